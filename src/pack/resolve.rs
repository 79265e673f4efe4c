//! Names within a disclosure regime lead somewhere: forms, contents, schedules, sets of rows; and its rules for days can be read.

use super::dues::dues;
use super::one_file::Reader;
use super::{Regime, TableLayout};
use crate::parse::yaml::Node;
use std::collections::BTreeSet;

impl Reader<'_> {
    pub(super) fn check_regime(&mut self, regime: &Regime, root: &Node) {
        let span = root.get("id").map_or(root.span, |n| n.span);
        let mut numbers = BTreeSet::new();
        for form in &regime.forms {
            if !numbers.insert(&form.number) {
                self.broken(span, format!("biểu mẫu {} có hai lần", form.number));
            }
            for table in &form.tables {
                if table.rows_ref.as_ref().is_some_and(|name| !regime.row_sets.contains_key(name)) {
                    self.broken(span, format!("biểu mẫu {}: rows_ref không có trong row_sets", form.number));
                }
                let layout = TableLayout::new(regime, table, &[]);
                let mut ids = BTreeSet::new();
                for id in layout.rows.iter().map(|r| &r.id).filter(|id| !ids.insert(*id)) {
                    self.broken(span, format!("biểu mẫu {}: hàng “{id}” có hai lần", form.number));
                }
                let mut ids = BTreeSet::new();
                for id in layout.columns.iter().map(|c| &c.id).filter(|id| !ids.insert(*id)) {
                    self.broken(span, format!("biểu mẫu {}: cột “{id}” có hai lần", form.number));
                }
            }
            if let Some(content) = form.content.as_ref().filter(|id| regime.content(id).is_none()) {
                self.broken(span, format!("biểu mẫu {}: nội dung “{content}” không có", form.number));
            }
        }
        for content in &regime.contents {
            if let Some(schedule) = content.schedule.as_ref().filter(|id| regime.schedule(id).is_none()) {
                self.broken(span, format!("nội dung “{}”: lịch “{schedule}” không có", content.id));
            }
            for number in content.forms.iter().flat_map(|f| f.values()).filter(|n| regime.form(n).is_none()) {
                self.broken(span, format!("nội dung “{}”: biểu mẫu {number} không có", content.id));
            }
        }
        for (what, due) in dues(regime) {
            if due.rule().is_none() {
                self.broken(span, format!("“{what}”: không hiểu cách tính hạn"));
            }
        }
        for disclosure in &regime.disclosures {
            let form = disclosure.form.as_ref().filter(|id| !regime.forms.iter().any(|f| f.id == **id));
            let content = disclosure.content.as_ref().filter(|id| regime.content(id).is_none());
            if let Some(missing) = form.or(content) {
                self.broken(span, format!("mục “{}”: biểu hoặc nội dung “{missing}” không có", disclosure.id));
            }
            if disclosure.form.is_some() == disclosure.content.is_some() {
                self.broken(span, format!("mục “{}”: cần một trong hai khóa form và content", disclosure.id));
            }
        }
    }
}
