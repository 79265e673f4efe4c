//! The four faces that papers are set in: Liberation Serif, whose letters are as wide as those of Times New Roman, which official papers are
//! written in (Decree 30/2020, Appendix I). They are read once.

use krilla::Data;
use krilla::text::{Font, GlyphId};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Upright or slanted, light or heavy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A letter of a face; its width is a share of the size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) glyph: GlyphId,
    pub(super) advance: f32,
}

/// A face, ready to measure and to draw with.
pub(super) struct Face {
    pub(super) font: Font,
    letters: Vec<Option<Letter>>,
    /// Those beyond the first planes of Latin letters and signs.
    rare: HashMap<char, Letter>,
}

/// Characters that are found without a search: all of Latin, Greek, punctuation and signs.
const COMMON: usize = 0x2700;

static FACES: LazyLock<[Option<Face>; 4]> = LazyLock::new(|| {
    let files: [&'static [u8]; 4] = [
        include_bytes!("fonts/LiberationSerif-Regular.ttf"),
        include_bytes!("fonts/LiberationSerif-Bold.ttf"),
        include_bytes!("fonts/LiberationSerif-Italic.ttf"),
        include_bytes!("fonts/LiberationSerif-BoldItalic.ttf"),
    ];
    files.map(Face::read)
});

impl Face {
    /// `None`: the font inside the program can't be read, which its tests rule out.
    pub(super) fn of(weight: Weight) -> Option<&'static Self> {
        FACES[usize::from(weight.bold) + 2 * usize::from(weight.italic)].as_ref()
    }

    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(Data::from(bytes), 0)?;
        let file = FontRef::new(bytes).ok()?;
        let metrics = file.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = font.units_per_em();
        let (mut letters, mut rare) = (vec![None; COMMON], HashMap::new());
        for (code, glyph) in file.charmap().mappings() {
            let advance = metrics.advance_width(glyph).unwrap_or_default() / em;
            let letter = Letter { glyph: GlyphId::new(glyph.to_u32()), advance };
            if let Some(place) = letters.get_mut(code as usize) {
                *place = Some(letter);
            } else {
                rare.extend(char::from_u32(code).map(|character| (character, letter)));
            }
        }
        Some(Self { font, letters, rare })
    }

    /// `None`: the face does not have it.
    pub(super) fn letter(&self, character: char) -> Option<Letter> {
        match self.letters.get(character as usize) {
            Some(letter) => *letter,
            None => self.rare.get(&character).copied(),
        }
    }
}
