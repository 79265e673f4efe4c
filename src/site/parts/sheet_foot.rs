//! The foot of every printed sheet: the page's short address and its QR code, a mark of the content, how long it hangs.
//!
//! The mark is a digest of what the sheet says, not of the page around it: the same sheet has the same mark on any day and at any address.

use crate::derive::duties::{Item, Obligation};
use crate::model::{Disclosure, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::view::{QrView, SheetFoot};
use jiff::ToSpan;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Modules of white that a QR code needs around it.
const QUIET: i32 = 4;

/// Gives every page that is a sheet of paper its foot; disclosures have theirs already.
pub(crate) fn stamp(setting: &Setting<'_>, pages: &mut [Page]) {
    pages.par_iter_mut().for_each(|page| {
        let Content::Html(view) = &mut page.content else { return };
        let Some(paper) = view.paper() else { return };
        let mut printed = paper.printed();
        let chrome = paper.chrome();
        // above the text stands whose it is
        let head = [chrome.unit.as_ref().map(|u| u.name.clone()), chrome.eyebrow.clone(), Some(chrome.heading.clone())];
        // plain data always has a JSON form
        serde_json::to_writer(&mut printed, &head).unwrap_or_default();
        chrome.sheet = Some(foot(setting, &page.route, mark(&printed), None));
    });
}

/// The first 12 hexadecimal digits of the SHA-256 of something's JSON.
pub(crate) fn digest(of: &impl Serialize) -> String {
    // plain data always has a JSON form
    mark(&serde_json::to_vec(of).unwrap_or_default())
}

fn mark(bytes: &[u8]) -> String {
    crate::text::hex(&Sha256::digest(bytes)[..6])
}

/// The foot of the sheet at an address.
pub(crate) fn foot(setting: &Setting<'_>, route: &Route, hash: String, posting: Option<String>) -> SheetFoot {
    let address = setting.site.base_url.as_ref().map(|base| routes::absolute(base, route));
    SheetFoot {
        qr: address.as_deref().and_then(qr),
        address: address.map(|a| a.split_once("://").map_or(a.clone(), |(_, rest)| rest.to_owned())),
        hash,
        posting,
    }
}

/// A QR code; none if the address is too long for one. Its mask is stated: trying all eight for the one that looks most even takes a twentieth of a
/// build, and every reader must take each of them.
fn qr(address: &str) -> Option<QrView> {
    let segments = QrSegment::make_segments(address);
    let (least, most, mask) = (Version::MIN, Version::MAX, Some(Mask::new(0)));
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, most, mask, false).ok()?;
    let (mut path, mut digits) = (String::new(), itoa::Buffer::new());
    let mut write = |command: &str, number: i32| {
        path.push_str(command);
        path.push_str(digits.format(number));
    };
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                write("M", from + QUIET);
                write(" ", y + QUIET);
                write(".5h", x - from);
            }
            x += 1;
        }
    }
    Some(QrView { size: usize::try_from(code.size() + 2 * QUIET).unwrap_or_default(), path })
}

/// From when to when a disclosure hangs on the board, where its duty or its regulation says for how many days.
pub(crate) fn posting(setting: &Setting<'_>, disclosure: &Disclosure, duty: Option<&Obligation>) -> Option<String> {
    let from = disclosure.published?;
    let of_duty = duty
        .into_iter()
        .flat_map(|d| &d.channels)
        .filter(|c| disclosure.channels.contains(&c.id))
        .filter_map(|c| c.posting_days);
    let of_regime = disclosure
        .regime
        .channels
        .iter()
        .filter(|c| disclosure.channels.contains(&c.id))
        .filter_map(|c| c.posting_days);
    let days = of_duty.chain(of_regime).max()?;
    let to = from.saturating_add((i32::from(days) - 1).days());
    Some(setting.tell("sheet_posting", &[("from", &setting.date(from)), ("to", &setting.date(to))]))
}

/// Whether a disclosure is one that a duty of some list asks for.
pub(crate) fn fulfils(duties: &[Obligation], at: usize) -> bool {
    duties.iter().any(|d| d.fulfilled.iter().any(|f| f.item == Item::Disclosure(at)))
}

/// The unit's disclosures that were published by the stated day, with their positions.
pub(crate) fn published_by_then<'u>(
    setting: &Setting<'_>,
    unit: &'u Unit,
) -> impl Iterator<Item = (usize, &'u Disclosure)> {
    let today = setting.as_of;
    unit.disclosures.iter().enumerate().filter(move |(_, d)| d.published.is_some_and(|day| day <= today))
}
