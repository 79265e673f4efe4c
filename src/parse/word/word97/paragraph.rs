//! A paragraph of a text as `w:p`: its letters in stretches of one look.

use super::document::Document;
use super::file::Story;
use super::letters::Letters;
use super::lines::Lines;
use super::progress::Progress;
use super::sign;
use super::written::Written;
use crate::parse::word::refusal::Refusal;
use std::ops::Range;

/// A letter that stands for something: where it stands, which one it is, how it looks.
pub(super) struct Mark<'l> {
    pub(super) story: Story,
    pub(super) at: usize,
    pub(super) letter: u16,
    pub(super) look: &'l Letters,
}

impl Document<'_> {
    /// Letters up to the mark that ends them.
    pub(super) fn paragraph(
        &self,
        story: Story,
        letters: Range<usize>,
        lines: &Lines,
        progress: &mut Progress,
    ) -> Result<Written, Refusal> {
        let mut out = Written::default();
        out.open("p", &[]);
        out.open("pPr", &[]);
        out.val("pStyle", lines.style);
        lines.tell(&mut out);
        let mark = self.look(letters.end, lines.style)?.0;
        out.within("rPr", &[], |out| {
            mark.tell(&self.fonts, out);
            if mark.deleted {
                out.empty("del", &[]);
            }
        });
        out.close("pPr");
        let mut at = letters.start;
        while at < letters.end {
            let (look, end) = self.look(at, lines.style)?;
            let end = end.clamp(at + 1, letters.end);
            self.run(story, at..end, &look, progress, &mut out)?;
            out.bounded()?;
            at = end;
        }
        out.close("p");
        Ok(out)
    }

    fn run(
        &self,
        story: Story,
        letters: Range<usize>,
        look: &Letters,
        progress: &mut Progress,
        out: &mut Written,
    ) -> Result<(), Refusal> {
        let changed = if look.deleted { Some("del") } else { look.inserted.then_some("ins") };
        if let Some(changed) = changed {
            out.open(changed, &[]);
        }
        out.open("r", &[]);
        out.within("rPr", &[], |out| look.tell(&self.fonts, out));
        let mut begin = letters.start;
        for at in letters.clone() {
            let Some(letter) = self.pieces.letter(at) else { break };
            if letter >= 0x20 && look.symbol.is_none() {
                continue;
            }
            self.text(begin..at, progress, out);
            begin = at + 1;
            self.sign(&Mark { story, at, letter, look }, progress, out)?;
        }
        self.text(begin..letters.end, progress, out);
        out.close("r");
        if let Some(changed) = changed {
            out.close(changed);
        }
        Ok(())
    }

    fn text(&self, letters: Range<usize>, progress: &Progress, out: &mut Written) {
        if letters.is_empty() {
            return;
        }
        let name = if progress.in_instruction() { "instrText" } else { "t" };
        out.within(name, &[], |out| out.letters(letters.filter_map(|at| self.pieces.letter(at))));
    }

    fn sign(&self, mark: &Mark<'_>, progress: &mut Progress, out: &mut Written) -> Result<(), Refusal> {
        let Mark { story, at, letter, look } = *mark;
        match letter {
            sign::TAB => out.empty("tab", &[]),
            sign::LINE => out.empty("br", &[]),
            sign::PAGE => out.empty("br", &[("type", &"page")]),
            sign::HYPHEN => out.empty("noBreakHyphen", &[]),
            sign::SOFT_HYPHEN => out.empty("softHyphen", &[]),
            sign::FIELD | sign::RESULT | sign::FIELD_END => self.field_mark(mark, progress, out)?,
            sign::NOTE if story == Story::Main => self.notes.call(at, out),
            sign::COMMENT if story == Story::Main => out.empty("commentReference", &[("id", &0)]),
            sign::PICTURE if look.special && !look.is_data => progress.picture(&self.file.data, look.picture, out),
            sign::DRAWN if story == Story::Main => self.hung(at, progress, out)?,
            _ => {
                if let Some((font, code)) = look.symbol.filter(|_| letter >= 0x20) {
                    let font = self.fonts.name(font).unwrap_or_default();
                    out.empty("sym", &[("font", &font), ("char", &format_args!("{code:04X}"))]);
                }
            }
        }
        Ok(())
    }
}
