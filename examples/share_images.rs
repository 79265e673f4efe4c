//! Draws the pictures for shared addresses of the default theme: `cargo run --example share_images -- themes/mac-dinh/chia-se`.
//!
//! One a kind of unit and one for the portal, without words: social networks write the page's title under them. From shapes alone, no font, no
//! floating point, so that the bytes are the same everywhere.

#![allow(clippy::disallowed_methods, clippy::print_stderr)]

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// A sheet of paper with a seal above a woven band. Colours are red, green, blue.
struct Picture {
    name: &'static str,
    ground: [u8; 3],
    accent: [u8; 3],
    /// How the band is woven: the number of steps of a lozenge, 2 to 6.
    weave: u32,
}

const PICTURES: [Picture; 7] = [
    Picture { name: "cong", ground: [0x24, 0x36, 0x6b], accent: [0xdc, 0xa6, 0x3f], weave: 4 },
    Picture { name: "mam-non", ground: [0x1d, 0x5c, 0x4b], accent: [0xf0, 0xb9, 0x4a], weave: 3 },
    Picture { name: "tieu-hoc", ground: [0x23, 0x47, 0x9f], accent: [0xf2, 0xc1, 0x4e], weave: 5 },
    Picture { name: "thcs", ground: [0x4a, 0x2c, 0x6e], accent: [0xe6, 0xb0, 0x4a], weave: 4 },
    Picture { name: "thpt", ground: [0x6b, 0x24, 0x3a], accent: [0xe8, 0xb4, 0x55], weave: 6 },
    Picture { name: "lien-cap", ground: [0x1f, 0x50, 0x66], accent: [0xe9, 0xb5, 0x4c], weave: 2 },
    Picture { name: "quan-ly", ground: [0x2f, 0x3d, 0x52], accent: [0xd9, 0xa4, 0x41], weave: 5 },
];

/// In pixels, as large social networks ask for.
const SIZE: (u32, u32) = (1200, 630);

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: share_images FOLDER");
        return ExitCode::from(2);
    };
    for picture in &PICTURES {
        let mut canvas = Canvas::new(picture.ground);
        band(&mut canvas, picture);
        sheet(&mut canvas, picture);
        std::fs::write(Path::new(&folder).join(format!("{}.png", picture.name)), canvas.png())
            .expect("the picture can be written");
    }
    ExitCode::SUCCESS
}

const WIDTH: i32 = SIZE.0.cast_signed();
const HEIGHT: i32 = SIZE.1.cast_signed();
/// Each pixel's edge is looked at this many times each way.
const FINE: i32 = 4;

const PAPER: [u8; 3] = [0xff, 0xfd, 0xf8];
const LINE: [u8; 3] = [0xd3, 0xd0, 0xc6];
/// The woven band along the lower edge.
const BAND: i32 = 96;

/// Lozenges side by side between two lines.
fn band(canvas: &mut Canvas, image: &Picture) {
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
fn sheet(canvas: &mut Canvas, image: &Picture) {
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
    let disc =
        |radius: i32| move |x: i32, y: i32| square(x - x0 * FINE) + square(y - y0 * FINE) <= square(radius * FINE);
    canvas.shape(x0 - radius, y0 - radius, 2 * radius, 2 * radius, PAPER, disc(radius));
    canvas.shape(x0 - radius, y0 - radius, 2 * radius, 2 * radius, image.accent, disc(radius - 8));
    let tick = [(x0 - 38, y0 + 2), (x0 - 10, y0 + 30), (x0 + 42, y0 - 30)];
    canvas.shape(x0 - radius, y0 - radius, 2 * radius, 2 * radius, PAPER, |x, y| {
        tick.windows(2).any(|ends| near_segment((x, y), ends, 9))
    });
}

fn square(n: i32) -> i64 {
    i64::from(n) * i64::from(n)
}

/// Within a rectangle with round corners; `x` and `y` in fine steps.
fn in_round(x: i32, y: i32, (left, top, width, height): (i32, i32, i32, i32), radius: i32) -> bool {
    let off = |at: i32, from: i32, length: i32| {
        (((from + radius) * FINE - at).max(at - (from + length - radius) * FINE)).max(0)
    };
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
    fn shape(
        &mut self,
        left: i32,
        top: i32,
        width: i32,
        height: i32,
        colour: [u8; 3],
        inside: impl Fn(i32, i32) -> bool,
    ) {
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

    /// With a palette, 8 bits, no filter: flat areas pack well as they are.
    fn png(&self) -> Vec<u8> {
        let mut palette: Vec<[u8; 3]> = self.pixels.clone();
        palette.sort_unstable();
        palette.dedup();
        let mut rows = Vec::with_capacity(self.pixels.len() + HEIGHT.unsigned_abs() as usize);
        for row in self.pixels.chunks_exact(WIDTH.unsigned_abs() as usize) {
            rows.push(0);
            let at = |pixel| palette.binary_search(pixel).expect("the palette has every colour");
            rows.extend(row.iter().map(|pixel| u8::try_from(at(pixel)).expect("few colours are mixed")));
        }
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        // writing to memory does not fail
        let packed = packed.write_all(&rows).and_then(|()| packed.finish()).unwrap_or_default();
        let mut header = Vec::with_capacity(13);
        header.extend(SIZE.0.to_be_bytes());
        header.extend(SIZE.1.to_be_bytes());
        header.extend([8, 3, 0, 0, 0]);
        let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, data) in
            [(b"IHDR", header.as_slice()), (b"PLTE", palette.as_flattened()), (b"IDAT", &packed), (b"IEND", &[])]
        {
            out.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
            let start = out.len();
            out.extend(name);
            out.extend(data);
            out.extend(crc32fast::hash(&out[start..]).to_be_bytes());
        }
        out
    }
}
