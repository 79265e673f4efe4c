//! What holds of every list of figures for the front page, ours and a site's own: ids are unique, and what figures speak of is there.

use super::glance::{Glance, KeyFigure, Operands};
use super::references::Fault;
use super::{Content, Form, Item, ItemKind, Regime, TableLayout, VALUE_COLUMN};
use std::sync::Arc;

impl Glance {
    /// Its faults, given the disclosures that there are; each once. `only`: those of figures that this one of them holds.
    pub(super) fn faults(&self, regimes: &[Arc<Regime>], only: Option<&str>) -> Vec<Fault> {
        let mut lint = Lint { regimes, only, found: Vec::new() };
        for list in [&self.size, &self.figures] {
            for (at, figure) in list.iter().enumerate() {
                if list[..at].iter().any(|before| before.id == figure.id) {
                    lint.say(figure, "có hai lần trong danh sách");
                }
                lint.figure(figure);
            }
        }
        lint.found
    }
}

/// A table that operands may speak of.
struct Known {
    id: String,
    /// `None`: the school makes the rows.
    rows: Option<Vec<String>>,
    columns: Vec<String>,
}

struct Lint<'a> {
    regimes: &'a [Arc<Regime>],
    only: Option<&'a str>,
    found: Vec<Fault>,
}

impl Lint<'_> {
    fn say(&mut self, figure: &KeyFigure, message: &str) {
        let message = format!("số liệu “{}”: {message}", figure.id);
        if !self.found.iter().any(|(_, known)| *known == message) {
            self.found.push((figure.id.clone(), message));
        }
    }

    fn figure(&mut self, figure: &KeyFigure) {
        let known = |audience: &String| self.regimes.iter().any(|r| r.applies_to.iter().any(|a| a.id == *audience));
        let limited = figure.at_most.iter().flat_map(|limits| &limits.applies_to);
        let unknown: Vec<&String> = figure.applies_to.iter().chain(limited).filter(|a| !known(a)).collect();
        for audience in unknown {
            self.say(figure, &format!("không có loại trường “{audience}”"));
        }
        let operands = figure.from.iter().flat_map(|source| [Some(&source.number), source.of.as_ref()]).flatten();
        let only = self.only;
        for operands in operands.filter(|operands| only.is_none_or(|id| id == operands.regulation)) {
            if let Some(fault) = self.operands(operands) {
                self.say(figure, &fault);
            }
        }
        let tables = figure.from.iter().filter_map(|source| self.tables(&source.number).ok()).flatten();
        let columns: Vec<String> = tables.flat_map(|table| table.columns).collect();
        if let Some(column) = figure.at_least.as_ref().filter(|column| !columns.contains(column)) {
            self.say(figure, &format!("at_least: không có cột “{column}”"));
        }
    }

    /// What operands speak of that is not there.
    fn operands(&self, operands: &Operands) -> Option<String> {
        let mut tables = match self.tables(operands) {
            Ok(tables) => tables,
            Err(fault) => return Some(fault),
        };
        if let Some(id) = &operands.table {
            tables.retain(|table| table.id == *id);
            if tables.is_empty() {
                return Some(format!("không có bảng “{id}”"));
            }
        }
        if let Some(row) = &operands.row {
            tables.retain(|table| table.rows.as_ref().is_some_and(|rows| rows.contains(row)));
            if tables.is_empty() {
                return Some(format!("không có hàng “{row}”"));
            }
        }
        let missing = |table: &Known| operands.columns.iter().find(|column| !table.columns.contains(column)).cloned();
        let missing: Option<Vec<String>> = tables.iter().map(missing).collect();
        let column = missing?.into_iter().next()?;
        Some(format!("không có cột “{column}”"))
    }

    /// The tables of the form or content that operands name; else what is not there.
    fn tables(&self, operands: &Operands) -> Result<Vec<Known>, String> {
        let id = &operands.regulation;
        let Some(regime) = self.regimes.iter().find(|regime| regime.id == *id) else {
            return Err(format!("không có quy định “{id}”"));
        };
        match (&operands.form, &operands.content) {
            (Some(number), None) => {
                let form = regime.form(number);
                form.map(|form| of_form(regime, form)).ok_or(format!("{id} không có biểu mẫu “{number}”"))
            }
            (None, Some(content)) => {
                let found = regime.contents.iter().find(|known| known.id == *content);
                found.map(|found| of_content(regime, found)).ok_or(format!("{id} không có nội dung “{content}”"))
            }
            _ => Err("cần content hoặc form, một trong hai".to_owned()),
        }
    }
}

/// Each table of a form for each kind of school: grades differ.
fn of_form(regime: &Regime, form: &Form) -> Vec<Known> {
    let all = regime.applies_to.iter().map(|audience| &audience.id);
    let audiences: Vec<&String> =
        if form.applies_to.is_empty() { all.collect() } else { form.applies_to.iter().collect() };
    let layouts = audiences.iter().flat_map(|audience| {
        form.tables.iter().map(move |table| TableLayout::new(regime, table, &[audience.as_str()]))
    });
    let known = layouts.map(|layout| Known {
        rows: Some(layout.rows.iter().map(|row| row.id.clone()).collect()),
        columns: layout.columns.iter().map(|column| column.id.clone()).collect(),
        id: layout.id,
    });
    known.collect()
}

/// The tables that a content's items become: records, and single figures side by side.
fn of_content(regime: &Regime, content: &Content) -> Vec<Known> {
    let mut tables = Vec::new();
    gather(regime, &content.items, "", &mut tables);
    tables
}

fn gather(regime: &Regime, items: &[Item], above: &str, tables: &mut Vec<Known>) {
    let mut figures = Vec::new();
    for item in items {
        let id = if above.is_empty() { item.id.clone() } else { format!("{above}_{}", item.id) };
        match item.kind {
            Some(ItemKind::Records) => {
                let columns = regime.suggested(item).map_or(&item.columns, |table| &table.columns);
                let columns = columns.iter().skip(1).map(|column| column.id.clone()).collect();
                tables.push(Known { id, rows: None, columns });
            }
            Some(ItemKind::Integer | ItemKind::Vnd | ItemKind::AreaM2 | ItemKind::CountPercent) => {
                figures.push(item.id.clone());
            }
            _ => gather(regime, &item.items, &id, tables),
        }
    }
    if !figures.is_empty() {
        let id = if above.is_empty() { "so_lieu".to_owned() } else { above.to_owned() };
        tables.push(Known { id, rows: Some(figures), columns: vec![VALUE_COLUMN.to_owned()] });
    }
}
