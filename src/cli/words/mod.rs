//! All that the command line says, in Vietnamese and English side by side, so that neither can lack what the other has.

mod books;
mod help;
mod log;
mod told;
mod usage;
mod value_names;

pub(super) use books::*;
pub(super) use help::{ABOUT, HEADINGS, help_of};
pub(super) use log::*;
pub(super) use told::*;
pub(super) use usage::*;
pub(super) use value_names::value_name;
