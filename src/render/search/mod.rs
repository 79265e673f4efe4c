//! Search without a server: an index in small script files, of which one query loads a few.
//!
//! ```text
//! printed pages ── text ──▶ runs ──▶ words, pairs ──▶ gathered, one a thread ──▶ lists by word without marks ──▶ shards tu/N.js
//!                   │                                              │                └─▶ what long lists leave out ▶ don-vi/U-N.js
//!                   └─▶ labels and what stands beside ─▶ extracts ─┴──▶ titles and extracts ───────────────────▶ blocks muc/N.js
//! ```
//!
//! The files are scripts (`congkhaiTim("tu/3", {…})`), since pages opened from a disk cannot fetch data but can load scripts. A word lies in the
//! shard that its hash names, so that a query knows without an index of the index which files to load. Marks and case are folded as
//! [`crate::text::fold`] does; within a folded word the forms as written are kept apart, so that exact matches come first. Words that stand side
//! by side in a title, a label or a phrase of the theme are a term of their own: `hoc phi` is rarer than either. What a word is worth on a page
//! is settled here (where it stands, how long and how old the page is), how rare it is among all pages by the script.
//!
//! `chung.js` holds what every query needs, with the theme's words of the same meaning; `tu-vung.js` the syllables, for queries that are mistyped.

mod extract;
mod files;
mod gather;
mod known;
mod lists;
mod pages;
mod phrases;
mod quick;
mod text;
mod words;

pub use files::index;
pub use gather::{Gathered, SearchPage};
pub use phrases::Phrases;
