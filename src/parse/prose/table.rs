//! Tables: heads, cells, merged cells, and rows with more cells than the head.

use super::build::Builder;
use super::mend;
use super::open::OpenTable;
use super::spans::{Cell, Spans};
use crate::diag::{Diagnostic, codes};
use pulldown_cmark::Alignment;
use std::fmt::Write as _;
use std::ops::Range;

impl Builder<'_, '_, '_> {
    /// Begins a table: looks at all of it before its cells are read.
    pub(super) fn open_table(&mut self, alignments: Vec<Alignment>, range: &Range<usize>) {
        let spans = self.markdown.get(range.clone()).and_then(|table| Spans::of(table, alignments.len()));
        if spans.as_ref().is_some_and(|spans| spans.wrong) {
            let place = self.place(&self.first_line(range.clone()));
            let message = "dấu “<<” hoặc “^^” của bảng này không gộp được ô nào";
            let hint = "“<<” gộp với ô bên trái, “^^” với ô bên trên; các ô gộp với nhau phải làm thành hình chữ nhật";
            self.diagnostics.push(Diagnostic::new(&codes::UNUSED_MARKUP, place, message).hint(hint));
        }
        self.table = OpenTable { alignments, start: range.start, spans, ..OpenTable::default() };
    }

    pub(super) fn open_cell(&mut self) {
        let OpenTable { alignments, spans, row, column, in_head, .. } = &mut self.table;
        let numeric = matches!(alignments.get(*column), Some(Alignment::Right));
        let (columns, rows) = match spans.as_ref().map(|spans| spans.at(*row, *column)) {
            Some(Cell::Covered) => {
                self.table.covered = Some(self.html.len());
                self.table.column += 1;
                return;
            }
            Some(Cell::Own { columns, rows }) => (columns, rows),
            None => (1, 1),
        };
        *column += 1;
        let scope = if columns > 1 { "colgroup" } else { "col" };
        if *in_head {
            let _ = write!(self.html, "<th scope=\"{scope}\"");
        } else {
            self.html.push_str("<td");
        }
        for (name, count) in [("colspan", columns), ("rowspan", rows)].iter().filter(|(_, count)| *count > 1) {
            let _ = write!(self.html, " {name}=\"{count}\"");
        }
        self.html.push_str(if numeric { " class=\"num\">" } else { ">" });
    }

    /// Looks for cells of a row that the head has no column for.
    pub(super) fn row(&mut self, range: &Range<usize>) {
        let row = &self.markdown[range.clone()];
        let columns = self.table.alignments.len();
        // the look is quick where there are as many bars as there may be
        if memchr::memchr_iter(b'|', row.as_bytes()).count() < columns {
            return;
        }
        let cells = mend::cells(row);
        let Some(first) = cells.get(columns) else { return };
        let more = cells.len() - columns;
        self.table.more = self.table.more.max(more);
        let end = cells.last().map_or(first.end, |cell| cell.end);
        let place = self.place(&(range.start + first.start..range.start + end));
        let lost = if more > mend::MORE_CELLS { ", không hiện hết" } else { "" };
        let message = format!("hàng này có {} ô, dòng đầu của bảng chỉ có {columns} ô{lost}", cells.len());
        self.kept.push(
            Diagnostic::new(&codes::EXTRA_CELLS, place, message)
                .hint("thêm cột vào dòng đầu và dòng “|---|”, hoặc bỏ ô thừa; để in dấu “|” trong ô, viết “\\|”"),
        );
    }
}
