//! What JSON Schema says of each type of `kinds.yaml`. YAML readers make numbers of `12` and `1.1`, this program reads them as text: both fit.

use super::choices::Choices;
use super::kinds::Key;
use serde_json::{Value, json};

/// The schema of a key's value; `inner`: of the maps in it. What need not be there may be left empty.
pub(super) fn of_type(key: &Key, inner: Option<Value>, choices: &Choices) -> Value {
    let schema = match key.is.as_str() {
        "date" => json!({ "type": "string", "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})$" }),
        "year" => json!({ "type": "string", "pattern": r"^\d{4}-\d{4}$" }),
        "number" => json!({ "type": ["integer", "string"], "pattern": r"^\d+$", "minimum": 0 }),
        "flag" => json!({ "enum": [true, false, "true", "false", "có", "không"] }),
        "texts" => {
            let one = text(choices);
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        "map" => inner.unwrap_or_else(|| json!({ "type": "object" })),
        "maps" => json!({ "type": "array", "items": inner.unwrap_or_else(|| json!({ "type": "object" })) }),
        "any" => json!({}),
        _ => text(choices),
    };
    let schema = match key.or_text.as_slice() {
        [] => schema,
        words => json!({ "anyOf": [schema, { "enum": words }] }),
    };
    if key.must || key.is == "any" { schema } else { json!({ "anyOf": [schema, { "type": "null" }] }) }
}

fn text(choices: &Choices) -> Value {
    let any = json!({ "type": ["string", "number", "boolean"] });
    match (choices.words.is_empty(), choices.open) {
        (true, _) => any,
        (false, true) => json!({ "anyOf": [{ "enum": choices.words }, any] }),
        (false, false) => json!({ "enum": choices.words }),
    }
}
