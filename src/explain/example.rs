//! What the program says in a small case of each code.

/// One block a code, headed by `=== CK0403 ===`; made from the goldens by `UPDATE_GOLDEN=1 cargo test --test it explained`.
const EXAMPLES: &str = include_str!("examples.txt");

/// The lines of a code's example, as a terminal shows them.
pub fn example(code: &str) -> Option<&'static str> {
    let head = format!("=== {code} ===\n");
    let (_, rest) = EXAMPLES.split_once(head.as_str())?;
    Some(rest.split("\n=== ").next().unwrap_or(rest).trim_end())
}
