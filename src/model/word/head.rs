//! The head of a document, above its title: organs, number, place and date. What the decree prints in every head is not looked at again.

use super::line::{Line, Said, columns, of_table, rest_behind};
use crate::pack::DocumentFormat;
use crate::parse::word::Block;
use crate::text::{fold, words};
use jiff::civil::Date;
use regex_lite::Regex;
use std::sync::LazyLock;

/// What a head says.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) parent_organ: Option<Said>,
    pub(super) organ: Option<Said>,
    pub(super) number: Option<Said>,
    pub(super) place: Option<Said>,
    /// `Err`: its day or month is not filled in, or there is no such day; the text.
    pub(super) date: Option<(Result<Date, String>, Said)>,
    /// V/v of a letter.
    pub(super) letter: Option<Said>,
    /// What could not be told.
    pub(super) rest: Vec<Line>,
    /// More lines of organs than two: how they were parted is not sure.
    pub(super) unsure_organs: bool,
}

static PLACE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(.*?),?\s*(?:[Nn]gày|NGÀY)[\s.…_]*(\d*)[\s.…_]*(?:[Tt]háng|THÁNG)[\s.…_]*(\d*)[\s.…_]*(?:[Nn]ăm|NĂM)[\s.…_]*(\d*)[\s.…_]*$")
        .expect("a pattern that compiles")
});

impl Head {
    /// Reads the blocks above the title.
    pub(super) fn of(blocks: &[Block], format: &DocumentFormat) -> Self {
        let mut head = Self::default();
        let mut organs: Vec<Line> = Vec::new();
        for block in blocks {
            let lines = match block {
                Block::Paragraph(paragraph) => columns(paragraph),
                Block::Table(table) => of_table(table),
            };
            for line in lines {
                head.line(line, format, &mut organs);
            }
        }
        head.organs(&organs);
        head
    }

    fn line(&mut self, line: Line, format: &DocumentFormat, organs: &mut Vec<Line>) {
        let said = &format.reading;
        let motto = format.fixed_text("motto");
        if line.is_ornament() {
            return;
        }
        if let Some(rest) = rest_behind(&line.text, format.fixed_text("national_name")) {
            let rest = rest.trim().to_owned();
            if !rest.is_empty() {
                self.line(Line { text: rest, ..line }, format, organs);
            }
        } else if words(&fold(&line.text)) == words(&fold(motto)) {
            // printed in every head
        } else if let Some(number) = said.number.iter().find_map(|word| number(&line, word)) {
            if self.number.replace(number).is_some() {
                self.rest.push(line);
            }
        } else if let Some(found) = PLACE_DATE.captures(&line.text) {
            let part = |at: usize| found.get(at).map_or("", |part| part.as_str()).trim();
            if !part(1).is_empty() {
                self.place = Some(line.said(part(1)));
            }
            let number = |at: usize| part(at).parse::<i16>().ok();
            let day = match (number(4), number(3).map(i8::try_from), number(2).map(i8::try_from)) {
                (Some(year), Some(Ok(month)), Some(Ok(day))) => Date::new(year, month, day).ok(),
                _ => None,
            };
            self.date = Some((day.ok_or_else(|| line.text.clone()), line.said(line.text.clone())));
        } else if line.begins(&said.letter) {
            self.letter = Some(line.said(line.text.clone()));
        } else if line.is_left || line.is_capitals() {
            organs.push(line);
        } else {
            self.rest.push(line);
        }
    }

    /// The last line is the organ, those above it the one that it is under; where only the last lines are heavy, those are the organ.
    fn organs(&mut self, lines: &[Line]) {
        let heavy = lines.iter().rev().take_while(|line| line.is_bold).count();
        let own = if (1..lines.len()).contains(&heavy) { heavy } else { 1 };
        self.unsure_organs = lines.len() > 2 && !(1..lines.len()).contains(&heavy);
        let at = lines.len().saturating_sub(own);
        let joined = |lines: &[Line]| {
            let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            lines.first().map(|line| line.said(text.join(" ")))
        };
        self.organ = joined(&lines[at..]);
        self.parent_organ = joined(&lines[..at]);
    }
}

/// `Số: 99a /KH-MNNL` is `99a /KH-MNNL`, `Số:     /KH-MGBH` is `/KH-MGBH`.
fn number(line: &Line, word: &str) -> Option<Said> {
    let rest = rest_behind(&line.text, word)?;
    let number = rest.trim_start_matches(|c: char| c == ':' || c.is_whitespace() || matches!(c, '.' | '…' | '_'));
    (number.contains('/') && number.len() < 60).then(|| line.said(number.trim_end()))
}
