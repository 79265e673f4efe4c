//! References to what a regulation asks for, as sources write them: `tt36-2017/cam_ket`.

use crate::diag::{Diagnostic, codes};
use crate::pack::{Packs, Regime};
use crate::parse::fields::Fields;
use crate::text::{Spanned, closest};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A reference to something that a regime asks to make public: `tt36-2017/cam_ket`, `finance-disclosure/thuc_hien_quy/3`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ContentRef {
    /// Id of the pack: `tt36-2017`.
    pub regulation: String,
    /// Where in the pack `content` is looked up.
    pub asks: Asks,
    /// Its id among what the regulation asks for in this way.
    pub content: String,
    /// Which of several parts of a budget year: 3 for its third quarter.
    pub part: Option<u8>,
    /// The month (its first day) or week (its Monday) that a repeated duty is about.
    pub time: Option<RefTime>,
}

/// The time of a [`ContentRef`]: `…/2024-10`, `…/2024-10-07`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RefTime {
    /// First day of the month.
    Month(Date),
    /// Monday of the week, whichever of its days was written.
    Week(Date),
}

/// What a regulation asks for. References to the last four begin with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Asks {
    /// A content.
    Content,
    /// A schedule that is a content of its own (a weekly menu).
    Schedule,
    /// A budget disclosure.
    Budget,
    /// `reporting/…`: a report to an office.
    Report,
    /// `channels/…`: a way of making public that has a time of its own.
    Channel,
    /// `update/…`: bringing up to date at a time of the year.
    Update,
    /// `on_change/…`: bringing up to date when something has changed.
    Change,
}

impl Asks {
    /// All, in the order in which a reference is tried and hints list them.
    const ALL: [Self; 7] =
        [Self::Content, Self::Schedule, Self::Report, Self::Channel, Self::Update, Self::Change, Self::Budget];

    /// The word before the id in a reference, with its slash.
    fn prefix(self) -> &'static str {
        match self {
            Self::Content | Self::Schedule | Self::Budget => "",
            Self::Report => "reporting/",
            Self::Channel => "channels/",
            Self::Update => "update/",
            Self::Change => "on_change/",
        }
    }

    /// What of a regime can be referred to in this way.
    fn ids(self, regime: &Regime) -> Vec<&str> {
        match self {
            Self::Content => regime.contents.iter().map(|c| c.id.as_str()).collect(),
            Self::Schedule => regime.own_schedules().map(|s| s.id.as_str()).collect(),
            Self::Budget => regime.disclosures.iter().map(|d| d.id.as_str()).collect(),
            Self::Report => regime.reporting.iter().map(|r| r.id.as_str()).collect(),
            Self::Channel => regime.channels.iter().filter(|c| c.due.is_some()).map(|c| c.id.as_str()).collect(),
            Self::Update => regime.schedules.iter().filter(|s| s.update.is_some()).map(|s| s.id.as_str()).collect(),
            Self::Change => regime.schedules.iter().filter(|s| s.on_change.is_some()).map(|s| s.id.as_str()).collect(),
        }
    }

    /// What a reference without its regulation means: `cam_ket`, `channels/niem_yet`.
    fn find(regime: &Regime, path: &str) -> Option<(Self, String)> {
        Self::ALL.into_iter().find_map(|asks| {
            let id = path.strip_prefix(asks.prefix())?;
            asks.ids(regime).contains(&id).then(|| (asks, id.to_owned()))
        })
    }
}

impl fmt::Display for ContentRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.regulation, self.path())?;
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
    pub fn whole(regulation: &str, asks: Asks, content: String) -> Self {
        Self { regulation: regulation.to_owned(), asks, content, part: None, time: None }
    }

    /// Without the regulation and the time: `cam_ket`, `channels/niem_yet`.
    pub fn path(&self) -> String {
        format!("{}{}", self.asks.prefix(), self.content)
    }

    /// The name of a content or budget disclosure; the others go by the duty's own title.
    pub fn label<'p>(&self, packs: &'p Packs) -> Option<&'p str> {
        let regime = packs.regime(&self.regulation)?;
        match self.asks {
            Asks::Content => regime.content(&self.content).map(|c| c.label.as_str()),
            Asks::Budget => regime.disclosures.iter().find(|d| d.id == self.content).map(|d| d.label.as_str()),
            _ => None,
        }
    }

    /// What readers call it, else its name in the regulation.
    pub fn name<'p>(&self, packs: &'p Packs) -> Option<&'p str> {
        let regime = packs.regime(&self.regulation)?;
        let plain = match self.asks {
            Asks::Content => regime.content(&self.content)?.name.as_deref(),
            Asks::Budget => regime.disclosures.iter().find(|d| d.id == self.content)?.name.as_deref(),
            _ => None,
        };
        plain.or_else(|| self.label(packs))
    }

    /// Whether this reference, as somebody wrote it, means that one: what it leaves open fits anything.
    pub fn means(&self, other: &Self) -> bool {
        let part = self.part.is_none() || self.part == other.part;
        let time = self.time.is_none() || self.time == other.time;
        self.regulation == other.regulation
            && (self.asks, &self.content) == (other.asks, &other.content)
            && part
            && time
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
        let Some((asks, content)) = Asks::find(regime, content) else {
            let known: Vec<String> = Asks::ALL
                .into_iter()
                .flat_map(|asks| asks.ids(regime).into_iter().map(move |id| format!("{}{id}", asks.prefix())))
                .collect();
            let hint = closest(content, known.iter().map(String::as_str)).map_or_else(
                || format!("đang có: {}", known.join(", ")),
                |near| format!("có phải là “{regulation}/{near}”?"),
            );
            let message = format!("{} không có nội dung “{content}”", regime.number);
            fields
                .diagnostics
                .push(Diagnostic::new(&codes::UNKNOWN_CONTENT, written.place.clone(), message).hint(hint));
            return None;
        };
        // `thuc_hien_6_thang/1` says no more than `thuc_hien_6_thang`: only what is made on several parts of a year has numbers
        let report = regime.disclosures.iter().find(|d| d.id == content).map(|d| d.period.as_str());
        let numbered = |id: &str| packs.calendar.budget_parts(id).any(|period| period.number.is_some());
        let part = part.filter(|_| report.is_some_and(numbered));
        Some(Self { regulation: regulation.to_owned(), asks, content, part, time })
    }
}

/// `2024-10` is a month, `2024-10-07` the week of that day.
fn ref_time(written: &str) -> Option<RefTime> {
    if let Ok(day) = written.parse::<Date>() {
        return day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok().map(RefTime::Week);
    }
    format!("{written}-01").parse().ok().map(RefTime::Month)
}
