//! `congkhai serve`: the preview, with what it finds said in the terminal.

use super::args::ServeArgs;
use super::clock::as_of;
use super::speech::{filled, said, speech};
use super::words::{ALL_FINDINGS, HELD, KEPT, MADE, NO_BROWSER, POLLING, PORT_TAKEN, SEE_AT};
use super::{Exit, pdf_reader, report};
use crate::diag::Diagnostics;
use crate::pack::Packs;
use crate::serve::{Event, Wish, serve};
use crate::text::format_date;
use std::process::{Command, Stdio};

pub(super) fn run(args: &ServeArgs) -> Exit {
    let day = as_of(args.today);
    let wish = Wish { site: args.site.clone(), port: args.port, as_of: day };
    let mut tell = |event: &Event<'_>| match event {
        Event::Started { address, taken } => {
            if let Some(port) = taken {
                report::tell(&filled(&PORT_TAKEN, &[("port", port)]));
            }
            report::tell(&filled(&SEE_AT, &[("address", address), ("day", &format_date(day))]));
            report::tell(&filled(&ALL_FINDINGS, &[("address", address)]));
            if args.open {
                open(address);
            }
        }
        Event::Built { diagnostics, before, snapshot, pages } => {
            report::found(&new_ones(diagnostics, *before), snapshot);
            let counted = crate::diag::human::summary(diagnostics, speech());
            match diagnostics.errors() {
                0 => report::tell(&filled(&MADE, &[("pages", pages), ("counted", &counted)])),
                _ => report::tell(&filled(&KEPT, &[("counted", &counted)])),
            }
        }
        Event::Unreadable(error) => report::failure(*error),
        Event::Held(error) => {
            report::tell(&filled(&HELD, &[("error", &error.told(speech()))]));
        }
        Event::Polling(reason) => {
            report::tell(&filled(&POLLING, &[("reason", &reason.told(speech()))]));
        }
    };
    match serve(&wish, &Packs::embedded(), &pdf_reader::unread, &mut tell) {
        Ok(never) => match never {},
        Err(error) => {
            report::failure(&error);
            Exit::Environment
        }
    }
}

/// What was not said after the build before.
fn new_ones(now: &Diagnostics, before: Option<&Diagnostics>) -> Diagnostics {
    let known: std::collections::HashSet<_> =
        before.into_iter().flat_map(Diagnostics::iter).map(|d| (&d.place.file, d.code.id, &d.message)).collect();
    now.only(|d| !known.contains(&(&d.place.file, d.code.id, &d.message)))
}

/// Asks the system to show the preview; where it cannot, the address is on the screen anyway.
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        // the empty words are the title of the window that `start` might open
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if command.spawn().is_err() {
        report::tell(said(&NO_BROWSER));
    }
}
