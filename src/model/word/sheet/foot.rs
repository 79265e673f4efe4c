//! The foot of a criterion's sheet: a table in which the head of the group confirms it and the writer signs.

use crate::model::word::line::{Line, Said, lines, rest_behind};
use crate::pack::SheetForm;
use crate::parse::word::{Block, Table};

/// Who stands there.
#[derive(Debug, Default)]
pub(super) struct Foot {
    pub(super) confirmed: Option<Said>,
    pub(super) written: Option<Said>,
}

impl Foot {
    /// Takes the table out of a sheet.
    pub(super) fn taken(flow: &mut Vec<Block>, form: &SheetForm) -> Self {
        let is_foot = |block: &Block| {
            let titles = [&form.confirmed_by, &form.written_by];
            let begins = |line: &Line| titles.iter().any(|title| rest_behind(&line.text, title).is_some());
            matches!(block, Block::Table(_)) && block.paragraphs().into_iter().flat_map(lines).any(|line| begins(&line))
        };
        let Some(at) = flow.iter().rposition(is_foot) else { return Self::default() };
        let Block::Table(table) = flow.remove(at) else { return Self::default() };
        Self { confirmed: below(&table, &form.confirmed_by), written: below(&table, &form.written_by) }
    }
}

/// The last line below a title in the title's columns, a remark in parentheses aside.
fn below(table: &Table, title: &str) -> Option<Said> {
    let all: Vec<(usize, Line)> = table
        .rows
        .iter()
        .flatten()
        .flat_map(|cell| cell.paragraphs().into_iter().flat_map(lines).map(|line| (cell.column, line)))
        .collect();
    let at = all.iter().position(|(_, line)| rest_behind(&line.text, title).is_some())?;
    let column = all[at].0;
    let mut own = all[at + 1..].iter().filter(|(of, line)| *of == column && !line.text.starts_with('('));
    own.next_back().filter(|(_, line)| !line.is_ornament()).map(|(_, line)| line.said(line.text.clone()))
}
