//! What every page is made within: addresses, words and dates of the language, the frame around pages.

pub(crate) mod calendar_view;
mod closed;
mod dates;
pub(crate) mod edition;
pub(crate) mod files;
pub(crate) mod frame;
pub(crate) mod held;
pub(crate) mod list_routes;
pub(crate) mod log_routes;
pub(crate) mod policy;
pub(crate) mod queries;
pub(crate) mod record;
pub(crate) mod routes;
pub(crate) mod section;
pub(crate) mod setting;
pub(crate) mod share;
pub(crate) mod targets;
