//! Views into bytes, one file a format. A view goes in, bytes come out; nothing else is known here.

mod atom;
mod csv;
mod html;
mod ics;
mod json;
mod languages;
mod search;
mod share_image;
mod sitemap;
mod xlsx;

pub use atom::atom;
pub use csv::csv;
pub use html::html;
pub use ics::ics;
pub use json::{dataset as json, package};
pub use search::{SearchPage, index as search_index, main_text};
pub use share_image::share_image;
pub use sitemap::sitemap;
pub use xlsx::xlsx;
