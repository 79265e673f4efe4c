//! Search without a server: an index in small script files, of which one query loads a few.
//!
//! ```text
//! printed pages ── text ──▶ runs ──▶ words, pairs ──▶ segment of a part, slices by hash ──▶ lists by word without marks ──▶ shards tu/N.js, doi/H-N.js
//!                   │                                   │    └─▶ what long lists leave out ─────────────────────────▶ don-vi/U/N.js
//!                   └─▶ labels and what stands beside ──┴─▶ titles and extracts ────────────────────────────────────▶ blocks muc/N.js
//! ```
//!
//! Each part of the site (a unit, or the portal) makes a segment while its pages are printed: bytes that can lie on a disk. The index is made of
//! all segments slice by slice, so that of all pages only a few numbers are in memory at once.
//!
//! The files are scripts (`congkhaiTim("tu/3", {…})`), since pages opened from a disk cannot fetch data but can load scripts. A word lies in the
//! shard that its hash names, so that a query knows without an index of the index which files to load. Marks and case are folded as
//! [`crate::text::fold`] does; within a folded word the forms as written are kept apart, so that exact matches come first. Words that stand side
//! by side in a title, a label or a phrase of the theme are a term of their own: `hoc phi` is rarer than either; they lie with their first word,
//! or in files of their own if they are many. What a word is worth on a page is settled here (where it stands, how long and how old the page
//! is), how rare it is among all pages by the script.
//!
//! `chung.js` holds what every query needs, with the theme's words of the same meaning; `don-vi/U.js` which pages are a unit's; `tu-vung.js` the
//! syllables, for queries that are mistyped.

mod blocks;
mod extract;
mod files;
mod gather;
mod known;
mod layout;
mod lists;
mod pages;
mod phrases;
mod quick;
mod segment;
mod shards;
mod slices;
mod stored;
mod text;
mod units;
mod whole;
mod words;

pub use files::index;
pub use gather::{Lexicon, SearchPage, SegmentBuilder};
pub use phrases::Phrases;
pub use stored::{Damaged, Segments};
pub use whole::is_whole;
