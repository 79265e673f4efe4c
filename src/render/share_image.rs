//! The picture for shared addresses as PNG, from shapes alone: no font, no file, no floating point, so that its bytes are the same everywhere.

use crate::site::view::ShareImage;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;

const WIDTH: i32 = ShareImage::SIZE.0.cast_signed();
const HEIGHT: i32 = ShareImage::SIZE.1.cast_signed();
/// Each pixel's edge is looked at this many times each way.
const FINE: i32 = 4;

const PAPER: [u8; 3] = [0xff, 0xfd, 0xf8];
const LINE: [u8; 3] = [0xd3, 0xd0, 0xc6];
/// The woven band along the lower edge.
const BAND: i32 = 96;

/// Draws it.
pub fn share_image(image: &ShareImage) -> Vec<u8> {
    let mut canvas = Canvas::new(image.ground);
    band(&mut canvas, image);
    sheet(&mut canvas, image);
    canvas.png()
}

/// Lozenges side by side between two lines.
fn band(canvas: &mut Canvas, image: &ShareImage) {
    let top = HEIGHT - BAND;
    canvas.rect(0, top - 18, WIDTH, 6, image.accent);
    let step = 8;
    let half = step * image.weave.cast_signed();
    let middle = HEIGHT - BAND / 2;
    let mut x = 0;
    while x - half < WIDTH {
        for row in 0..image.weave.cast_signed() {
            let reach = half - row * step;
            for y in [middle + row * step, middle - (row + 1) * step] {
                canvas.rect(x - reach, y, 2 * reach, step, image.accent);
                // a smaller lozenge is left out
                let hole = reach - half / 2;
                if hole > 0 {
                    canvas.rect(x - hole, y, 2 * hole, step, image.ground);
                }
            }
        }
        x += 2 * half + 2 * step;
    }
}

/// A sheet with a heading, lines, three bars and a seal with a tick.
fn sheet(canvas: &mut Canvas, image: &ShareImage) {
    let (left, top, width, height) = (420, 54, 360, 430);
    canvas.shape(left, top, width, height, PAPER, |x, y| in_round(x, y, (left, top, width, height), 14));
    canvas.rect(left + 80, top + 46, 200, 16, image.ground);
    canvas.rect(left + 130, top + 76, 100, 6, image.accent);
    for (n, length) in [280, 280, 240, 280, 200].into_iter().enumerate() {
        canvas.rect(left + 40, top + 116 + 30 * i32::try_from(n).unwrap_or(0), length, 10, LINE);
    }
    for (n, tall) in [60, 90, 120].into_iter().enumerate() {
        canvas.rect(left + 40 + 44 * i32::try_from(n).unwrap_or(0), top + 400 - tall, 30, tall, image.ground);
    }
    let (x0, y0, radius) = (left + 282, top + 346, 88);
    let disc = |radius: i32| move |x: i32, y: i32| square(x - x0 * FINE) + square(y - y0 * FINE) <= square(radius * FINE);
    canvas.shape(x0 - radius, y0 - radius, 2 * radius, 2 * radius, PAPER, disc(radius));
    canvas.shape(x0 - radius, y0 - radius, 2 * radius, 2 * radius, image.accent, disc(radius - 8));
    let tick = [(x0 - 38, y0 + 2), (x0 - 10, y0 + 30), (x0 + 42, y0 - 30)];
    canvas.shape(x0 - radius, y0 - radius, 2 * radius, 2 * radius, PAPER, |x, y| tick.windows(2).any(|ends| near_segment((x, y), ends, 9)));
}

fn square(n: i32) -> i64 {
    i64::from(n) * i64::from(n)
}

/// Within a rectangle with round corners; `x` and `y` in fine steps.
fn in_round(x: i32, y: i32, (left, top, width, height): (i32, i32, i32, i32), radius: i32) -> bool {
    let off = |at: i32, from: i32, length: i32| (((from + radius) * FINE - at).max(at - (from + length - radius) * FINE)).max(0);
    square(off(x, left, width)) + square(off(y, top, height)) <= square(radius * FINE)
}

/// Within `reach` pixels of a segment; the point in fine steps, the ends in pixels.
fn near_segment((x, y): (i32, i32), ends: &[(i32, i32)], reach: i32) -> bool {
    let [(ax, ay), (bx, by)] = [ends[0], ends[1]].map(|(x, y)| (i64::from(x * FINE), i64::from(y * FINE)));
    let (px, py) = (i64::from(x) - ax, i64::from(y) - ay);
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = (px * dx + py * dy).clamp(0, length);
    // the distance to the foot of the perpendicular, all times `length`
    let (ex, ey) = (px * length - along * dx, py * length - along * dy);
    ex * ex + ey * ey <= square(reach * FINE) * length * length
}

struct Canvas {
    /// Rows of red, green, blue.
    pixels: Vec<[u8; 3]>,
}

impl Canvas {
    fn new(ground: [u8; 3]) -> Self {
        Self { pixels: vec![ground; (WIDTH * HEIGHT).unsigned_abs() as usize] }
    }

    fn row(&mut self, y: i32, left: i32, width: i32) -> &mut [[u8; 3]] {
        let (from, to) = (left.clamp(0, WIDTH), (left + width).clamp(0, WIDTH));
        if !(0..HEIGHT).contains(&y) {
            return &mut [];
        }
        let at = |x: i32| (y * WIDTH + x).unsigned_abs() as usize;
        &mut self.pixels[at(from)..at(to)]
    }

    fn rect(&mut self, left: i32, top: i32, width: i32, height: i32, colour: [u8; 3]) {
        for y in top..top + height {
            self.row(y, left, width).fill(colour);
        }
    }

    /// Fills what `inside` says, asked in fine steps, within a box.
    fn shape(&mut self, left: i32, top: i32, width: i32, height: i32, colour: [u8; 3], inside: impl Fn(i32, i32) -> bool) {
        for y in top..top + height {
            for (x, pixel) in (left..).zip(self.row(y, left, width)) {
                let fine = (0..FINE).flat_map(|dy| (0..FINE).map(move |dx| (x * FINE + dx, y * FINE + dy)));
                let count = u32::try_from(fine.filter(|(x, y)| inside(*x, *y)).count()).unwrap_or(0);
                let all = (FINE * FINE).unsigned_abs();
                for (old, new) in pixel.iter_mut().zip(colour) {
                    let mixed = (u32::from(*old) * (all - count) + u32::from(new) * count + all / 2) / all;
                    *old = u8::try_from(mixed).unwrap_or(u8::MAX);
                }
            }
        }
    }

    /// True colour, 8 bits, no filter: flat areas pack well as they are.
    fn png(&self) -> Vec<u8> {
        let mut rows = Vec::with_capacity(self.pixels.len() * 3 + HEIGHT.unsigned_abs() as usize);
        for row in self.pixels.chunks_exact(WIDTH.unsigned_abs() as usize) {
            rows.push(0);
            rows.extend_from_slice(row.as_flattened());
        }
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        // writing to memory does not fail
        let packed = packed.write_all(&rows).and_then(|()| packed.finish()).unwrap_or_default();
        let mut header = Vec::with_capacity(13);
        header.extend(ShareImage::SIZE.0.to_be_bytes());
        header.extend(ShareImage::SIZE.1.to_be_bytes());
        header.extend([8, 2, 0, 0, 0]);
        let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, data) in [(b"IHDR", header.as_slice()), (b"IDAT", &packed), (b"IEND", &[])] {
            out.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
            let start = out.len();
            out.extend(name);
            out.extend(data);
            out.extend(crc32fast::hash(&out[start..]).to_be_bytes());
        }
        out
    }
}
