//! Fonts whose letters are not Unicode's, by their names, and what is written in them.

use super::{is_syllable, pieces, tcvn3, vni};
use unicode_normalization::UnicodeNormalization;

/// What the letters of a font are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldFont {
    /// `.VnTime`; `capitals`: `.VnTimeH`, which shows small letters as capitals.
    Tcvn3 {
        /// Every letter shows as a capital.
        capitals: bool,
    },
    /// `VNI-Times`.
    Vni,
}

impl OldFont {
    /// The font of a name; `None`: its letters are Unicode's.
    pub fn of(name: &str) -> Option<Self> {
        let begins = |with: &str| name.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
        if begins(".Vn") {
            return Some(Self::Tcvn3 { capitals: name.ends_with('H') });
        }
        begins("VNI-").then_some(Self::Vni)
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 { .. } => "TCVN3",
            Self::Vni => "VNI",
        }
    }

    /// Texts that stand side by side in this font, turned into Unicode; a vowel's mark goes to the vowel, in whichever text that stands. What
    /// is Unicode already stays (programs put another font in place of one that they lack, and keep its name). `true`: something was changed.
    pub fn decode(self, texts: &mut [&mut String]) -> bool {
        let written: String = texts.iter().map(|text| text.as_str()).collect();
        if written.chars().any(is_vietnamese_alone) {
            return self.capitals(texts);
        }
        let meant: Vec<String> = match self {
            Self::Tcvn3 { .. } => {
                texts.iter().map(|text| text.chars().map(|c| tcvn3::letter(c).unwrap_or(c)).collect()).collect()
            }
            Self::Vni => of_vni(texts),
        };
        let meant: Vec<String> = meant.iter().map(|text| text.nfc().collect()).collect();
        if syllables(&meant.concat()) < syllables(&written) {
            return self.capitals(texts);
        }
        let mut changed = false;
        for (text, meant) in texts.iter_mut().zip(meant) {
            changed |= **text != meant;
            **text = meant;
        }
        self.capitals(texts) | changed
    }

    fn capitals(self, texts: &mut [&mut String]) -> bool {
        if self != (Self::Tcvn3 { capitals: true }) {
            return false;
        }
        let mut changed = false;
        for text in texts {
            let shown = text.to_uppercase();
            changed |= **text != shown;
            **text = shown;
        }
        changed
    }
}

fn of_vni(texts: &[&mut String]) -> Vec<String> {
    let mut out: Vec<String> = vec![String::new(); texts.len()];
    let mut base: Option<usize> = None;
    for (n, text) in texts.iter().enumerate() {
        for c in text.chars() {
            match (base, vni::mark(c)) {
                (Some(of), Some(mark)) => {
                    out[of].push_str(mark);
                    base = None;
                }
                _ => {
                    base = vni::is_base(c).then_some(n);
                    out[n].push(vni::letter(c).unwrap_or(c));
                }
            }
        }
    }
    out
}

/// A letter that only Unicode has, and only for Vietnamese: Latin-1 is what old fonts use.
fn is_vietnamese_alone(c: char) -> bool {
    matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1ea0}'..='\u{1ef9}')
}

fn syllables(text: &str) -> usize {
    pieces(text).filter(|piece| piece.chars().any(char::is_alphabetic) && is_syllable(piece)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(font: &str, texts: &[&str]) -> Vec<String> {
        let mut texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let mut borrowed: Vec<&mut String> = texts.iter_mut().collect();
        OldFont::of(font).expect("an old font").decode(&mut borrowed);
        texts
    }

    #[test]
    fn fonts_are_known_by_name() {
        assert_eq!(OldFont::of(".VnTime"), Some(OldFont::Tcvn3 { capitals: false }));
        assert_eq!(OldFont::of(".vnArial NarrowH"), Some(OldFont::Tcvn3 { capitals: true }));
        assert_eq!(OldFont::of("VNI-Helve-Condense"), Some(OldFont::Vni));
        assert_eq!(OldFont::of("Times New Roman"), None);
        assert_eq!(OldFont::of("Ví dụ"), None);
    }

    #[test]
    fn texts_become_unicode() {
        assert_eq!(
            decoded(".VnTime", &["§¸nh gi¸ chÊt l", "\u{ad}îng 100%, m² "]).concat(),
            "Đánh giá chất lượng 100%, m² "
        );
        assert_eq!(decoded(".VnTimeH", &["KÕ ho¹ch"]), ["KẾ HOẠCH"]);
        assert_eq!(decoded("VNI-Times", &["TRÖÔ", "ØNG Tieå", "u hoïc"]), ["TRƯỜ", "NG Tiể", "u học"]);
        assert_eq!(decoded("VNI-Times", &["KÓ THUAÄT, Ñaûng, kyõ thuaät"]), ["KĨ THUẬT, Đảng, kỹ thuật"]);
    }

    #[test]
    fn what_is_unicode_already_stays() {
        assert_eq!(decoded(".VnTime", &["Kế hoạch và báo cáo"]), ["Kế hoạch và báo cáo"]);
        assert_eq!(decoded(".VnTime", &["và báo cáo"]), ["và báo cáo"]);
        assert_eq!(decoded(".VnTimeH", &["Kế hoạch"]), ["KẾ HOẠCH"]);
    }
}
