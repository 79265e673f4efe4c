//! Where Markdown misreads what schools write, and the change of the source that makes it read right.
//!
//! * A paragraph indented by four spaces or a tab is a paragraph: schools write no program code.
//! * A row of a table that has more cells than the head keeps them: the head gets as many.

use super::source::Edit;
use std::ops::Range;

/// A row may have this many cells more than the head.
pub(super) const MORE_CELLS: usize = 64;

/// Takes the indentation from the lines of a box of code. `lines` are where its lines begin (behind the indentation that Markdown takes off);
/// `at_the_edge`: the box stands in no list or quotation, so all its indentation goes at once.
pub(super) fn indentation(text: &str, lines: &[usize], at_the_edge: bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut off = None;
    for start in lines {
        let line = text[..*start].rfind('\n').map_or(0, |at| at + 1);
        let end = *start + text[*start..].len() - text[*start..].trim_start_matches([' ', '\t']).len();
        let from = line + text[line..end].trim_end_matches([' ', '\t']).len();
        let wide = column(&text[line..end]);
        let left = column(&text[line..from]);
        let off = *off.get_or_insert(if at_the_edge { wide - left } else { 4 });
        let width = (wide - left).saturating_sub(off);
        edits.push(Edit { range: from..end, with: " ".repeat(width) });
    }
    edits
}

/// How many columns a beginning of a line takes; a tab leads to the next multiple of four.
fn column(line: &str) -> usize {
    line.chars().fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 })
}

/// Where the cells of a row begin, as GitHub's tables have it.
pub(super) fn cells(row: &str) -> Vec<Range<usize>> {
    let end = row.trim_end().len();
    let start = row.len() - row.trim_start().len();
    if start >= end {
        return Vec::new();
    }
    let mut cells = Vec::new();
    let mut from = start + usize::from(row.as_bytes()[start] == b'|');
    let bytes = row.as_bytes();
    let first = from;
    for at in first..end {
        // whatever stands before the backslash: GitHub reads tables before anything else
        if bytes[at] == b'|' && (at == 0 || bytes[at - 1] != b'\\') {
            cells.push(from..at);
            from = at + 1;
        }
    }
    if from < end {
        cells.push(from..end);
    }
    cells
}

/// Gives the head of a table, and the line of dashes below it, more cells. `table` is where the table begins.
pub(super) fn head(text: &str, table: usize, more: usize) -> Vec<Edit> {
    let mut at = table;
    let mut edits = Vec::new();
    for cell in [" |", "---|"] {
        let line = text[at..].split('\n').next().unwrap_or_default();
        let end = at + line.trim_end().len();
        let closed = line.trim_end().ends_with('|') && !line.trim_end().ends_with("\\|");
        let opening = if closed { "" } else { "|" };
        edits.push(Edit { range: end..end, with: format!("{opening}{}", cell.repeat(more)) });
        at = (at + line.len() + 1).min(text.len());
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::prose::source::Source;

    #[test]
    fn cells_are_parted_by_bars_that_are_not_escaped() {
        let texts = |row: &'static str| cells(row).into_iter().map(|cell| row[cell].trim()).collect::<Vec<_>>();
        assert_eq!(texts("| a | b |"), ["a", "b"]);
        assert_eq!(texts("a | b"), ["a", "b"]);
        assert_eq!(texts("| `a|b` | c\\|d | \n"), ["`a", "b`", "c\\|d"]);
        assert_eq!(texts("| a | |"), ["a", ""]);
        assert_eq!(texts("| `a\\\\|b` | c |"), ["`a\\\\|b`", "c"]);
        assert!(texts("  ").is_empty());
    }

    #[test]
    fn a_head_gets_cells() {
        for (before, after) in
            [("| a |\n|---|\n", "| a | |\n|---|---|\n"), ("a | b\n--|--\nc", "a | b| |\n--|--|---|\nc")]
        {
            let mut source = Source::new(before);
            source.change(head(before, 0, 1));
            assert_eq!(source.text, after);
        }
    }
}
