//! Fields of forms that have no text ([MS-DOC] 2.9.78): boxes to tick, and lists to choose from.

use super::written::Written;
use crate::parse::compound::{u16_at, u32_at};

/// Nothing was chosen, and what stands there at first counts.
const NOTHING: u16 = 25;
/// Word allows no more.
const MOST_ENTRIES: usize = 25;

/// What a field of a form holds.
pub(super) enum Control {
    Box { ticked: bool },
    List { entries: Vec<String>, chosen: u16 },
}

impl Control {
    /// Reads what lies at a place of the stream of pictures, behind a head that tells its own length.
    pub(super) fn read(data: &[u8], at: u32) -> Option<Self> {
        let bytes = data.get(usize::try_from(at).ok()?..)?;
        let whole = usize::try_from(u32_at(bytes, 0)?).ok()?;
        let form = bytes.get(usize::from(u16_at(bytes, 4)?)..whole.min(bytes.len()))?;
        let flags = u16_at(form, 4)?;
        let mut rest = form.get(10..)?;
        // its name
        text(&mut rest)?;
        let at_first = u16_at(rest, 0)?;
        let chosen = match flags >> 2 & 0x1f {
            NOTHING => at_first,
            chosen => chosen,
        };
        match flags & 3 {
            1 => Some(Self::Box { ticked: chosen != 0 }),
            2 => {
                rest = rest.get(2..)?;
                // a format, two texts of help, two programs
                (0..5).try_for_each(|_| text(&mut rest).map(drop))?;
                Some(Self::List { entries: entries(rest)?, chosen })
            }
            _ => None,
        }
    }

    /// As `w:ffData` has it.
    pub(super) fn tell(&self, out: &mut Written) {
        out.open("ffData", &[]);
        match self {
            Self::Box { ticked } => out.within("checkBox", &[], |out| out.switch("checked", Some(*ticked))),
            Self::List { entries, chosen } => out.within("ddList", &[], |out| {
                out.val("result", chosen);
                for entry in entries {
                    out.val("listEntry", entry);
                }
            }),
        }
        out.close("ffData");
    }
}

/// Takes a text off that has its length before it and a nought behind it.
fn text(rest: &mut &[u8]) -> Option<()> {
    let length = 2 * usize::from(u16_at(rest, 0)?);
    *rest = rest.get(2 + length + 2..)?;
    Some(())
}

fn entries(list: &[u8]) -> Option<Vec<String>> {
    let count = usize::from(u16_at(list, 2)?);
    let mut rest = list.get(6..)?;
    let mut found = Vec::new();
    for _ in 0..count.min(MOST_ENTRIES) {
        let length = 2 * usize::from(u16_at(rest, 0)?);
        let letters: Vec<u16> = rest.get(2..2 + length)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
        found.push(String::from_utf16_lossy(&letters));
        rest = rest.get(2 + length..)?;
    }
    Some(found)
}
