//! Places in a workbook while it is read as a tree: the number of the sheet and of the cell, packed into a span.

use crate::parse::sheet::{at_order, order};
use crate::text::{CellName, Place, Span, cell_address};
use std::sync::Arc;

/// Bits for the number of a cell in its sheet.
const BITS: u32 = 21;

/// The span of a cell, by row and column.
pub(super) fn span(sheet: usize, at: (usize, usize)) -> Span {
    let start = (sheet << BITS) | order(at);
    Span::new(start, start)
}

/// The span of a sheet as a whole.
pub(super) fn whole(sheet: usize) -> Span {
    Span::new(sheet << BITS, sheet << BITS)
}

/// Names the cell of a place that was made from a span of this file. `sheets`: the names of its sheets, in order.
pub(in crate::model) fn name_cell(place: &mut Place, sheets: &[String]) {
    if place.cell.is_some() {
        return;
    }
    let (sheet, cell) = (place.span.start >> BITS, place.span.start & ((1 << BITS) - 1));
    let Some(name) = sheets.get(sheet as usize) else { return };
    let address = at_order(cell as usize).map(cell_address).unwrap_or_default();
    // the file as a whole
    if place.span == Span::default() {
        return;
    }
    place.span = Span { start: cell, end: cell };
    place.cell = Some(Arc::new(CellName { sheet: name.clone(), address }));
}
