//! A calendar to subscribe to.

use jiff::civil::Date;
use serde::Serialize;

/// An iCalendar file (RFC 5545).
#[derive(Clone, Debug, Serialize, Hash)]
pub struct IcsCalendar {
    /// As calendar programs show it.
    pub name: String,
    /// Days before a last day on which it is reminded of.
    pub reminders: Vec<u16>,
    /// By day.
    pub events: Vec<IcsEvent>,
}

/// An all-day event. `end` is exclusive, as RFC 5545 has it.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct IcsEvent {
    /// Stable for as long as the duty exists.
    pub uid: String,
    /// Rises whenever a dated change touches the event.
    pub sequence: i32,
    /// First day.
    pub start: Date,
    /// The day after the last.
    pub end: Date,
    /// Absent for a single day.
    pub repeat: Option<IcsRepeat>,
    /// Title of the event.
    pub summary: String,
    /// Basis, channels, state, as text.
    pub description: String,
    /// Absolute address of its place in the agenda.
    pub url: Option<String>,
    /// Whether the law or the school's own plan asks for it.
    pub categories: Vec<String>,
    /// The duty does not apply (any more).
    pub cancelled: bool,
    /// Words of the reminders; none in feeds for everybody.
    pub reminder: Option<String>,
    /// The day of the latest change: today's date would change the file each day.
    pub changed: Date,
}

/// Every week until a day, some left out.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct IcsRepeat {
    /// Inclusive.
    pub until: Date,
    /// Days on which it does not take place.
    pub except: Vec<Date>,
}
