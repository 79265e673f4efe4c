//! Search without a server: an index in small script files, of which one query loads a few.
//!
//! ```text
//! printed pages ── text ──▶ words ──▶ gathered, one a thread ──▶ postings by word without marks ──▶ shards tu/N.js
//!                                                         └────▶ titles and openings ─────────────▶ blocks muc/N.js
//! ```
//!
//! The files are scripts (`congkhaiTim("tu/3", {…})`), since pages opened from a disk cannot fetch data but can load scripts. A word lies in the
//! shard that its hash names, so that a query knows without an index of the index which files to load. Marks and case are folded as
//! [`crate::text::fold`] does; within a folded word the forms as written are kept apart, so that exact matches come first.

mod files;
mod gather;
mod text;
mod words;

pub use files::index;
pub use gather::{Gathered, SearchPage};
