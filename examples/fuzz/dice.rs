//! Numbers that look random and are the same in each run (splitmix64), and changes of bytes.

pub(super) struct Dice(u64);

impl Dice {
    /// Those of one input.
    pub(super) fn of(reader: &str, number: u64) -> Self {
        let name = reader
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
        let mut dice = Self(name ^ number.wrapping_mul(0x2545_f491_4f6c_dd1d));
        dice.roll();
        dice
    }

    pub(super) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() % limit.max(1) as u64).unwrap_or(0)
    }

    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Words that readers look for, and numbers at the end of what they can hold.
pub(super) const WORDS: &[&str] = &[
    "…",
    "con",
    "../",
    "%00",
    "%E1%BB",
    "99999999999999999999",
    "-1",
    "0",
    "1e400",
    "4294967296",
    "2024-02-30",
    "31/12/9999",
    "29/2/2023",
    "12000-12005",
    "32767",
    "{{ ",
    " }}",
    "{{ table ",
    "[H1-1.1-01]",
    "[x]: ",
    "[^1]",
    "[^1]: ",
    "![",
    "](",
    "|",
    "\n\n",
    "\n---\n",
    "- ",
    ": ",
    " #",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "&a ",
    "*a",
    "<<: ",
    "!!int ",
    "\t",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "ế",
    "e\u{302}\u{301}",
    "𝒳",
    "TuyÓn",
    "# ",
    "###### ",
    "```",
    "~~",
    "**",
    "_",
    "<br>",
    "<!--",
    "<a@b.vn>",
    "x,5",
    "12,5",
    "1.234.567,89",
    "null",
    "true",
    "=SUM(A1)",
    "\r\n",
    "\r",
    ">-\n  ",
    "|2\n",
    "? ",
    "%YAML 1.2\n",
    "13/2024",
    "Tháng 13/2024",
    "năm học 2023-2024",
    "Quý 5",
    "kỳ II",
    "https://",
    "mailto:",
    "javascript:",
    "&lt;",
    "&#x110000;",
    "<![CDATA[",
    "]]>",
    "<w:tbl>",
    "</w:tc>",
    "<w:p/>",
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "r=\"A1\"",
    "t=\"s\"",
    "table:number-columns-repeated=\"16384\"",
    "    ",
];

/// Changes bytes in up to five places; pieces come from other seeds.
pub(super) fn change(bytes: &mut Vec<u8>, others: &[&[u8]], dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(24)).min(bytes.len());
        match dice.below(11) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..at, dice.pick(WORDS).bytes())),
            2 => drop(bytes.splice(at..end, dice.pick(WORDS).bytes())),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece.repeat(1 + dice.below(40)));
            }
            4 if at < bytes.len() => bytes[at] = dice.roll().to_le_bytes()[0],
            5 => {
                let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
                if lines.len() > 1 {
                    let (from, to) = (dice.below(lines.len()), dice.below(lines.len()));
                    lines.swap(from, to);
                }
                *bytes = lines.concat();
            }
            6 if !others.is_empty() => {
                let other = *dice.pick(others);
                let (start, length) = (dice.below(other.len() + 1), dice.below(200));
                bytes.splice(at..end, other[start..(start + length).min(other.len())].to_vec());
            }
            7 => bytes.truncate(at),
            8 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            9 => {
                let mark = *dice.pick(&["[", "{", "- ", "> ", "*", "(", "  ", "\"", "<a>", "[["]);
                bytes.splice(at..at, mark.repeat(1 + dice.below(300)).into_bytes());
            }
            _ => {
                // a number becomes another one
                if let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) {
                    bytes.splice(at + digit..=at + digit, dice.pick(WORDS).bytes());
                }
            }
        }
    }
}
