//! Raised and lowered letters, as Unicode has them: `m²`, `H₂O`.

const PLAIN: &str = "0123456789+-=()";
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

pub(super) fn raised(text: &str) -> String {
    moved(text, RAISED).unwrap_or_else(|| text.to_owned())
}

pub(super) fn lowered(text: &str) -> String {
    moved(text, LOWERED).unwrap_or_else(|| text.to_owned())
}

/// `None`: a letter has no such form, and all stay as they are.
fn moved(text: &str, forms: &str) -> Option<String> {
    text.chars()
        .map(|c| match c {
            'n' if forms == RAISED => Some('ⁿ'),
            c if c.is_whitespace() => Some(c),
            c => forms.chars().nth(PLAIN.chars().position(|plain| plain == c)?),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_form_takes_it() {
        assert_eq!(
            (raised("2"), lowered("2"), raised("(1)"), raised("er")),
            ("²".into(), "₂".into(), "⁽¹⁾".into(), "er".into())
        );
    }
}
