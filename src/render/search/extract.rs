//! What a result shows of its page: the page's labels, each with the beginning of what stands beside it.

use super::text::{Piece, decoded};

/// Characters that are kept of a page.
const LENGTH: usize = 600;
/// Characters of a label.
const LABEL: usize = 60;
/// Characters behind a label, before the next one.
const BESIDE: usize = 36;
/// Characters before the first label.
const OPENING: usize = 200;

/// A page's text in short, with single spaces; ` · ` before each label, `…` where something is left out.
#[derive(Default)]
pub(super) struct Extract {
    text: String,
    characters: usize,
    /// What the part at work may still take.
    room: Option<usize>,
    in_label: bool,
    plain: String,
}

impl Extract {
    pub(super) fn push(&mut self, piece: Piece<'_>) {
        if self.characters >= LENGTH {
            return;
        }
        if piece.label != self.in_label || piece.label && !piece.inline {
            self.turn(piece.label);
        }
        let room = self.room.get_or_insert(OPENING);
        if *room == 0 {
            return;
        }
        let mut plain = std::mem::take(&mut self.plain);
        plain.clear();
        decoded(piece.text, &mut plain);
        let mut gap = !piece.inline || plain.starts_with(char::is_whitespace);
        for word in plain.split_whitespace() {
            if gap && !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            let length = word.chars().count() + 1;
            let room = self.room.get_or_insert(OPENING);
            if length > *room {
                *room = 0;
                self.text.push('…');
                break;
            }
            *room -= length;
            self.characters += length;
            self.text.push_str(word);
            gap = true;
        }
        if plain.ends_with(char::is_whitespace) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.plain = plain;
    }

    /// A label begins or ends.
    fn turn(&mut self, label: bool) {
        self.in_label = label;
        self.room = Some(if label { LABEL } else { BESIDE });
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push_str(if label { " · " } else { " " });
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end_matches([' ', '·']).len());
        self.text.shrink_to_fit();
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::pieces;
    use super::*;

    fn extract(html: &str) -> String {
        let mut extract = Extract::default();
        pieces(html, |piece| extract.push(piece));
        extract.finish()
    }

    #[test]
    fn labels_and_what_stands_beside_them() {
        let html = "<p>Năm <b>2024</b>: A &amp; B.</p><tr><th scope=\"row\">Học <b>phí</b></th><td>40.000 đồng</td></tr>\
                    <h2> Thực đơn</h2><p>Thứ hai: cháo thịt bằm, sữa chua, chuối tiêu và bánh mì</p>";
        assert_eq!(
            extract(html),
            "Năm 2024: A & B. · Học phí 40.000 đồng · Thực đơn Thứ hai: cháo thịt bằm, sữa chua, …"
        );
        let long = extract(&format!("<main><p>{}</p><h2>Cuối</h2></main>", "từ ".repeat(200)));
        assert!(long.ends_with(" từ … · Cuối") && long.chars().count() < 220, "{long}");
        assert!(extract(&"<h2>Một đề mục</h2>".repeat(100)).chars().count() < LENGTH + LABEL * 2);
    }
}
