//! Tables as Markdown: every place of the grid is a cell; places that another cell covers hold `<<` or `^^`.

use super::Writer;
use crate::parse::word::block::Table;
use std::fmt::Write as _;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let mut places: Vec<Vec<Option<&'static str>>> = vec![vec![None; table.columns]; table.rows.len()];
        for (n, row) in table.rows.iter().enumerate() {
            for cell in row {
                let below = places.iter_mut().skip(n).take(cell.rows).enumerate();
                for (down, places) in below {
                    for (right, place) in places.iter_mut().skip(cell.column).take(cell.columns).enumerate() {
                        *place = match (down, right) {
                            (0, 0) => None,
                            (0, _) => Some("<<"),
                            _ => Some("^^"),
                        };
                    }
                }
            }
        }
        for (n, row) in table.rows.iter().enumerate() {
            let name = row.iter().flat_map(|cell| cell.paragraphs()).next().map(|paragraph| &paragraph.name);
            self.out.paragraphs.extend(name.map(|name| (self.out.text.len(), std::sync::Arc::clone(name))));
            self.out.text.push('|');
            for (column, place) in places[n].iter().enumerate() {
                let text = match (place, row.iter().find(|cell| cell.column == column)) {
                    (Some(mark), _) => (*mark).to_owned(),
                    (None, Some(cell)) => self.in_one_line(&cell.blocks, n == 0),
                    (None, None) => String::new(),
                };
                let _ = write!(self.out.text, " {text} |");
            }
            self.out.text.push('\n');
            if n == 0 {
                self.out.text.push('|');
                self.out.text += &"---|".repeat(table.columns);
                self.out.text.push('\n');
            }
        }
    }
}
