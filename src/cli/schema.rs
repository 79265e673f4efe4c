//! `congkhai schema`: JSON Schemas of the sources, for editors.

use super::args::SchemaArgs;
use super::speech::filled;
use super::words::{HINT, MEANT, ONE_OF, UNKNOWN_KIND, USAGE_ERROR};
use super::{Exit, report};
use crate::pack::Packs;
use crate::schema;
use crate::text::closest;

pub(super) fn run(args: &SchemaArgs) -> Exit {
    let packs = Packs::embedded();
    let document = match &args.kind {
        None => schema::all(&packs),
        Some(kind) => match schema::of(kind, &packs) {
            Some(document) => document,
            None => return unknown(kind),
        },
    };
    report::print(&format!("{document:#}\n"));
    Exit::Done
}

fn unknown(written: &str) -> Exit {
    let known: Vec<&str> = schema::kinds().iter().map(|kind| kind.name.as_str()).collect();
    let hint = match closest(written, known.iter().copied()) {
        Some(near) => filled(&MEANT, &[("word", &near)]),
        None => filled(&ONE_OF, &[("words", &known.join(", "))]),
    };
    report::tell(&filled(&USAGE_ERROR, &[("what", &filled(&UNKNOWN_KIND, &[("word", &written)]))]));
    report::tell(&filled(&HINT, &[("hint", &hint)]));
    Exit::Usage
}
