//! References to what a regulation asks for, as sources write them: `tt36-2017/cam_ket`.

use crate::diag::{Diagnostic, codes};
use crate::pack::{Packs, Regime};
use crate::parse::fields::Fields;
use crate::text::{Spanned, closest};
use jiff::ToSpan;
use jiff::civil::Date;
use std::fmt;

/// A reference to something that a regime asks to make public: `tt36-2017/cam_ket`, `finance-disclosure/thuc_hien_quy/3`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentRef {
    pub regulation: String,
    pub content: String,
    /// Quarter or half of a budget year.
    pub part: Option<u8>,
    /// The month (its first day) or week (its Monday) that a repeated duty is about.
    pub time: Option<RefTime>,
}

/// The time of a [`ContentRef`]: `…/2024-10`, `…/2024-10-07`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RefTime {
    Month(Date),
    Week(Date),
}

impl fmt::Display for ContentRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.regulation, self.content)?;
        match (self.part, self.time) {
            (Some(part), _) => write!(f, "/{part}"),
            (_, Some(RefTime::Month(day))) => write!(f, "/{:04}-{:02}", day.year(), day.month()),
            (_, Some(RefTime::Week(day))) => write!(f, "/{day}"),
            _ => Ok(()),
        }
    }
}

impl ContentRef {
    pub(super) fn list(fields: &mut Fields<'_, '_>, key: &'static str, packs: &Packs) -> Vec<Self> {
        let written = fields.texts(key);
        written.iter().filter_map(|w| Self::read(fields, w, packs)).collect()
    }

    /// Of a whole duty: no quarter, no week.
    pub fn whole(regulation: &str, content: String) -> Self {
        Self { regulation: regulation.to_owned(), content, part: None, time: None }
    }

    /// Whether this reference, as somebody wrote it, means that one: what it leaves open fits anything.
    pub fn means(&self, other: &Self) -> bool {
        let part = self.part.is_none() || self.part == other.part;
        let time = self.time.is_none() || self.time == other.time;
        self.regulation == other.regulation && self.content == other.content && part && time
    }

    pub(super) fn read(fields: &mut Fields<'_, '_>, written: &Spanned<String>, packs: &Packs) -> Option<Self> {
        let (regulation, rest) = written.value.split_once('/').unwrap_or((&written.value, ""));
        let Some(regime) = packs.regime(regulation) else {
            let near = closest(regulation, packs.regimes.iter().map(|r| r.id.as_str()));
            let message = format!("không có quy định công khai “{regulation}”");
            let hint = near.map_or_else(
                || format!("đang có: {}", packs.regimes.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", ")),
                |near| format!("có phải là “{near}”?"),
            );
            fields
                .diagnostics
                .push(Diagnostic::new(&codes::UNKNOWN_REGULATION, written.place.clone(), message).hint(hint));
            return None;
        };
        let (content, part, time) = match rest.rsplit_once('/') {
            Some((content, part)) if part.bytes().all(|b| b.is_ascii_digit()) => (content, part.parse().ok(), None),
            Some((content, time)) if time.starts_with(|c: char| c.is_ascii_digit()) => (content, None, ref_time(time)),
            _ => (rest, None, None),
        };
        let known = contents_of(regime);
        if !known.iter().any(|k| k == content) {
            let hint = closest(content, known.iter().map(String::as_str)).map_or_else(
                || format!("đang có: {}", known.join(", ")),
                |near| format!("có phải là “{regulation}/{near}”?"),
            );
            let message = format!("{} không có nội dung “{content}”", regime.number);
            fields
                .diagnostics
                .push(Diagnostic::new(&codes::UNKNOWN_CONTENT, written.place.clone(), message).hint(hint));
            return None;
        }
        Some(Self { regulation: regulation.to_owned(), content: content.to_owned(), part, time })
    }
}

/// `2024-10` is a month, `2024-10-07` the week of that day.
fn ref_time(written: &str) -> Option<RefTime> {
    if let Ok(day) = written.parse::<Date>() {
        return day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok().map(RefTime::Week);
    }
    format!("{written}-01").parse().ok().map(RefTime::Month)
}

/// What of a regime can be referred to.
fn contents_of(regime: &Regime) -> Vec<String> {
    let contents = regime.contents.iter().map(|c| c.id.clone());
    let schedules = regime.own_schedules().map(|s| s.id.clone());
    let reporting = regime.reporting.iter().map(|r| format!("reporting/{}", r.id));
    let channels = regime.channels.iter().filter(|c| c.due.is_some()).map(|c| format!("channels/{}", c.id));
    let updates = regime.schedules.iter().filter(|s| s.update.is_some()).map(|s| format!("update/{}", s.id));
    let changes = regime.schedules.iter().filter(|s| s.on_change.is_some()).map(|s| format!("on_change/{}", s.id));
    let budget = regime.disclosures.iter().map(|d| d.id.clone());
    contents.chain(schedules).chain(reporting).chain(channels).chain(updates).chain(changes).chain(budget).collect()
}
