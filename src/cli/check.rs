//! `congkhai check`: every mistake in the sources, nothing written. It makes the site in memory too, so that broken links are found.

use super::args::CheckArgs;
use super::clock::{Stopwatch, as_of};
use super::speech::{filled, speech};
use super::words::DUTIES;
use super::{Exit, due, pdf_reader, report};
use crate::pack::Packs;
use crate::pipeline::{self, Destination, Memo, Observer, Options};
use crate::source::read_site;
use crate::text::format_date;

pub(super) fn run(args: &CheckArgs) -> Exit {
    let mut stopwatch = Stopwatch::start();
    let mut snapshot = match read_site(&args.source.site) {
        Ok(snapshot) => snapshot,
        Err(error) => {
            report::failure(&error);
            return Exit::Environment;
        }
    };
    let packs = Packs::embedded();
    stopwatch.stage_done("nạp tệp");
    pdf_reader::read(&mut snapshot);
    stopwatch.stage_done("đọc PDF");
    let (day, options, mut memo) = (as_of(args.source.today), Options::default(), Memo::forgetful());
    let made = pipeline::make(&snapshot, &packs, day, &options, &mut memo, &Destination::of(&()), &mut stopwatch);
    let refused = report::findings(&made.diagnostics, &snapshot, &args.source, false);
    if !made.waiting.is_empty() {
        report::say(&made.waiting.told(speech()), &args.source);
    }
    if made.standing.units > 0 {
        let counts = due::counts(&made.standing.tally, &made.standing.owed);
        report::say(&filled(&DUTIES, &[("day", &format_date(day)), ("counts", &counts)]), &args.source);
    }
    report::timings(&stopwatch, &args.source);
    if refused { Exit::SourceErrors } else { Exit::Done }
}
