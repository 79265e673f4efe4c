//! The site to be: addresses, views, artifacts.
//!
//! [`plan`] turns a model into [`Page`]s, one typed view an address; `render` turns each into bytes; [`inspect`] looks at what came out.

mod context;
pub mod inspect;
mod page;
mod pages;
mod parts;
mod phrases;
pub mod plan;
mod prose_view;
mod route;
pub mod view;

pub use page::Page;
pub use parts::{sheet_form, workbook};
pub use route::Route;

use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that is published: addresses and bytes, in order.
#[derive(Clone, Debug, Default)]
pub struct SiteOutput {
    /// By address, which is also the path below the output folder.
    pub artifacts: BTreeMap<Route, Arc<[u8]>>,
}
