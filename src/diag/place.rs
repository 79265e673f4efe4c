//! Where findings stand, as programs want it: file, line and column, or the place within a workbook or Word file.

use super::Diagnostic;
use super::lines::Lines;

/// The place of a finding.
pub(super) struct Placed<'d> {
    pub(super) file: &'d str,
    /// Line and column, from 1, in code points; `None`: the file is not text, or is to blame as a whole.
    pub(super) at: Option<(usize, usize)>,
    /// `trang “chinh”, ô B2` and the like.
    pub(super) inside: Option<String>,
}

impl<'d> Placed<'d> {
    pub(super) fn of(finding: &'d Diagnostic, lines: &mut Lines<'_>) -> Self {
        let file = finding.place.file.as_ref();
        let index = lines.of(file).filter(|_| !finding.is_of_whole_file());
        let at = index.map(|index| index.line_column(finding.place.span.start as usize));
        let shown = finding.place.shown();
        let inside = shown.strip_prefix(file).map(|rest| rest.trim_start_matches(',').trim());
        Self { file, at, inside: inside.filter(|inside| !inside.is_empty()).map(str::to_owned) }
    }
}
