//! Telling Vietnamese from a language without its letters, by the words of a short text.

/// What the words of a text say of its language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// Words with letters that only Vietnamese has.
    pub vietnamese: usize,
    /// Words without. Abbreviations, numbers, codes and addresses are of no language.
    pub other: usize,
}

impl WordCount {
    /// Counts the words of a text.
    pub fn of(text: &str) -> Self {
        let mut count = Self::default();
        for word in text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ')' | '–' | '"' | '“' | '”'))
        {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            if letters < 2 || word.contains(['@', '&', '=', '_']) || word.chars().any(|c| c.is_ascii_digit()) {
                continue;
            }
            let capitals = !word.chars().any(char::is_lowercase);
            // Đ alone in capitals is a ministry's: TT-BGDĐT
            if word.chars().any(|c| is_vietnamese_letter(c) && !(capitals && c == 'Đ')) {
                count.vietnamese += 1;
            } else if !capitals {
                count.other += 1;
            }
        }
        count
    }

    /// Together with the words of another text.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { vietnamese: self.vietnamese + other.vietnamese, other: self.other + other.other }
    }

    /// Whether the whole reads as Vietnamese: about every third Vietnamese word has no letter of its own, names aside.
    pub fn is_vietnamese(self) -> bool {
        self.vietnamese > 0 && self.vietnamese >= self.other
    }
}

/// A letter with a tone or a shape that English does not write.
fn is_vietnamese_letter(c: char) -> bool {
    matches!(c, 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý' | 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý')
        || matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ạ'..='ỹ' | 'Ạ'..='Ỹ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_content_from_the_words_around_it() {
        let vietnamese = [
            "Tự đánh giá năm học 2022-2023",
            "Trường Mầm non xã Noong Luông",
            "Số trẻ em",
            "Công khai cam kết chất lượng",
            "UBND XÃ MINH HÒA",
            "đồng/tháng",
        ];
        for text in vietnamese {
            assert!(WordCount::of(text).is_vietnamese(), "{text}: {:?}", WordCount::of(text));
        }
        let other = [
            "Disclosure calendar",
            "published on 28 May 2024",
            "Form 02 of Circular 36/2017/TT-BGDĐT",
            "Punctuality over the school years: Trường Mầm non Hoa Mai",
            "36/2017/TT-BGDĐT",
            "H1-1.1-01",
            "mamnon@minhhoa.edu.vn",
            "",
        ];
        for text in other {
            assert!(!WordCount::of(text).is_vietnamese(), "{text}: {:?}", WordCount::of(text));
        }
    }
}
