//! Views into bytes, one file a format. A view goes in, bytes come out; nothing else is known here.

mod atom;
mod html;
mod ics;
mod sitemap;

pub use atom::atom;
pub use html::html;
pub use ics::ics;
pub use sitemap::sitemap;
