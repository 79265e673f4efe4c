//! What the files of a log are called, in the sources and on the site.

use super::tree;

/// The lines, in the folder of a unit's sources.
pub const SOURCE: &str = "so-cong-bo.txt";
/// Beside it: checkpoints (`moc-12.txt`) and copies (`HASH.txt`).
pub const SOURCE_FOLDER: &str = "so-cong-bo";
/// Within a unit's address.
pub const FOLDER: &str = "so-cong-bo/";
/// The lines on the site.
pub const LINES: &str = "so-cong-bo/so.txt";
/// The newest checkpoint.
pub const CHECKPOINT: &str = "so-cong-bo/checkpoint";
/// What the names of all checkpoints begin with: `moc-12.txt` is that of 12 lines.
pub const CHECKPOINTS: &str = "so-cong-bo/moc-";
/// The folder of the copies.
pub const COPIES: &str = "so-cong-bo/ban/";

/// The tiles of a log (C2SP tlog-tiles): addresses within [`FOLDER`], and bytes.
pub fn tiles_of(lines: &[&str]) -> Vec<(String, Vec<u8>)> {
    const WIDTH: usize = 256;
    let mut tiles = Vec::new();
    let mut put = |place: String, at: usize, width: usize, bytes: Vec<u8>| {
        let part = if width == WIDTH { String::new() } else { format!(".p/{width}") };
        tiles.push((format!("tile/{place}/{}{part}", numbered(at)), bytes));
    };
    for (at, lines) in lines.chunks(WIDTH).enumerate() {
        let mut bytes = Vec::new();
        for line in lines {
            let length = u16::try_from(line.len()).unwrap_or(u16::MAX);
            bytes.extend(length.to_be_bytes());
            bytes.extend(&line.as_bytes()[..usize::from(length)]);
        }
        put("entries".to_owned(), at, lines.len(), bytes);
    }
    let mut hashes: Vec<tree::Hash> = lines.iter().map(|line| tree::leaf(line.as_bytes())).collect();
    for level in 0.. {
        for (at, hashes) in hashes.chunks(WIDTH).enumerate() {
            put(level.to_string(), at, hashes.len(), hashes.concat());
        }
        hashes = hashes.chunks_exact(WIDTH).map(tree::root).collect();
        if hashes.is_empty() {
            break;
        }
    }
    tiles
}

/// `1234067` → `x001/x234/067`.
fn numbered(at: usize) -> String {
    let mut out = format!("{:03}", at % 1000);
    let mut rest = at / 1000;
    while rest > 0 {
        out = format!("x{:03}/{out}", rest % 1000);
        rest /= 1000;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_the_standard_writes_them() {
        assert_eq!(numbered(1_234_067), "x001/x234/067");
        assert_eq!(numbered(0), "000");
    }
}
