//! Ways of making public (hình thức công khai).

use super::due::Due;
use super::provenance::{OneOrMany, Provenance};
use serde::Deserialize;

/// A way of making public.
#[derive(Clone, Debug, Deserialize)]
pub struct Channel {
    /// `website`, `niem_yet`: what disclosures name in `channels` and plans in `channel`.
    pub id: String,
    /// As of a content.
    pub name: Option<String>,
    /// For readers: `Niêm yết công khai tại cơ sở giáo dục (bảng tin)`.
    pub label: String,
    /// `Điều 8 khoản 1 điểm b`; `None`: not known.
    pub article: Option<String>,
    /// Days for which it stays up.
    pub posting_days: Option<u16>,
    /// Ids of contents, or `all`.
    #[serde(default)]
    pub contents: OneOrMany<String>,
    /// For whom, where it is not for all.
    pub condition: Option<String>,
    /// A day of its own.
    pub due: Option<Due>,
    /// Of one with a day of its own: doing it shows on the site. If not, nothing is overdue where the site has nothing.
    #[serde(default)]
    pub on_site: bool,
    /// Where the way and its days come from; they may be another circular's (30 days on the board: 11/2020/TT-BGDĐT).
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

impl Channel {
    /// Whether a content is made public this way.
    pub fn carries(&self, content: &str) -> bool {
        self.contents.as_slice().iter().any(|c| c == "all" || c == content)
    }
}
