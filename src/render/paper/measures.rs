//! The measures of an official paper, in points.

/// One millimetre, in points.
pub(super) const MM: f32 = 72.0 / 25.4;
/// A4.
pub(super) const PAGE_WIDTH: f32 = 210.0 * MM;
pub(super) const PAGE_HEIGHT: f32 = 297.0 * MM;
/// Decree 30/2020, Appendix I: 20 to 25 mm above and below, 30 to 35 mm on the left, 15 to 20 mm on the right.
pub(super) const MARGIN_TOP: f32 = 20.0 * MM;
pub(super) const MARGIN_BOTTOM: f32 = 20.0 * MM;
pub(super) const MARGIN_LEFT: f32 = 30.0 * MM;
pub(super) const MARGIN_RIGHT: f32 = 15.0 * MM;
/// Thickness of rules.
pub(super) const THIN: f32 = 0.5;

/// Millimetres as points.
pub(super) const fn mm(measure: f32) -> f32 {
    measure * MM
}
