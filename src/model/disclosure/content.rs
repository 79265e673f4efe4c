//! A content that has no form: items of running text, documents, dates, single figures and records.

use super::form::is_small;
use super::item::{ItemBody, ItemSection};
use super::item_values::{contact, document, not_applicable, step};
use super::marks::Marks;
use super::record_rows::{NUMBER, names_pupils, numbers};
use super::row_values::{key_written, map_of, unknown_column, value_of};
use super::{FilledTable, numbering};
use crate::diag::{Diagnostic, codes};
use crate::model::reading::unknown;
use crate::model::typed_money::TypedUnits;
use crate::model::value::Wanted;
use crate::pack::{CellType, Column, Content, Item, ItemKind, PupilRule, Regime, TableLayout, VALUE_COLUMN};
use crate::parse::fields::Fields;
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::Spanned;
use jiff::civil::Date;
use std::sync::Arc;

/// The content that a file names, if it is for such a school and has no form.
pub(super) fn find(
    fields: &mut Fields<'_, '_>,
    regime: &Regime,
    written: &Spanned<String>,
    audiences: &[&str],
) -> Option<usize> {
    let Some(at) = regime.contents.iter().position(|c| c.id == written.value) else {
        let known: Vec<&str> = regime.contents.iter().filter(|c| !c.items.is_empty()).map(|c| c.id.as_str()).collect();
        unknown(fields, &codes::UNKNOWN_CONTENT, written, "nội dung công khai", &known);
        return None;
    };
    let content = &regime.contents[at];
    if !content.applies_to.is_empty()
        && !audiences.is_empty()
        && !content.applies_to.iter().any(|a| audiences.contains(&a.as_str()))
    {
        let message = format!("nội dung “{}” không dành cho loại trường này", content.label);
        fields.diagnostics.push(Diagnostic::new(&codes::WRONG_SCHOOL_TYPE, written.place.clone(), message));
        return None;
    }
    if content.items.is_empty() {
        let numbers: Vec<&str> =
            content.forms.iter().flat_map(|f| audiences.iter().filter_map(|a| f.get(*a))).map(String::as_str).collect();
        let hint = match numbers.first() {
            Some(number) => format!("viết “form: \"{number}\"”"),
            None => "nội dung này công khai bằng biểu của quy định khác".to_owned(),
        };
        let message = format!("nội dung “{}” có biểu mẫu riêng", content.label);
        fields.diagnostics.push(Diagnostic::new(&codes::UNKNOWN_CONTENT, written.place.clone(), message).hint(hint));
        return None;
    }
    Some(at)
}

/// Reads `items`: the items in order and the tables that they hold.
pub(super) fn read_items(
    fields: &mut Fields<'_, '_>,
    regime: &Regime,
    content: &Content,
    audiences: &[&str],
    (units, pupils): (&TypedUnits, &PupilRule),
) -> Items {
    let entries = fields.entries("items");
    let mut reader = ItemReader { regime, audiences, units, pupils, items: Items::default() };
    reader.read_level(fields, &content.items, entries, "", 0);
    if let Some(node) = fields.node("items") {
        let mut marks = Marks::default();
        marks.read(fields, node, "");
        marks.say(fields, &|column| is_small(&reader.items.tables, column));
    }
    reader.items
}

/// What a content says.
#[derive(Default)]
pub(super) struct Items {
    /// In order.
    pub(super) sections: Vec<ItemSection>,
    /// Those that they hold.
    pub(super) tables: Vec<FilledTable>,
    /// Rows name pupils with their circumstances and are left out.
    pub(super) refused: bool,
}

struct ItemReader<'a> {
    regime: &'a Regime,
    audiences: &'a [&'a str],
    units: &'a TypedUnits,
    pupils: &'a PupilRule,
    items: Items,
}

impl ItemReader<'_> {
    fn read_level(
        &mut self,
        fields: &mut Fields<'_, '_>,
        items: &[Item],
        entries: &[(Key, Node)],
        above: &str,
        depth: usize,
    ) {
        let items: Vec<&Item> = items.iter().filter(|item| item.concerns(self.audiences)).collect();
        let known: Vec<&str> = items.iter().map(|i| i.id.as_str()).collect();
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.text.as_str())) {
            let written = key_written(fields, key);
            unknown(fields, &codes::UNKNOWN_CONTENT, &written, "mục", &known);
        }
        let mut at = 0;
        while at < items.len() {
            let run = items[at..].iter().take_while(|i| i.kind.is_some_and(|k| cell_type(k).is_some())).count();
            if run > 0 {
                self.figures(fields, &items[at..at + run], entries, above, depth);
                at += run;
                continue;
            }
            let item = items[at];
            let node = entries.iter().find(|(key, _)| key.text == item.id).map(|(_, node)| node);
            self.read_item(fields, item, node, above, depth);
            at += 1;
        }
    }

    fn read_item(&mut self, fields: &mut Fields<'_, '_>, item: &Item, node: Option<&Node>, above: &str, depth: usize) {
        let path = if above.is_empty() { item.id.clone() } else { format!("{above}.{}", item.id) };
        let body = match (node, item.kind) {
            (None | Some(Node { kind: Kind::Null, .. }), Some(_)) => ItemBody::Missing,
            (Some(node), _) if not_applicable(node).is_some() => {
                ItemBody::NotApplicable(not_applicable(node).and_then(|n| n.reason))
            }
            (_, None) => ItemBody::Group,
            (Some(node), Some(kind)) => self.body(fields, item, kind, node, &path),
        };
        let descend = matches!(body, ItemBody::Group);
        self.push(item, path.clone(), depth, body);
        if descend {
            let entries = node.and_then(|node| map_of(fields, node, "mục")).unwrap_or(&[]);
            self.read_level(fields, &item.items, entries, &path, depth + 1);
        }
    }

    fn push(&mut self, item: &Item, path: String, depth: usize, body: ItemBody) {
        let (num, label, purpose, optional) = (item.num.clone(), item.label.clone(), item.purpose, item.optional);
        let shares = item.shares.clone();
        self.items.sections.push(ItemSection { path, num, label, depth, purpose, shares, optional, body });
    }

    fn body(&mut self, fields: &mut Fields<'_, '_>, item: &Item, kind: ItemKind, node: &Node, path: &str) -> ItemBody {
        match kind {
            ItemKind::Prose => ItemBody::Prose(fields.as_prose(node)),
            ItemKind::Contact => ItemBody::Contact(contact(fields, node)),
            ItemKind::Documents => {
                ItemBody::Documents(fields.items_of(node).iter().filter_map(|n| document(fields, n)).collect())
            }
            ItemKind::Timeline => {
                let mut steps: Vec<(Date, String)> =
                    fields.items_of(node).iter().filter_map(|n| step(fields, n)).collect();
                steps.sort();
                ItemBody::Timeline(steps)
            }
            ItemKind::Records => match self.records(fields, item, node, path) {
                Some(table) => {
                    self.items.tables.push(table);
                    ItemBody::Table(self.items.tables.len() - 1)
                }
                None => ItemBody::Missing,
            },
            ItemKind::Integer | ItemKind::Vnd | ItemKind::AreaM2 | ItemKind::CountPercent => ItemBody::Figure,
        }
    }

    /// Neighbouring single figures as one table.
    fn figures(
        &mut self,
        fields: &mut Fields<'_, '_>,
        items: &[&Item],
        entries: &[(Key, Node)],
        above: &str,
        depth: usize,
    ) {
        let rows: Vec<_> = items
            .iter()
            .filter_map(|i| Some((i.id.clone(), i.num.clone(), i.label.clone(), cell_type(i.kind?)?)))
            .collect();
        let id = if above.is_empty() { "so_lieu".to_owned() } else { above.replace('.', "_") };
        // figures that other items part make several tables
        let before = self
            .items
            .tables
            .iter()
            .filter(|t| t.layout.id == id || t.layout.id.strip_prefix(&id).is_some_and(|rest| rest.starts_with('_')))
            .count();
        let id = if before == 0 { id } else { format!("{id}_{}", before + 1) };
        let layout = TableLayout::of_figures(&id, &self.regime.column_words, &rows);
        let money = self.units.of(&layout.id);
        let mut table = FilledTable::empty(Arc::new(layout), money);
        for (row, item) in items.iter().enumerate() {
            let Some((_, node)) = entries.iter().find(|(key, _)| key.text == item.id) else { continue };
            let cell = &table.layout.rows[row].cells[0];
            if let Some(value) = value_of(fields, node, Wanted::of(cell, &table.layout.columns[0], &table.money)) {
                table.put(&item.id, VALUE_COLUMN.to_owned(), value);
            }
        }
        let path = if above.is_empty() { id } else { format!("{above}.{id}") };
        let body = ItemBody::Table(self.items.tables.len());
        self.items.tables.push(table);
        self.items.sections.push(ItemSection {
            path,
            num: String::new(),
            label: String::new(),
            depth,
            purpose: None,
            shares: None,
            optional: false,
            body,
        });
    }

    /// Records, each a map by the columns of the pack; the first column heads the row.
    fn records(&mut self, fields: &mut Fields<'_, '_>, item: &Item, node: &Node, path: &str) -> Option<FilledTable> {
        let suggested = self.regime.suggested(item);
        let columns: &[Column] = suggested.map_or(&item.columns, |s| &s.columns);
        let records = fields.items_of(node);
        let head = columns.first()?;
        let mut labels = Vec::new();
        let mut rows: Vec<&[(Key, Node)]> = Vec::new();
        for record in records {
            let Some(entries) = map_of(fields, record, "cột") else { continue };
            if names_pupils(entries, self.pupils) {
                self.items.refused = true;
                return None;
            }
            let Some((_, label)) = entries.iter().find(|(key, _)| key.text == head.id) else {
                let place = fields.place(record.span);
                let message = format!("dòng này thiếu “{}” ({})", head.id, head.label);
                fields
                    .diagnostics
                    .push(Diagnostic::new(&codes::MISSING_KEY, place, message).hint(format!("viết “{}: …”", head.id)));
                continue;
            };
            if let Some(label) = fields.as_text(label) {
                labels.push(label.value);
                rows.push(entries);
            }
        }
        let used = |c: &&Column| !c.optional || rows.iter().any(|row| row.iter().any(|(key, _)| key.text == c.id));
        let all = columns;
        let columns: &[Column] = &all.iter().filter(used).cloned().collect::<Vec<_>>();
        let sum = suggested.and_then(|s| s.sum_row.as_deref());
        let mut layout = TableLayout::of_records(
            &path.replace('.', "_"),
            &item.label,
            &self.regime.column_words,
            columns,
            &labels,
            sum,
        );
        let money = self.units.of(&layout.id);
        let numbers = numbers(fields, &rows, &labels);
        let suggested = item.suggested_table.clone();
        for (at, (stt, _)) in &numbers {
            layout.rows[*at].stt.clone_from(&stt.value);
        }
        numbering::of_records(fields, &numbers.into_values().collect::<Vec<_>>());
        let mut table = FilledTable { records: true, suggested, ..FilledTable::empty(Arc::new(layout), money) };
        let (layout, money) = (Arc::clone(&table.layout), table.money.clone());
        for (row, entries) in layout.rows.iter().zip(rows) {
            for (key, node) in entries.iter().filter(|(key, _)| key.text != head.id && key.text != NUMBER) {
                let Some(at) = layout.columns.iter().position(|c| c.id == key.text) else {
                    unknown_column(fields, key, node, all.iter().map(|c| c.id.as_str()));
                    continue;
                };
                if let Some(value) = value_of(fields, node, Wanted::of(&row.cells[at], &layout.columns[at], &money)) {
                    table.put(&row.id, layout.columns[at].id.clone(), value);
                }
            }
        }
        Some(table)
    }
}

fn cell_type(kind: ItemKind) -> Option<CellType> {
    match kind {
        ItemKind::Integer => Some(CellType::Integer),
        ItemKind::Vnd => Some(CellType::Vnd),
        ItemKind::AreaM2 => Some(CellType::AreaM2),
        ItemKind::CountPercent => Some(CellType::CountPercent),
        _ => None,
    }
}
