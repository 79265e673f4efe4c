//! congkhai
pub mod check;
pub mod cli;
pub mod diag;
pub mod model;
pub mod pack;
pub mod parse;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod site;
pub mod source;
pub mod text;
pub mod theme;
