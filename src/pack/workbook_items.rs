//! What a workbook asks where a disclosure has no form: the items of a content, the sections of the yearly report.

use super::content::{AnnualReport, Item, ItemKind};
use super::form::{CellType, Column};
use super::regime::{Content, Regime};
use super::workbook::{Book, BookChoice, BookKey, BookList, KeyKind, Workbooks};

/// Letters of the name of a sheet of an item.
const LONGEST: usize = 28;

impl Workbooks {
    /// The workbook of a content, with its items for schools of these audiences; of no audiences: all.
    pub fn of_content(&self, regime: &Regime, content: &Content, audiences: &[&str]) -> Option<Book> {
        let mut book = self.without_tables()?;
        let mut items = Items { books: self, regime, audiences, book: &mut book };
        items.level(&content.items, ("items", ""), 0);
        Some(book)
    }

    /// The workbook of the yearly report.
    pub fn of_report(&self, report: &AnnualReport) -> Option<Book> {
        let mut book = self.without_tables()?;
        let at = book.keys.iter().take_while(|key| key.key.starts_with('@')).count();
        book.keys.splice(at..at, self.report.keys.iter().cloned());
        book.answers.extend(report.sections.iter().map(|section| BookKey {
            key: format!("sections.{}", section.id),
            label: numbered(&section.num, &section.label),
            hint: Some(self.report.section.clone()),
            kind: KeyKind::Long,
            ..BookKey::default()
        }));
        Some(book)
    }

    /// The workbook of forms without what only those have.
    fn without_tables(&self) -> Option<Book> {
        let mut book = self.book("form")?.clone();
        book.keys.retain(|key| !key.of_forms);
        Some(book)
    }
}

struct Items<'a> {
    books: &'a Workbooks,
    regime: &'a Regime,
    audiences: &'a [&'a str],
    book: &'a mut Book,
}

impl Items<'_> {
    /// Items below a path and a number.
    fn level(&mut self, items: &[Item], (above, number): (&str, &str), depth: u8) {
        let audiences = self.audiences;
        for item in items.iter().filter(|item| audiences.is_empty() || item.concerns(audiences)) {
            let path = format!("{above}.{}", item.id);
            let number = format!("{number}{}", item.num);
            self.item(item, &path, &number, depth);
            self.level(&item.items, (&path, &number), depth.saturating_add(1));
        }
    }

    fn item(&mut self, item: &Item, path: &str, number: &str, depth: u8) {
        let books = self.books;
        let words = &books.items;
        let mut ask = |kind: KeyKind, hint: Option<String>| {
            let (key, label) = (path.to_owned(), numbered(&item.num, &item.label));
            self.book.answers.push(BookKey { key, label, hint, kind, depth, ..BookKey::default() });
        };
        match item.kind {
            Some(ItemKind::Prose) => ask(KeyKind::Prose, Some(words.prose.clone())),
            Some(ItemKind::Integer) => ask(KeyKind::Number, None),
            Some(ItemKind::Vnd) => ask(KeyKind::Money, None),
            Some(ItemKind::AreaM2) => ask(KeyKind::Decimal, None),
            Some(ItemKind::CountPercent) => {
                ask(KeyKind::Shown, None);
                self.parts(&words.counted, path, depth);
            }
            Some(ItemKind::Contact) => {
                ask(KeyKind::Applies, Some(words.below.clone()));
                self.parts(&words.contact, path, depth);
            }
            Some(ItemKind::Documents | ItemKind::Timeline | ItemKind::Records) => {
                let sheet = short(number, &item.label);
                ask(KeyKind::Applies, Some(words.beside.replace("{sheet}", &sheet)));
                self.list(item, path, sheet);
            }
            None => ask(KeyKind::Applies, Some(words.below.clone())),
        }
    }

    /// What an item asks in rows below its own.
    fn parts(&mut self, parts: &[BookKey], path: &str, depth: u8) {
        self.book.answers.extend(parts.iter().map(|part| BookKey {
            key: format!("{path}.{}", part.key),
            depth: depth.saturating_add(1),
            ..part.clone()
        }));
    }

    fn list(&mut self, item: &Item, path: &str, sheet: String) {
        let words = &self.books.items;
        let of_records = item.kind == Some(ItemKind::Records);
        let columns = match item.kind {
            Some(ItemKind::Documents) => words.documents.clone(),
            Some(ItemKind::Timeline) => words.timeline.clone(),
            _ => {
                let columns = self.regime.suggested(item).map_or(&item.columns, |suggested| &suggested.columns);
                let own = columns.iter().enumerate().flat_map(|(at, column)| self.column(column, at == 0));
                std::iter::once(words.number.clone()).chain(own).collect()
            }
        };
        let (key, title) = (path.to_owned(), Some(item.label.clone()));
        self.book.lists.push(BookList { key, sheet, title, of_records, columns, ..BookList::default() });
    }

    /// A column of records; a count with its share is two.
    fn column(&self, column: &Column, is_first: bool) -> Vec<BookKey> {
        let kind = match column.kind {
            Some(CellType::Integer) => KeyKind::Number,
            Some(CellType::Vnd) => KeyKind::Money,
            Some(CellType::Percent) => KeyKind::Percent,
            Some(CellType::Number | CellType::Decimal | CellType::AreaM2 | CellType::AreaPerHead) => KeyKind::Decimal,
            Some(CellType::Choice) => KeyKind::Choice,
            Some(CellType::CountPercent) => {
                let part = |part: &BookKey| BookKey {
                    key: format!("{}.{}", column.id, part.key),
                    label: format!("{}: {}", column.label, part.label),
                    ..part.clone()
                };
                return self.books.items.counted.iter().map(part).collect();
            }
            _ if is_first => KeyKind::Long,
            _ => KeyKind::Text,
        };
        let unit = column.unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
        let choice = |(value, label): (&String, &String)| BookChoice { value: value.clone(), label: label.clone() };
        vec![BookKey {
            key: column.id.clone(),
            label: format!("{}{unit}", column.label),
            kind,
            choices: column.choices.iter().map(choice).collect(),
            required: is_first,
            ..BookKey::default()
        }]
    }
}

/// `7. Tổ chức bộ máy`, `a) Quyết định thành lập`.
fn numbered(number: &str, label: &str) -> String {
    match number.chars().next() {
        None => label.to_owned(),
        Some(first) if first.is_lowercase() => format!("{number}) {label}"),
        Some(_) => format!("{number}. {label}"),
    }
}

/// The name of an item's sheet: its number and the first words of its label.
fn short(number: &str, label: &str) -> String {
    let first = label.split(['(', ',', ';', ':', '.']).next().unwrap_or(label);
    let mut name = number.to_owned();
    for word in first.split_whitespace() {
        if name.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}
