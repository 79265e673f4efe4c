//! The words of a printed page: what stands in `<main>`, without markup.

/// The running text of a page's main part; elements become spaces, entities their characters. Pages are printed by our own templates, which
/// escape `<` everywhere else.
pub fn main_text(html: &str) -> String {
    let start = html.find("<main").and_then(|at| html[at..].find('>').map(|end| at + end + 1)).unwrap_or(0);
    let end = html.find("</main>").unwrap_or(html.len());
    let mut out = String::with_capacity((end - start) / 3);
    let mut rest = &html[start..end.max(start)];
    while let Some(open) = rest.find('<') {
        push(&rest[..open], &mut out);
        rest = &rest[open..];
        // what is no text of the page
        for (opening, element) in [("nav", "nav"), ("script", "script"), ("style", "style"), ("svg", "svg"), ("p class=\"illus\"", "p")] {
            if rest[1..].starts_with(opening) {
                let close = format!("</{element}>");
                rest = rest.find(&close).map_or("", |at| &rest[at..]);
                break;
            }
        }
        rest = rest.find('>').map_or("", |at| &rest[at + 1..]);
        if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    push(rest, &mut out);
    out.truncate(out.trim_end().len());
    out
}

fn push(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        push_plain(&rest[..at], out);
        let (entity, after) = rest[at..].split_once(';').unwrap_or((&rest[at..], ""));
        match entity {
            "&amp;" | "&amp" => out.push('&'),
            "&lt" => out.push('<'),
            "&gt" => out.push('>'),
            "&quot" | "&#34" => out.push('"'),
            "&#x27" | "&#39" => out.push('\''),
            "&nbsp" => out.push(' '),
            _ => {}
        }
        rest = after;
    }
    push_plain(rest, out);
}

fn push_plain(text: &str, out: &mut String) {
    for part in text.split_whitespace() {
        if !out.is_empty() && !out.ends_with([' ', '"', '(', '“', '<']) && text.starts_with(char::is_whitespace) {
            out.push(' ');
        }
        out.push_str(part);
        out.push(' ');
    }
    if !text.ends_with(char::is_whitespace) && out.ends_with(' ') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_of_the_page() {
        let html = "<body><nav>Trang đầu</nav><main id=\"main\"><h1>Đánh giá</h1><p>Năm <b>2024</b>: A &amp; B.</p><svg><title>x</title></svg><script>1</script></main></body>";
        assert_eq!(main_text(html), "Đánh giá Năm 2024 : A & B.");
    }
}
