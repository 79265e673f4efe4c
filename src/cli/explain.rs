//! `congkhai explain`: what a code means, why it matters, how to mend it, and what the program says in such a case.

use super::args::ExplainArgs;
use super::speech::{filled, said, speech};
use super::words::{ALL_CODES, EXAMPLE, MEANS, MEND, UNKNOWN_CODE, WHY};
use super::{Exit, report, unknown};
use crate::diag::{Code, codes};
use crate::explain::{example, explanation, find};
use std::fmt::Write as _;

pub(super) fn run(args: &ExplainArgs) -> Exit {
    if args.codes.is_empty() {
        report::print(&list());
        return Exit::Done;
    }
    let mut exit = Exit::Done;
    for written in &args.codes {
        match find(written) {
            Some(code) => report::print(&told(code)),
            None => exit = no_code(written),
        }
    }
    exit
}

/// Every code in a line.
fn list() -> String {
    let row = |code: &&Code| {
        format!("{}  {:8}  {}\n", code.id, code.severity.label(speech()), explanation(code, speech()).title)
    };
    let rows: String = codes::ALL.iter().map(row).collect();
    format!("{rows}\n{}\n", said(&ALL_CODES))
}

/// One code in full.
fn told(code: &Code) -> String {
    let words = explanation(code, speech());
    let mut out = format!("{} ({}): {}\n", code.id, code.severity.label(speech()), words.title);
    for (head, text) in [(MEANS, &words.means), (WHY, &words.why), (MEND, &words.mend)] {
        let _ = write!(out, "\n{}\n  {text}\n", said(&head));
    }
    if let Some(lines) = example(code.id) {
        let _ = write!(out, "\n{}\n", said(&EXAMPLE));
        out.extend(lines.lines().map(|line| format!("  {line}\n")));
    }
    out + "\n"
}

fn no_code(written: &str) -> Exit {
    let what = filled(&UNKNOWN_CODE, &[("code", &written)]);
    let ids: Vec<&str> = codes::ALL.iter().map(|code| code.id).collect();
    let near = unknown::near(&written.trim().to_ascii_uppercase(), &ids);
    report::refused(&what, Some(near.as_deref().unwrap_or(said(&ALL_CODES))))
}
