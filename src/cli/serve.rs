//! `congkhai serve`: the preview, with what it finds said in the terminal.

use super::args::ServeArgs;
use super::clock::as_of;
use super::{Exit, report};
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
                report::tell(&format!("Cổng {port} đang được dùng; lấy cổng kế tiếp còn trống."));
            }
            report::tell(&format!("Xem tại {address}, tính đến {}. Dừng bằng Ctrl+C.", format_date(day)));
            if args.open {
                open(address);
            }
        }
        Event::Built { diagnostics, before, snapshot, pages } => {
            report::found(&new_ones(diagnostics, *before), snapshot);
            let counted = crate::diag::human::summary(diagnostics);
            match diagnostics.errors() {
                0 => report::tell(&format!("Đã dựng {pages} trang. {counted}")),
                _ => report::tell(&format!("Có lỗi, giữ bản đúng gần nhất. {counted}")),
            }
        }
        Event::Unreadable(error) => report::failure(error),
        Event::Held(error) => {
            report::tell(&format!("{error}; xem trước giữ nội dung đọc được lần trước."));
        }
        Event::Polling(reason) => {
            report::tell(&format!("Hệ thống không báo khi tệp đổi ({reason}); cứ mỗi giây xem lại một lần."));
        }
    };
    match serve(&wish, &Packs::embedded(), &mut tell) {
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
    let mut new = Diagnostics::default();
    for diagnostic in now.iter().filter(|d| !known.contains(&(&d.place.file, d.code.id, &d.message))) {
        new.push(diagnostic.clone());
    }
    new
}

/// Asks the system to show the preview; where it cannot, the address is on the screen anyway.
fn open(address: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = Command::new(program).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
