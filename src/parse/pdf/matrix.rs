//! Where something stands: the six numbers by which PDF moves, turns and stretches.

/// `[a b c d e f]`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This one first, then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let point = |x: f64, y: f64| (x * other.0[0] + y * other.0[2], x * other.0[1] + y * other.0[3]);
        let (right, up, at) = (point(self.0[0], self.0[1]), point(self.0[2], self.0[3]), point(self.0[4], self.0[5]));
        Self([right.0, right.1, up.0, up.1, at.0 + other.0[4], at.1 + other.0[5]])
    }

    /// Moved first.
    pub(super) fn moved(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    /// Along the line of writing and across it (upwards), and how much larger a length becomes: a page that lies on its side is read on its side.
    pub(super) fn place(self) -> (f64, f64, f64) {
        let [a, b, _, _, x, y] = self.0;
        let scale = a.hypot(b);
        if b.abs() > a.abs() {
            let sign = b.signum();
            (y * sign, -x * sign, scale)
        } else {
            let sign = if a < 0.0 { -1.0 } else { 1.0 };
            (x * sign, y * sign, scale)
        }
    }
}
