//! congkhai
pub mod diag;
pub mod pack;
pub mod parse;
pub mod source;
pub mod text;
