//! What holds of every pack of disclosures, ours and a school's own: checks and charts speak of rows and columns that there are, items say
//! how they are filled in, remarks have a place.

use super::ids::Unfit;
use super::plain_name::{self, PLAIN_NAME};
use super::{Check, CheckKind, ColumnRole, Form, Item, ItemKind, Operand, Purpose, Regime, Remark, TableLayout};
use crate::parse::yaml::Node;

/// Faults of a disclosure regime, each once.
pub(super) fn of_regime(regime: &Regime, root: &Node) -> Vec<Unfit> {
    let mut lint = Lint { regime, root, found: Vec::new() };
    for form in &regime.forms {
        if let Some(ends) = form.title_ends.as_ref().filter(|ends| !form.title.ends_with(ends.as_str())) {
            lint.say(&form.id, format!("biểu mẫu {}: tiêu đề không kết thúc bằng “{ends}” (title_ends)", form.number));
        }
        lint.form(form);
    }
    for table in &regime.suggested_tables {
        let rows = ["a".to_owned()];
        let layout = TableLayout::of_records(&table.id, &table.id, &regime.column_words, &table.columns, &rows, None);
        for check in &table.derived_checks {
            lint.check(check, &layout, "", &format!("bảng “{}”", table.id));
        }
        let minimum = table.minimum.iter().flat_map(|rule| [&rule.column, &rule.of]);
        lint.columns(&layout, minimum, &table.id, &format!("bảng “{}”", table.id));
    }
    for content in &regime.contents {
        lint.items(&content.items, &content.id);
    }
    for remark in &regime.remarks {
        lint.remark(remark);
    }
    for (id, name) in plain_name::of_regime(regime) {
        lint.plain_name(id, name);
    }
    lint.found
}

struct Lint<'a> {
    regime: &'a Regime,
    root: &'a Node,
    found: Vec<Unfit>,
}

impl Lint<'_> {
    /// `at`: the id beside which the fault is shown.
    fn say(&mut self, at: &str, message: String) {
        if !self.found.iter().any(|fault| fault.message == message) {
            self.found.push(Unfit { span: super::ids::written(self.root, at), message });
        }
    }

    /// It is short, and says something.
    fn plain_name(&mut self, id: &str, name: &str) {
        if name.trim().is_empty() || name.chars().count() > PLAIN_NAME {
            self.say(
                id,
                format!("“{id}”: name là tên dễ hiểu cho người đọc, từ 1 đến {PLAIN_NAME} chữ cái; viết ngắn lại"),
            );
        }
    }

    fn form(&mut self, form: &Form) {
        let what = format!("biểu mẫu {}", form.number);
        let known = self.regime.applies_to.iter().map(|a| &a.id);
        let all: Vec<&String> =
            if form.applies_to.is_empty() { known.collect() } else { form.applies_to.iter().collect() };
        for audience in all {
            let layouts: Vec<TableLayout> =
                form.tables.iter().map(|t| TableLayout::new(self.regime, t, &[audience])).collect();
            let find = |id: Option<&String>| match id {
                Some(id) => layouts.iter().find(|l| l.id == *id),
                None => layouts.first(),
            };
            for check in &form.derived_checks {
                match find(check.table.as_ref()) {
                    Some(layout) => self.check(check, layout, audience, &what),
                    None => self.say(&check.id, format!("{what}, phép “{}”: không có bảng ấy", check.id)),
                }
                match check.of_table.as_ref().map(|id| find(Some(id))) {
                    Some(Some(of)) => self.rows(of, check.pairs.values(), &check.id, &what),
                    Some(None) => self.say(&check.id, format!("{what}, phép “{}”: không có bảng of_table", check.id)),
                    None => {}
                }
            }
            for chart in &form.charts {
                match find(chart.table.as_ref()) {
                    Some(layout) => {
                        self.rows(layout, chart.rows.iter().chain(&chart.row), &chart.id, &what);
                        self.columns(layout, chart.columns.iter().chain(&chart.column), &chart.id, &what);
                    }
                    None => self.say(&chart.id, format!("{what}, hình “{}”: không có bảng ấy", chart.id)),
                }
            }
            for row in &form.headline {
                match find(row.table.as_ref()) {
                    Some(layout) => {
                        self.rows(layout, row.of.iter().chain([&row.row]), &row.row, &what);
                        self.columns(layout, [&row.column], &row.row, &what);
                    }
                    None => self.say(&row.row, format!("{what}, “{}”: không có bảng ấy", row.row)),
                }
            }
            for shares in &form.shares {
                match find(shares.table.as_ref()) {
                    Some(layout) => {
                        self.rows(layout, &shares.rows, &shares.id, &what);
                        self.columns(layout, &shares.columns, &shares.id, &what);
                    }
                    None => self.say(&shares.id, format!("{what}, hình “{}”: không có bảng ấy", shares.id)),
                }
            }
            if let (Some(rule), Some(layout)) = (&form.performance, find(None)) {
                self.rows(layout, [&rule.row], &rule.row, &what);
                self.columns(layout, [&rule.done, &rule.plan], &rule.row, &what);
            }
        }
    }

    fn rows<'i>(&mut self, layout: &TableLayout, ids: impl IntoIterator<Item = &'i String>, at: &str, what: &str) {
        for id in ids {
            if layout.select_rows(id).is_none_or(|rows| rows.is_empty()) {
                self.say(at, format!("{what}, “{at}”: không có hàng “{id}”"));
            }
        }
    }

    fn columns<'i>(&mut self, layout: &TableLayout, ids: impl IntoIterator<Item = &'i String>, at: &str, what: &str) {
        for id in ids {
            if layout.select_columns(id).is_none() {
                self.say(at, format!("{what}, “{at}”: không có cột “{id}”"));
            }
        }
    }

    /// The rows and columns that a check names are in its table, or in the form that an operand names.
    fn check(&mut self, check: &Check, layout: &TableLayout, audience: &str, what: &str) {
        let sides = check.total.iter().chain(&check.whole).chain(&check.parts);
        let rows = check.rows.iter().chain(&check.row).chain(&check.of).chain(check.pairs.keys());
        self.rows(layout, rows, &check.id, what);
        self.columns(layout, check.columns.iter().chain(&check.column), &check.id, what);
        if is_by_column(check.kind) {
            self.columns(layout, sides, &check.id, what);
        } else {
            self.rows(layout, sides, &check.id, what);
        }
        let part = |id: &&String| layout.rows.iter().any(|row| row.id == **id && row.children_are_subset);
        if let Some(row) = check.rows.iter().find(part).filter(|_| check.kind == CheckKind::SumChildren) {
            self.say(&check.id, format!("{what}, phép “{}”: các hàng dưới “{row}” không cộng thành nó", check.id));
        }
        if check.note.trim().is_empty() {
            self.say(&check.id, format!("{what}, phép “{}”: note phải nói điều gì đúng", check.id));
        }
        for operand in [&check.numerator, &check.denominator, &check.other].into_iter().flatten() {
            self.operand(operand, layout, audience, (&check.id, what));
        }
    }

    fn operand(&mut self, operand: &Operand, own: &TableLayout, audience: &str, (at, what): (&str, &str)) {
        let there = match &operand.form {
            None => None,
            Some(number) => match self.regime.form(number).and_then(|form| form.tables.first()) {
                Some(table) => Some(TableLayout::new(self.regime, table, &[audience])),
                None => return self.say(at, format!("{what}, “{at}”: không có biểu mẫu {number}")),
            },
        };
        let layout = there.as_ref().unwrap_or(own);
        self.rows(layout, &operand.row, at, what);
        self.columns(layout, &operand.column, at, what);
    }

    /// It says something, and its places are there.
    fn remark(&mut self, remark: &Remark) {
        let what = format!("lưu ý “{}”", remark.id);
        if remark.authors.is_none() && remark.readers.is_none() {
            self.say(&remark.id, format!("{what}: cần authors hoặc readers"));
        }
        for against in &remark.against {
            if !against.filled && against.begins.is_empty() && against.called.is_empty() {
                self.say(&remark.id, format!("{what}: against cần filled, begins hoặc called"));
            }
            if against.only && remark.applies_to.is_empty() {
                self.say(&remark.id, format!("{what}: only cần applies_to"));
            }
            if remark.authors.is_none() {
                self.say(&remark.id, format!("{what}: against cần authors để nói với người điền"));
            }
            let lost = against.column.as_ref().filter(|id| !remark.at.iter().all(|at| self.has_column(at, id)));
            if let Some(column) = lost {
                self.say(&remark.id, format!("{what}: không có cột “{column}”"));
            }
        }
        for place in &remark.at {
            let there = match place.split_once('/') {
                Some((form, row)) => self.regime.form(form).is_some_and(|form| {
                    let tables = form.tables.iter().map(|t| TableLayout::new(self.regime, t, &[]));
                    tables.flat_map(|layout| layout.rows).any(|known| known.id == row)
                }),
                None => self.regime.has_place(place),
            };
            if !there {
                self.say(&remark.id, format!("{what}: không có chỗ “{place}”"));
            }
        }
    }

    /// Whether records at a place of a content have a column.
    fn has_column(&self, place: &str, column: &str) -> bool {
        let mut ids = place.split('.');
        let mut items = ids.next().and_then(|id| self.regime.content(id)).map_or(&[][..], |c| c.items.as_slice());
        let mut found = None;
        for id in ids {
            found = items.iter().find(|item| item.id == id);
            items = found.map_or(&[], |item| item.items.as_slice());
        }
        found.is_some_and(|item| {
            let suggested = self.regime.suggested(item);
            suggested.map_or(&item.columns, |table| &table.columns).iter().any(|c| c.id == column)
        })
    }

    fn items(&mut self, items: &[Item], content: &str) {
        for item in items {
            let what = format!("nội dung “{content}”, mục “{}”", item.id);
            if item.kind.is_none() && item.items.is_empty() {
                self.say(&item.id, format!("{what}: không có type, cũng không có mục con"));
            }
            let suggested = self.regime.suggested(item);
            if let (Some(id), None) = (&item.suggested_table, suggested) {
                self.say(&item.id, format!("{what}: không có bảng “{id}” trong suggested_tables"));
            }
            let columns = suggested.map_or(item.columns.len(), |table| table.columns.len());
            if (item.kind == Some(ItemKind::Records)) != (columns > 1) {
                self.say(&item.id, format!("{what}: type: records cần từ hai cột, các kiểu khác không có cột"));
            }
            let columns = suggested.map_or(&item.columns, |table| &table.columns);
            let priced = columns.iter().any(|column| column.role == Some(ColumnRole::FeeAmount));
            if item.purpose == Some(Purpose::Fees) && !priced {
                self.say(&item.id, format!("{what}: purpose: fees cần một cột có role: fee_amount (mức thu)"));
            }
            self.items(&item.items, content);
        }
    }
}

/// Whether its sides are columns.
fn is_by_column(kind: CheckKind) -> bool {
    matches!(
        kind,
        CheckKind::SumColumns | CheckKind::AtMostColumn | CheckKind::AtMostEachColumn | CheckKind::SinglePerson
    )
}
