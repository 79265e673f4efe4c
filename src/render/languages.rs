//! Parts of a translated page that are in Vietnamese say so (`lang="vi"`), as WCAG 3.1.2 asks: the largest element that holds nothing else.
//!
//! Pages are printed by our own templates, which escape `<` and `>` everywhere else, so that a plain reading of the tags is enough. What has a
//! `lang` of its own (official papers, links to other languages) is left as it is.

use crate::text::WordCount;

/// Elements without an end tag.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "path"];
/// Elements whose inside is no text of the page, or must not be marked piece by piece.
const OPAQUE: [&str; 3] = ["script", "style", "svg"];

/// An element of the page's body.
#[derive(Debug, Default)]
struct Element {
    parent: usize,
    /// Where an attribute can be put in: behind the tag's name.
    attributes: usize,
    /// Pieces of text directly in it that are in a language.
    pieces: Vec<Piece>,
    /// Vietnamese is spoken in it or below.
    some_vietnamese: bool,
    /// Another language is spoken in it or below.
    some_other: bool,
    /// The language in it is written already.
    settled: bool,
}

/// A piece of text in one language.
#[derive(Debug)]
struct Piece {
    from: usize,
    to: usize,
    vietnamese: bool,
}

/// The page with its languages marked; `language` is that of the whole.
pub(super) fn mark_languages(page: Vec<u8>, language: &str) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(&page) else { return page };
    let elements = read(html);
    let mut marks: Vec<(usize, String)> = Vec::new();
    // whether each element is Vietnamese
    let mut vietnamese = vec![false; elements.len()];
    for (at, element) in elements.iter().enumerate().skip(1) {
        let around = vietnamese[element.parent];
        let spoken = if element.settled { around } else { element.speaks_vietnamese().unwrap_or(around) };
        vietnamese[at] = spoken;
        if spoken != around {
            marks.push((element.attributes, format!(" lang=\"{}\"", if spoken { "vi" } else { language })));
        }
        for piece in element.pieces.iter().filter(|piece| !element.settled && piece.vietnamese && !spoken) {
            marks.push((piece.from, "<span lang=\"vi\">".to_owned()));
            marks.push((piece.to, "</span>".to_owned()));
        }
    }
    marks.sort_by_key(|(at, _)| *at);
    let mut out = String::with_capacity(html.len() + marks.len() * 10);
    let mut from = 0;
    for (at, mark) in marks {
        out.push_str(&html[from..at]);
        out.push_str(&mark);
        from = at;
    }
    out.push_str(&html[from..]);
    out.into_bytes()
}

impl Element {
    /// The language of its own words; without any, that of all below it if it is one; else that of its surroundings.
    fn speaks_vietnamese(&self) -> Option<bool> {
        if !self.pieces.is_empty() {
            return Some(self.pieces.iter().all(|piece| piece.vietnamese));
        }
        (self.some_vietnamese && !self.some_other).then_some(true)
    }

    /// Takes in the text from one place of the page to another.
    fn take(&mut self, html: &str, from: usize, to: usize) {
        let text = &html[from..to];
        let start = from + (text.len() - text.trim_start().len());
        // “Done by: kế toán”: a label of the page, and what the school says
        let label = text.find(": ").filter(|at| {
            let (label, rest) = (WordCount::of(&text[..*at]), WordCount::of(&text[*at..]));
            label.other > 0 && !label.is_vietnamese() && rest.is_vietnamese()
        });
        if let Some(at) = label {
            let middle = from + at + 2;
            self.pieces.push(Piece { from: start, to: middle, vietnamese: false });
            self.pieces.push(Piece { from: middle, to: from + text.trim_end().len(), vietnamese: true });
            return;
        }
        let count = WordCount::of(text);
        // a word alone may be a name
        if count.is_vietnamese() || count.other > 1 {
            self.pieces.push(Piece {
                from: start,
                to: from + text.trim_end().len(),
                vietnamese: count.is_vietnamese(),
            });
        }
    }
}

/// The elements of the body in the order of their start tags; the first stands for what is around them.
fn read(html: &str) -> Vec<Element> {
    let mut elements = vec![Element::default()];
    let mut open = vec![(0, "")];
    let mut at = html.find("<body").unwrap_or(html.len());
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let inside = open.last().map_or(0, |(element, _)| *element);
        elements[inside].take(html, at, start);
        let Some(end) = html[start..].find('>').map(|found| start + found) else { break };
        let tag = &html[start + 1..end];
        at = end + 1;
        if let Some(name) = tag.strip_prefix('/') {
            close(&mut elements, &mut open, name);
            continue;
        }
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if VOID.contains(&name) || name.is_empty() || tag.ends_with('/') {
            continue;
        }
        if OPAQUE.contains(&name) {
            let closing = format!("</{name}>");
            at = html[end..].find(&closing).map_or(html.len(), |found| end + found + closing.len());
            continue;
        }
        let settled = elements[inside].settled || tag.contains(" lang=\"");
        elements.push(Element { parent: inside, attributes: start + 1 + name.len(), settled, ..Element::default() });
        open.push((elements.len() - 1, name));
    }
    elements
}

/// Ends the innermost element of that name, and those in it whose end tag is left out.
fn close(elements: &mut [Element], open: &mut Vec<(usize, &str)>, name: &str) {
    if !open.iter().skip(1).any(|(_, known)| *known == name) {
        return;
    }
    while let Some((at, known)) = open.pop() {
        let element = &mut elements[at];
        element.some_vietnamese |= element.pieces.iter().any(|piece| piece.vietnamese);
        // what is settled is not to be written again from above
        element.some_other |= element.settled || element.pieces.iter().any(|piece| !piece.vietnamese);
        let (parent, vietnamese, other) = (element.parent, element.some_vietnamese, element.some_other);
        elements[parent].some_vietnamese |= vietnamese;
        elements[parent].some_other |= other;
        if known == name {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(body: &str) -> String {
        let (head, foot) = ("<html lang=\"en\"><body><p>Skip to the content</p>", "</body></html>");
        let page = mark_languages(format!("{head}{body}{foot}").into_bytes(), "en");
        let page = String::from_utf8(page).unwrap();
        page.strip_prefix(head).unwrap().strip_suffix(foot).unwrap().to_owned()
    }

    #[test]
    fn the_largest_vietnamese_element_is_marked_once() {
        assert_eq!(
            marked(
                "<h2>Documents</h2><ul class=\"a\"><li><a href=\"x\">Kế hoạch tự đánh giá</a></li><li>Số 12</li></ul>"
            ),
            "<h2>Documents</h2><ul lang=\"vi\" class=\"a\"><li><a href=\"x\">Kế hoạch tự đánh giá</a></li><li>Số 12</li></ul>"
        );
        assert_eq!(
            marked("<p><a href=\"x\">Kế hoạch</a> <span>published 28 May</span></p>"),
            "<p><a lang=\"vi\" href=\"x\">Kế hoạch</a> <span>published 28 May</span></p>"
        );
        assert_eq!(
            marked("<h1>Criterion 1.2: Kế hoạch giáo dục</h1>"),
            "<h1>Criterion 1.2: <span lang=\"vi\">Kế hoạch giáo dục</span></h1>"
        );
        assert_eq!(
            marked("<p>Trường công bố.<br><span>as of today</span></p>"),
            "<p lang=\"vi\">Trường công bố.<br><span lang=\"en\">as of today</span></p>"
        );
    }

    #[test]
    fn what_has_a_language_of_its_own_is_left_alone() {
        let body = "<p>See <a lang=\"vi\" href=\"x\">Tiếng Việt</a></p><article lang=\"vi\"><p>Số trẻ <b>the most words</b></p></article>";
        assert_eq!(marked(body), body);
        assert_eq!(
            marked("<script>\"Số trẻ\"</script><p>Total: 12</p>"),
            "<script>\"Số trẻ\"</script><p>Total: 12</p>"
        );
    }
}
