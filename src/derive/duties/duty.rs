//! One duty as everybody reads it: what, by when, for whom, and where it stands.

use super::fulfilment::Fulfilment;
use super::status::{Look, Status};
use crate::derive::due::{About, Counting};
use crate::model::{ContentRef, EventKind, When};
use crate::text::SchoolYear;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One duty, or one line of the school's plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Obligation {
    /// The school year whose duties it is among.
    pub year: SchoolYear,
    /// Stable within a unit and school year; part of calendar UIDs.
    pub id: String,
    /// In the words of the regulation or the plan, without the time that it speaks of ([`Self::about`]).
    pub title: String,
    /// What readers call it, likewise; `None`: by its title.
    pub name: Option<String>,
    /// Which rule, or where in the plan.
    pub source: Source,
    /// Of the law: a disclosure, a report or an update; of the plan: as its line says.
    pub kind: EventKind,
    /// `None`: it waits for a day that the school has not named.
    pub when: Option<When>,
    /// What time it speaks of.
    pub about: About,
    /// Shared by the instances of a duty that comes back every week or month.
    pub series: Option<Series>,
    /// What must be public to meet it; empty: a line of the plan that is about no duty.
    pub covers: Vec<ContentRef>,
    /// Ways of making public that are asked for; empty: none is named.
    pub channels: Vec<ChannelUse>,
    /// Who gets it, in words; `None`: everybody, or not said.
    pub recipient: Option<String>,
    /// Who does it; none for what is no duty.
    pub role: Option<RoleName>,
    /// All that meets it or a part of it, earliest first; of updates what was touched in their time.
    pub fulfilled: Vec<Fulfilment>,
    /// Of several parts, those that are not there yet while others are.
    pub missing: Vec<Missing>,
    /// Where it stands on the stated day.
    pub status: Status,
    /// Id of the condition that it hangs on, as the rule says ("nếu có").
    pub condition: Option<String>,
    /// Why it does not apply.
    pub not_applicable: Option<String>,
    /// What of it is recalled (written from memory); shown beside it.
    pub certainty: Sureness,
    /// How its working days were counted.
    pub counting: Counting,
    /// Of a line of the plan: the site's editor on a slip of the original.
    pub editor_note: Option<String>,
    /// For SEQUENCE and date of change in calendars to subscribe to.
    pub revision: Revision,
}

/// A part that is not there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Missing {
    /// The content, where it has one form for all levels of the school, or none.
    Content(ContentRef),
    /// The form of one of the school's levels.
    Form {
        /// Whose form it is.
        content: ContentRef,
        /// Of the form that is missing: `05`.
        number: String,
    },
}

/// When what a duty says was changed, by the dates in the sources: of the rule's data, the plan, the unit, and what was published or corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Revision {
    /// That of the rule's data, or of the plan: what stays of it when the unit is left aside.
    pub base: Date,
    /// The latest of the dates.
    pub day: Date,
    /// Rises with every date that is added or moved on, even if it is not the latest, and with a first answer of the unit's.
    pub number: i32,
}

impl Revision {
    /// By dates alone; the first is the base's.
    pub fn of(base: Date, dates: &[Date]) -> Self {
        const EPOCH: Date = Date::constant(2017, 1, 1);
        let all = || std::iter::once(&base).chain(dates);
        let number = all().map(|day| EPOCH.until(*day).map_or(0, |span| span.get_days()).max(1)).sum();
        Self { base, day: all().max().copied().unwrap_or(base), number }
    }
}

/// What the instances of a repeated duty share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Series {
    /// That of the instances without their time.
    pub id: String,
}

/// Where a duty comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Source {
    /// A regulation, with the article if known.
    Law {
        /// Id of the pack: `tt36-2017`.
        regulation: String,
        /// `36/2017/TT-BGDĐT`.
        number: String,
        /// `Điều 4 khoản 1 điểm a`; `None`: not known.
        article: Option<String>,
    },
    /// The school's own plan, and where in it.
    Plan {
        /// `V`, `Tháng 9`; `None`: the plan does not say.
        section: Option<String>,
    },
}

/// A way of making public, as a duty asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ChannelUse {
    /// The pack's: `niem_yet`.
    pub id: String,
    /// For readers; the id where no pack knows it.
    pub label: String,
    /// Days for which it stays up.
    pub posting_days: Option<u16>,
    /// For whom, where it is not for all.
    pub condition: Option<String>,
}

/// A role's id and the name of the post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RoleName {
    /// Of a role in the pack `calendar`: `ke_toan`.
    pub id: String,
    /// The school's own name of the post, else the pack's.
    pub label: String,
}

/// What of a duty is written from memory in the pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sureness {
    /// The last day is recalled.
    pub date_recalled: bool,
    /// The article is recalled, or something else that the pack tells of the content.
    pub article_recalled: bool,
}

impl Obligation {
    /// Whether it comes from a regulation.
    pub fn is_law(&self) -> bool {
        matches!(self.source, Source::Law { .. })
    }

    /// Whether every view counts it: a duty of the law that this site could show. The school's own plan is not counted beside the law.
    pub fn is_counted(&self) -> bool {
        self.is_law() && self.status != Status::NotTracked
    }

    /// See [`Look`].
    pub fn look(&self) -> Look {
        self.status.look()
    }

    /// The last day, if it is known.
    pub fn last_day(&self) -> Option<Date> {
        self.when.map(When::last_day)
    }
}
