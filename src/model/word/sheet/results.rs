//! The table of results in a criterion's sheet: below each level the letters of its indicators and whether they are met; in its last row the
//! level that the school says was reached. It becomes data and is not printed.

use crate::diag::Diagnostics;
use crate::model::word::conversion::Conversion;
use crate::model::word::front_matter::FrontMatter;
use crate::model::word::line::Said;
use crate::pack::SheetForm;
use crate::parse::word::{Block, Cell, Table};
use crate::text::{ParagraphName, fold};
use std::collections::BTreeMap;
use std::sync::Arc;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Results {
    /// Level → letter and result.
    levels: BTreeMap<u8, Vec<(String, Said)>>,
    claimed: Option<Said>,
}

impl Results {
    /// Takes the table out of a sheet.
    pub(super) fn taken(
        flow: &mut Vec<Block>,
        form: &SheetForm,
        how: &Conversion<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let is_it = |block: &Block| matches!(block, Block::Table(table) if is_of_results(table, form));
        let Some(at) = flow.iter().position(is_it) else { return Self::default() };
        let Block::Table(table) = flow.remove(at) else { return Self::default() };
        let mut results = Self::default();
        let heads: Vec<(u8, &Cell)> = table
            .rows
            .iter()
            .take(1)
            .flatten()
            .filter_map(|cell| Some((form.level_named(&text(cell))?, cell)))
            .collect();
        for row in table.rows.iter().skip(2) {
            let first = row.first().map(text).unwrap_or_default();
            if fold(&first).starts_with(&fold(&form.word.reached)) {
                results.claimed =
                    row.last().filter(|_| row.len() > 1).and_then(|cell| claimed(cell, form, how, diagnostics));
                continue;
            }
            for (level, head) in &heads {
                let within = |cell: &&Cell| (head.column..head.column + head.columns).contains(&cell.column);
                let own: Vec<&Cell> = row.iter().filter(within).collect();
                if let [letter, .., result] = own.as_slice()
                    && let Some(said) = said(result)
                {
                    results.levels.entry(*level).or_default().push((key(&text(letter), form), said));
                }
            }
        }
        results
    }

    /// As keys of the front matter.
    pub(super) fn write(&self, out: &mut FrontMatter) {
        for (n, (level, indicators)) in self.levels.iter().enumerate() {
            let Some((_, first)) = indicators.first() else { continue };
            if n == 0 {
                out.plain("levels", "", &first.name);
            }
            out.plain(&format!("  {level}"), "", &first.name);
            for (key, said) in indicators {
                out.text(&format!("    \"{key}\""), Some(said));
            }
        }
        if let Some(said) = &self.claimed {
            out.plain("claimed_level", &said.value, &said.name);
        }
    }
}

/// Levels in its first row, the word for indicators in its second.
pub(super) fn is_of_results(table: &Table, form: &SheetForm) -> bool {
    let [levels, letters, ..] = table.rows.as_slice() else { return false };
    let word = fold(&form.word.indicator);
    levels.iter().any(|cell| form.level_named(&text(cell)).is_some())
        && letters.iter().any(|cell| fold(&text(cell)).starts_with(&word))
}

fn text(cell: &Cell) -> String {
    let texts: Vec<String> = cell.paragraphs().iter().map(|paragraph| paragraph.text()).collect();
    texts.join(" ").trim().to_owned()
}

/// What stands in a cell, in small letters; `None`: nothing.
fn said(cell: &Cell) -> Option<Said> {
    let value = text(cell).to_lowercase();
    let is_blank = value.chars().all(|c| matches!(c, '.' | '…' | ' ' | '-' | '–'));
    (!is_blank).then(|| Said { value, name: name(cell) }).filter(|said| !said.name.words.is_empty())
}

fn name(cell: &Cell) -> Arc<ParagraphName> {
    let first = cell.paragraphs().into_iter().find(|paragraph| !paragraph.is_empty());
    let nothing = || Arc::new(ParagraphName { number: 1, row: None, words: String::new() });
    first.map_or_else(nothing, |paragraph| Arc::clone(&paragraph.name))
}

/// `a` of `a)` or `Chỉ báo a`; `-` where a level is one requirement.
fn key(written: &str, form: &SheetForm) -> String {
    let small = written.to_lowercase();
    let bare = small.strip_prefix(&form.indicator_word.to_lowercase()).unwrap_or(&small);
    let bare = bare.trim().trim_end_matches([')', '.', ':']);
    if bare.is_empty() || form.word.whole_level.iter().any(|mark| mark == bare) {
        "-".to_owned()
    } else {
        bare.replace(['"', '\\'], "")
    }
}

/// The level that the last row names; 0: none was reached.
fn claimed(cell: &Cell, form: &SheetForm, how: &Conversion<'_>, diagnostics: &mut Diagnostics) -> Option<Said> {
    let said = said(cell)?;
    let level = match form.level_named(&said.value).or_else(|| said.value.parse().ok()) {
        Some(level) => level,
        None if fold(&said.value).starts_with(&fold(&form.word.none_reached)) => 0,
        None => {
            let message = format!("“{}” ở hàng “{}” không phải là một mức", said.value, form.word.reached);
            let hint = format!("ghi như “{} 2”, hoặc “{}”", form.level_word, form.word.none_reached.to_lowercase());
            diagnostics.push(how.unsure(&said.name, message, &hint));
            return None;
        }
    };
    Some(Said { value: level.to_string(), ..said })
}
