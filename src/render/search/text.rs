//! The text of a printed page: what stands in `<main>` behind its heading, without markup. Pages are printed by our own templates, which
//! escape `<` everywhere else.

use memchr::{memchr, memmem};

/// Elements that are no text of the page: how they open, and their names.
const LEFT_OUT: [(&str, &str); 5] =
    [("nav", "nav"), ("script", "script"), ("style", "style"), ("svg", "svg"), ("p class=\"illus\"", "p")];

/// Elements within a line: what stands before and behind is one text.
const INLINE: [&str; 9] = ["a", "b", "code", "em", "mark", "span", "strong", "sup", "time"];

/// Gives each piece of text between two tags, as written there; `true`: it goes on in the line of the piece before.
pub(super) fn pieces<'h>(html: &'h str, mut take: impl FnMut(&'h str, bool)) {
    let main = find(html, "<main").map_or(html, |at| &html[at..]);
    let end = find(main, "</main>").unwrap_or(main.len());
    // the heading is known already
    let start = find(&main[..end], "</h1>").unwrap_or(0);
    let mut rest = &main[start..end];
    let mut inline = false;
    while let Some(open) = memchr(b'<', rest.as_bytes()) {
        let piece = &rest[..open];
        if piece.bytes().all(|byte| byte.is_ascii_whitespace()) {
            inline &= piece.is_empty();
        } else {
            take(piece, inline);
            inline = true;
        }
        rest = &rest[open + 1..];
        let maybe_left_out = matches!(rest.as_bytes().first(), Some(b'n' | b's')) || rest.starts_with("p c");
        if maybe_left_out && let Some((_, element)) = LEFT_OUT.iter().find(|(opening, _)| rest.starts_with(opening)) {
            rest = find(rest, &format!("</{element}>")).map_or("", |at| &rest[at + 1..]);
        }
        // tags are short
        let Some(close) = rest.bytes().position(|byte| byte == b'>') else { return };
        inline = inline && is_inline(&rest[..close]);
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        take(rest, inline);
    }
}

fn is_inline(tag: &str) -> bool {
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let end = name.bytes().position(|byte| byte == b' ').unwrap_or(name.len());
    INLINE.contains(&&name[..end])
}

fn find(text: &str, what: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), what.as_bytes())
}

/// The characters that our templates and [`crate::text::escape`] write as entities. Others are left out.
pub(super) fn decoded(piece: &str, out: &mut String) {
    let mut rest = piece;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let (entity, after) = rest[at..].split_once(';').unwrap_or((&rest[at..], ""));
        out.push_str(match entity {
            "&amp" => "&",
            "&lt" => "<",
            "&gt" => ">",
            "&quot" | "&#34" => "\"",
            "&#x27" | "&#39" => "'",
            "&nbsp" => " ",
            _ => "",
        });
        rest = after;
    }
    out.push_str(rest);
}

/// Calls with each run of text between entities.
pub(super) fn between_entities(piece: &str, mut take: impl FnMut(&str)) {
    let mut rest = piece;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        take(&rest[..at]);
        rest = rest[at..].split_once(';').map_or("", |(_, after)| after);
    }
    take(rest);
}

/// The opening of a text, with single spaces.
#[derive(Default)]
pub(super) struct Opening {
    text: String,
    characters: usize,
}

impl Opening {
    /// Characters of a page that are kept for extracts.
    const LENGTH: usize = 220;

    pub(super) fn push(&mut self, piece: &str, inline: bool) {
        if self.characters >= Self::LENGTH {
            return;
        }
        let mut plain = String::with_capacity(piece.len());
        decoded(piece, &mut plain);
        let mut gap = !inline || plain.starts_with(char::is_whitespace);
        for word in plain.split_whitespace() {
            if gap && !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
                self.characters += 1;
            }
            let room = Self::LENGTH.saturating_sub(self.characters);
            let end = word.char_indices().nth(room).map_or(word.len(), |(at, _)| at);
            self.text.push_str(&word[..end]);
            self.characters += word[..end].chars().count();
            gap = true;
        }
        if plain.ends_with(char::is_whitespace) && !self.text.ends_with(' ') && !self.text.is_empty() {
            self.text.push(' ');
            self.characters += 1;
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text.shrink_to_fit();
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(html: &str) -> String {
        let mut opening = Opening::default();
        pieces(html, |piece, inline| opening.push(piece, inline));
        opening.finish()
    }

    #[test]
    fn only_the_words_of_the_page() {
        let html = "<body><nav>Trang đầu</nav><main id=\"main\"><p>trước</p><h1>Đánh giá</h1><p>Năm <b>2024</b>: A &amp; B.</p>\
                    <svg><title>x</title></svg><script>1</script><td>hai</td><td>ba</td></main><p>cuối</p></body>";
        assert_eq!(opening(html), "Năm 2024: A & B. hai ba");
        assert_eq!(opening(&format!("<main><p>{}</p></main>", "từ ".repeat(200))).chars().count(), 220);
    }
}
