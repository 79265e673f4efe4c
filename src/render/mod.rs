//! Views into bytes, one file a format. A view goes in, bytes come out; nothing else is known here.

mod archive;
mod atom;
mod book;
mod book_formats;
mod csv;
mod dcat;
mod fragment;
mod html;
mod ics;
mod json;
mod languages;
mod paper;
mod script_data;
mod search;
mod sitemap;
mod unbroken;
mod word;
mod xlsx;
mod zip_header;

pub use archive::archive;
pub use atom::atom;
pub use book::workbook;
pub use csv::{csv, rows as csv_rows};
pub use dcat::dcat;
pub use fragment::fragment;
pub use html::html;
pub use ics::ics;
pub use json::{dataset as json, package, records};
pub use paper::{NoPaper, PaperFile, paper};
pub use script_data::script_data;
pub use search::{
    Damaged, Lexicon, Phrases, SearchPage, SegmentBuilder, Segments, index as search_index,
    is_whole as is_whole_segment,
};
pub use sitemap::{sitemap, sitemap_index};
pub use word::word_form;
pub use xlsx::xlsx;
