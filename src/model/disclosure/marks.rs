//! Dots and commas in the numbers of one file: a reader must know what each means.

use crate::diag::{Diagnostic, codes};
use crate::parse::fields::Fields;
use crate::parse::yaml::{Kind, Node};
use crate::text::{Place, Spanned};
use std::collections::BTreeMap;

/// Keys of names and numbers of rows.
const NAMES: [&str; 5] = ["id", "label", "stt", "table", "under"];

/// What a mark in a number does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// `43.97`
    DotFraction,
    /// `1,21`, `1.234,5`
    CommaFraction,
    /// `1.625`: thousands, or a fraction of three digits.
    DotThousands,
    /// `72,000`, the same with commas.
    CommaThousands,
}

/// The numbers with marks of one file, by what the mark does: column and number, in the order written.
#[derive(Default)]
pub(super) struct Marks {
    found: BTreeMap<Mark, Vec<(String, Spanned<String>)>>,
}

impl Marks {
    /// Numbers in a tree of the file; `column`: the key that they stand under.
    pub(super) fn read(&mut self, fields: &Fields<'_, '_>, node: &Node, column: &str) {
        match &node.kind {
            Kind::Map(entries) => {
                let figures = entries.iter().filter(|(key, _)| !NAMES.contains(&key.text.as_str()));
                figures.for_each(|(key, node)| self.read(fields, node, &key.text));
            }
            Kind::List(items) => items.iter().for_each(|node| self.read(fields, node, column)),
            Kind::Scalar { text, .. } => self.add(text, column, || fields.place(node.span)),
            Kind::Null => {}
        }
    }

    /// A number in a cell of text.
    pub(super) fn add(&mut self, text: &str, column: &str, place: impl Fn() -> Place) {
        // what does not begin with a figure is words
        let figures = text.trim_start().starts_with(|c: char| c.is_ascii_digit());
        for part in text.split([';', '\n', '(']).filter(|_| figures) {
            let part = part.trim();
            let end = part.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(part.len());
            // a day, a range, a sentence is no number
            let is_number = part[end..].chars().all(|c| !c.is_ascii_digit() || c == '2') && part.len() - end < 16;
            if let Some(mark) = mark(&part[..end]).filter(|_| is_number) {
                let number = Spanned { value: part.to_owned(), place: place() };
                self.found.entry(mark).or_default().push((column.to_owned(), number));
            }
        }
    }

    fn first(&self, mark: Mark) -> Option<&(String, Spanned<String>)> {
        self.found.get(&mark)?.first()
    }

    /// Says where one mark is used in two ways. `is_small`: whether a column has averages or percentages alone, which are never in the
    /// thousands.
    pub(super) fn say(&self, fields: &mut Fields<'_, '_>, is_small: &dyn Fn(&str) -> bool) {
        let is_small = |column: &str| column == "percent" || is_small(column);
        let mut say = |number: &Spanned<String>, message: String, hint: &str| {
            fields.diagnostics.push(Diagnostic::new(&codes::NUMBER_MARKS, number.place.clone(), message).hint(hint));
        };
        if let (Some((_, comma)), Some((_, dot))) = (self.first(Mark::CommaFraction), self.first(Mark::DotFraction)) {
            let message = format!("phần lẻ viết khi dấu phẩy ({}), khi dấu chấm ({})", comma.value, dot.value);
            say(dot, message, "dùng dấu phẩy cho phần lẻ trong cả tệp");
        }
        let fractions = self.found.get(&Mark::DotFraction);
        let thousands = self.found.get(&Mark::DotThousands).into_iter().flatten();
        let both = thousands
            .filter(|(column, _)| !is_small(column))
            .filter_map(|(column, number)| Some((number, fractions?.iter().find(|(other, _)| other == column)?)));
        if let Some((number, (column, fraction))) = both.into_iter().next() {
            let message = format!(
                "cột “{column}” dùng dấu chấm cho cả nghìn ({}) lẫn phần lẻ ({})",
                number.value, fraction.value
            );
            say(fraction, message, "dùng dấu phẩy cho phần lẻ: 203,3");
        }
        // read as 1,25, though the file's other fractions have commas
        let alone = self.first(Mark::DotFraction).is_none();
        let dotted = self.found.get(&Mark::DotThousands).into_iter().flatten().filter(|_| alone);
        let mut dotted = dotted.filter(|(column, number)| is_small(column) && number.value.matches('.').count() == 1);
        if let (Some((_, comma)), Some((_, dot))) = (self.first(Mark::CommaFraction), dotted.next()) {
            let read = dot.value.replace('.', ",");
            let message = format!(
                "“{}” ở cột này đọc là {read}, chỗ khác phần lẻ viết sau dấu phẩy ({})",
                dot.value, comma.value
            );
            say(dot, message, "viết dấu phẩy cho phần lẻ; nếu là hàng nghìn thì bỏ dấu chấm");
        }
        // thousandths of nothing are thousands, but for averages
        let commas = self.found.get(&Mark::CommaThousands).into_iter().flatten();
        let certain = |text: &str| {
            text.split(|c: char| !c.is_ascii_digit() && c != ',').next().is_some_and(|n| n.ends_with(",000"))
        };
        if let Some((_, number)) =
            commas.into_iter().find(|(column, number)| certain(&number.value) && !is_small(column))
        {
            let message =
                format!("“{}”: dấu phẩy ở đây là dấu nghìn, đọc là {}", number.value, number.value.replace(',', "."));
            say(number, message, "viết dấu nghìn bằng dấu chấm; dấu phẩy là phần lẻ");
        }
    }
}

fn mark(number: &str) -> Option<Mark> {
    let grouped = |mark: char| {
        let parts: Vec<&str> = number.split(mark).collect();
        parts.len() > 1
            && (1..=3).contains(&parts[0].len())
            && !parts[0].starts_with('0')
            && parts[1..].iter().all(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let fraction = |mark: char| {
        number.rsplit_once(mark).is_some_and(|(whole, part)| digits(part) && digits(&whole.replace('.', "")))
    };
    match (number.matches('.').count(), number.matches(',').count()) {
        (0, 0) => None,
        (_, 0) if grouped('.') => Some(Mark::DotThousands),
        (1, 0) if fraction('.') => Some(Mark::DotFraction),
        (0, _) if grouped(',') => Some(Mark::CommaThousands),
        (_, 1) if fraction(',') => Some(Mark::CommaFraction),
        _ => None,
    }
}
