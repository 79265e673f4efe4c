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
    /// Rises whenever a dated change touches the event.
    pub sequence: i32,
    pub start: Date,
    pub end: Date,
    pub repeat: Option<IcsRepeat>,
    pub summary: String,
    pub description: String,
    pub url: Option<String>,
    pub categories: Vec<String>,
    /// The duty does not apply (any more).
    pub cancelled: bool,
    /// Words of the reminders 14 and 3 days before; none in feeds for everybody.
    pub reminder: Option<String>,
    /// The day of the latest change: today's date would change the file each day.
    pub changed: Date,
}

/// Every week until a day, some left out.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct IcsRepeat {
    pub until: Date,
    pub except: Vec<Date>,
}
