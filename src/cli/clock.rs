//! Time enters here, once, as a value.

use jiff::civil::Date;
use jiff::{Timestamp, tz};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The day that states are as of: what was asked for, else `SOURCE_DATE_EPOCH`, else today in Vietnam (UTC+7).
pub(super) fn as_of(asked: Option<Date>) -> Date {
    asked.unwrap_or_else(|| moment().to_zoned(tz::TimeZone::fixed(tz::offset(7))).date())
}

/// `SOURCE_DATE_EPOCH`, else now.
#[allow(clippy::disallowed_methods)]
pub(super) fn moment() -> Timestamp {
    let stated = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<i64>().ok());
    let seconds = stated.unwrap_or_else(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        i64::try_from(now).unwrap_or(0)
    });
    Timestamp::from_second(seconds).unwrap_or_default()
}

/// Measures the stages of a build for `--timings`.
pub(super) struct Stopwatch {
    last: Instant,
    pub(super) stages: Vec<(&'static str, f64)>,
}

impl Stopwatch {
    pub(super) fn start() -> Self {
        Self { last: Instant::now(), stages: Vec::new() }
    }
}

impl crate::pipeline::Observer for Stopwatch {
    fn stage_done(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now.duration_since(self.last).as_secs_f64() * 1000.0));
        self.last = now;
    }
}
