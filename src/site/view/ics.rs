//! A calendar to subscribe to.

use jiff::civil::Date;
use serde::Serialize;

/// An iCalendar file (RFC 5545).
#[derive(Clone, Debug, Serialize, Hash)]
pub struct IcsCalendar {
    pub name: String,
    pub events: Vec<IcsEvent>,
}

/// An all-day event. `end` is exclusive, as RFC 5545 has it.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct IcsEvent {
    /// Stable for as long as the duty exists.
    pub uid: String,
    pub start: Date,
    pub end: Date,
    pub summary: String,
    pub description: String,
    pub url: Option<String>,
    pub categories: Vec<String>,
    /// The day the content is from: today's date would change the file each day.
    pub stamp: Date,
}
