//! The foot of a document: who signs, and who gets it. Beside one another in a table or by tabs, or one below the other.

use super::line::{Line, Said, columns, lines, of_table, rest_behind};
use super::title::is_of_signer;
use crate::pack::DocumentFormat;
use crate::parse::word::{Block, Paragraph, Table};

/// Lines of a signature that stands above the recipients.
const MOST_ABOVE: usize = 8;
/// Of a table that is a foot.
const MOST_COLUMNS: usize = 4;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Foot {
    pub(super) signer: Signature,
    pub(super) recipients: Vec<Said>,
    /// Where it begins, and the block behind it.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The parts of a signature, from the top.
#[derive(Debug, Default)]
pub(super) struct Signature {
    pub(super) authority: Option<Said>,
    pub(super) title: Option<Said>,
    pub(super) mark: Option<Said>,
    pub(super) name: Option<Said>,
    /// Lines that were put to the name without being sure.
    pub(super) unsure: Vec<Line>,
}

impl Foot {
    /// Finds the foot at or behind a block.
    pub(super) fn find(flow: &[Block], from: usize, format: &DocumentFormat) -> Option<Self> {
        let names_recipients = |line: &Line| line.begins(&format.reading.recipients);
        let found = (from..flow.len()).find(|at| match &flow[*at] {
            Block::Paragraph(paragraph) => columns(paragraph).iter().any(names_recipients),
            Block::Table(table) => is_foot(table, format),
        });
        match found {
            Some(at) => Some(match &flow[at] {
                Block::Table(table) => Self::beside(of_table(table), at, format),
                Block::Paragraph(_) => Self::below(flow, at, from, format),
            }),
            None => Self::signed_only(flow, from, format),
        }
    }

    /// In a table.
    fn beside(lines: Vec<Line>, at: usize, format: &DocumentFormat) -> Self {
        let mut foot = Self { from: at, to: at + 1, ..Self::default() };
        // the column that names them
        let left = lines.iter().find(|line| line.begins(&format.reading.recipients)).is_none_or(|line| line.is_left);
        for line in lines {
            if line.is_left == left { foot.recipient(&line, format) } else { foot.signer.line(line, format) }
        }
        foot
    }

    /// One below the other, or parted by tabs.
    fn below(flow: &[Block], at: usize, from: usize, format: &DocumentFormat) -> Self {
        let mut foot = Self { from: at, to: at, ..Self::default() };
        while let Some(Block::Paragraph(paragraph)) = flow.get(foot.to) {
            if !foot.paragraph(paragraph, format) {
                break;
            }
            foot.to += 1;
        }
        if foot.signer.is_empty() {
            foot.above(flow, from, format);
        }
        foot
    }

    /// Takes a paragraph; `false`: it is none of the foot.
    fn paragraph(&mut self, paragraph: &Paragraph, format: &DocumentFormat) -> bool {
        let found = columns(paragraph);
        if found.iter().all(Line::is_ornament) {
            return true;
        }
        let signs = |line: &Line| Signature::begins(line, format);
        if let [left, right] = found.as_slice()
            && (left.begins(&format.reading.recipients) || signs(right) || self.signer.title.is_some())
        {
            self.recipient(left, format);
            self.signer.line(right.clone(), format);
            return true;
        }
        for line in lines(paragraph) {
            let listed = line.text.starts_with(['-', '–', '+', '•', '*']);
            if self.signer.is_empty() && !signs(&line) {
                // what begins a new part is none of the recipients
                if line.is_capitals() && line.is_centred && !listed {
                    return false;
                }
                self.recipient(&line, format);
            } else if self.signer.is_open() && (signs(&line) || line.is_capitals() || !listed) {
                if self.signer.title.is_some() && line.is_capitals() && line.text.split(' ').count() > 4 {
                    return false;
                }
                self.signer.line(line, format);
            } else {
                return false;
            }
        }
        true
    }

    /// Looks for the signature above the recipients.
    fn above(&mut self, flow: &[Block], from: usize, format: &DocumentFormat) {
        let first = self.from.saturating_sub(MOST_ABOVE).max(from);
        let begin = (first..self.from).find(|at| {
            matches!(&flow[*at], Block::Paragraph(paragraph) if lines(paragraph).first().is_some_and(|line| Signature::begins(line, format)))
        });
        let Some(begin) = begin else { return };
        for block in &flow[begin..self.from] {
            for line in block.paragraphs().into_iter().flat_map(lines) {
                self.signer.line(line, format);
            }
        }
        self.from = begin;
    }

    /// A signature at the end, without recipients.
    fn signed_only(flow: &[Block], from: usize, format: &DocumentFormat) -> Option<Self> {
        let first = flow.len().saturating_sub(MOST_ABOVE).max(from);
        let begin = (first..flow.len()).find(|at| {
            matches!(&flow[*at], Block::Paragraph(paragraph) if lines(paragraph).first().is_some_and(|line| line.is_centred && Signature::begins(line, format)))
        })?;
        let mut foot = Self { from: begin, to: begin, ..Self::default() };
        while let Some(Block::Paragraph(paragraph)) = flow.get(foot.to).filter(|_| foot.signer.is_open()) {
            for line in lines(paragraph) {
                foot.signer.line(line, format);
            }
            foot.to += 1;
        }
        Some(foot)
    }

    fn recipient(&mut self, line: &Line, format: &DocumentFormat) {
        let words = &format.reading.recipients;
        let rest = words.iter().find_map(|word| rest_behind(&line.text, word)).unwrap_or(&line.text);
        let name = rest.trim_start_matches([' ', ':', '-', '–', '+', '•', '*', '·']).trim();
        if !name.is_empty() {
            self.recipients.push(line.said(name));
        }
    }
}

impl Signature {
    pub(super) fn is_empty(&self) -> bool {
        [&self.authority, &self.title, &self.mark, &self.name].iter().all(|part| part.is_none())
    }

    /// Whether a name may still come.
    fn is_open(&self) -> bool {
        self.name.is_none()
    }

    /// Whether a line begins a signature.
    fn begins(line: &Line, format: &DocumentFormat) -> bool {
        format.reading.authority.iter().any(|word| line.text.starts_with(word.as_str())) && line.is_capitals()
            || is_of_signer(line, format)
    }

    fn line(&mut self, line: Line, format: &DocumentFormat) {
        if line.is_ornament() {
            return;
        }
        let in_brackets = line.text.starts_with('(') && line.text.ends_with(')');
        let in_whose_name = format.reading.authority.iter().any(|word| line.text.starts_with(word.as_str()));
        let post = line.is_capitals() || line.begins(&format.reading.signers) && self.title.is_none();
        let said = line.said(line.text.clone());
        if in_brackets && self.mark.is_none() {
            self.mark = Some(said);
        } else if in_whose_name && self.authority.is_none() && self.title.is_none() {
            self.authority = Some(said);
        } else if post && self.name.is_none() {
            join(&mut self.title, said);
        } else {
            if self.name.is_some() {
                self.unsure.push(line);
            }
            join(&mut self.name, said);
        }
    }
}

/// Whether a table names the recipients where it begins: no table of figures that happens to speak of them.
fn is_foot(table: &Table, format: &DocumentFormat) -> bool {
    let mut rows = table.rows.iter().map(|row| {
        let lines = row.iter().flat_map(|cell| cell.paragraphs()).flat_map(lines);
        lines.filter(|line| !line.is_ornament()).collect::<Vec<_>>()
    });
    let first = rows.find(|row| !row.is_empty()).unwrap_or_default();
    table.columns <= MOST_COLUMNS && first.iter().any(|line| line.begins(&format.reading.recipients))
}

/// Adds a line to what a part says already.
fn join(part: &mut Option<Said>, more: Said) {
    match part {
        Some(said) => said.value = format!("{} / {}", said.value, more.value),
        None => *part = Some(more),
    }
}
