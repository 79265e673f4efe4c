//! Words in the labels of rows.

/// Whether a label holds these words whole, marks and case apart.
pub fn is_called(label: &str, words: &str) -> bool {
    word_at(&crate::text::fold(label), &crate::text::fold(words)).is_some()
}

/// Where whole words stand in a folded text.
pub(super) fn word_at(text: &str, words: &str) -> Option<usize> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .map(|(at, _)| at)
        .find(|at| is_edge(text[..*at].chars().next_back()) && is_edge(text[at + words.len()..].chars().next()))
}
