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
    /// Words directly in it.
    own: WordCount,
    /// Words in it and below.
    all: WordCount,
    /// Elements that speak two languages below it.
    mixed: bool,
    /// Its own `lang` is written.
    settled: bool,
}

/// The page with its languages marked; `language` is that of the whole.
pub(super) fn mark_languages(page: Vec<u8>, language: &str) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(&page) else { return page };
    let elements = read(html);
    let mut marks: Vec<(usize, &str)> = Vec::new();
    // whether each element is Vietnamese by what is written above it
    let mut vietnamese = vec![false; elements.len()];
    for at in 1..elements.len() {
        let element = &elements[at];
        let (inherited, settled) = (vietnamese[element.parent], elements[element.parent].settled);
        let spoken = if element.settled || settled { inherited } else { element.speaks_vietnamese().unwrap_or(inherited) };
        vietnamese[at] = spoken;
        if spoken != inherited {
            marks.push((element.attributes, if spoken { "vi" } else { language }));
        }
    }
    let mut out = String::with_capacity(html.len() + marks.len() * 10);
    let mut from = 0;
    for (at, code) in marks {
        out.push_str(&html[from..at]);
        out.push_str(" lang=\"");
        out.push_str(code);
        out.push('"');
        from = at;
    }
    out.push_str(&html[from..]);
    out.into_bytes()
}

impl Element {
    /// The language of its own words; without any, that of all below it if they speak one; else that of its surroundings.
    fn speaks_vietnamese(&self) -> Option<bool> {
        if self.own != WordCount::default() {
            // a name or two do not make an English sentence in Vietnamese surroundings
            return (self.own.is_vietnamese() || self.own.other > 1).then(|| self.own.is_vietnamese());
        }
        (!self.mixed && self.all.vietnamese > 0 && self.all.is_vietnamese()).then_some(true)
    }
}

/// The elements of the body in the order of their start tags; the first stands for what is around them.
fn read(html: &str) -> Vec<Element> {
    let mut elements = vec![Element::default()];
    let mut open = vec![(0, "")];
    let mut at = html.find("<body").unwrap_or(html.len());
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let inside = open.last().map_or(0, |(element, _)| *element);
        elements[inside].own = elements[inside].own.and(WordCount::of(&html[at..start]));
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
        elements.push(Element {
            parent: inside,
            attributes: start + 1 + name.len(),
            settled: elements[inside].settled || tag.contains(" lang=\""),
            ..Element::default()
        });
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
        element.all = element.all.and(element.own);
        let (parent, all) = (element.parent, element.all);
        let mixed = element.mixed || (element.own != WordCount::default() && !element.own.is_vietnamese());
        if !element.settled {
            elements[parent].all = elements[parent].all.and(all);
            elements[parent].mixed |= mixed;
        } else {
            elements[parent].mixed = true;
        }
        if known == name {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(body: &str) -> String {
        let page = mark_languages(format!("<html lang=\"en\"><body>{body}</body></html>").into_bytes(), "en");
        let page = String::from_utf8(page).unwrap();
        page.strip_prefix("<html lang=\"en\"><body>").unwrap().strip_suffix("</body></html>").unwrap().to_owned()
    }

    #[test]
    fn the_largest_vietnamese_element_is_marked_once() {
        assert_eq!(
            marked("<h2>Documents</h2><ul class=\"a\"><li><a href=\"x\">Kế hoạch tự đánh giá</a></li><li>Số 12</li></ul>"),
            "<h2>Documents</h2><ul lang=\"vi\" class=\"a\"><li><a href=\"x\">Kế hoạch tự đánh giá</a></li><li>Số 12</li></ul>"
        );
        assert_eq!(
            marked("<p><a href=\"x\">Kế hoạch</a> <span>published 28 May</span></p>"),
            "<p><a lang=\"vi\" href=\"x\">Kế hoạch</a> <span>published 28 May</span></p>"
        );
        assert_eq!(marked("<p>Trường công bố.<br><span>as of today</span></p>"), "<p lang=\"vi\">Trường công bố.<br><span lang=\"en\">as of today</span></p>");
    }

    #[test]
    fn what_has_a_language_of_its_own_is_left_alone() {
        let body = "<p>See <a lang=\"vi\" href=\"x\">Tiếng Việt</a></p><article lang=\"vi\"><p>Số trẻ <b>the most words</b></p></article>";
        assert_eq!(marked(body), body);
        assert_eq!(marked("<script>\"Số trẻ\"</script><p>Total: 12</p>"), "<script>\"Số trẻ\"</script><p>Total: 12</p>");
    }
}
