//! `congkhai schema`: JSON Schemas of the sources, for editors.

use super::args::SchemaArgs;
use super::speech::filled;
use super::words::UNKNOWN_KIND;
use super::{Exit, report, unknown};
use crate::pack::Packs;
use crate::schema;

pub(super) fn run(args: &SchemaArgs) -> Exit {
    let packs = Packs::embedded();
    let document = match &args.kind {
        None => schema::all(&packs),
        Some(kind) => match schema::of(kind, &packs) {
            Some(document) => document,
            None => return no_kind(kind),
        },
    };
    report::print(&format!("{document:#}\n"));
    Exit::Done
}

fn no_kind(written: &str) -> Exit {
    let known: Vec<&str> = schema::kinds().iter().map(|kind| kind.name.as_str()).collect();
    unknown::refused(&filled(&UNKNOWN_KIND, &[("word", &written)]), written, &known)
}
