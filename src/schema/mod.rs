//! JSON Schemas of the sources: every key of each kind of file, with a Vietnamese word on what it is. For editors, and for whoever makes files.
//!
//! The keys are data in `kinds.yaml`, choices come from the regulations. What is written there and what the readers take is compared in both
//! directions by `tests/it/schema.rs`.
//!
//! ```
//! use congkhai::{pack::Packs, schema};
//! let unit = schema::of("unit", &Packs::embedded()).unwrap();
//! assert_eq!(unit["additionalProperties"], false);
//! ```

mod choices;
mod kinds;
mod types;

pub use kinds::{Key, Kind, kinds};

use crate::pack::Packs;
use choices::choices;
use serde_json::{Map, Value, json};
use types::of_type;

/// The dialect that all schemas speak.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a kind of source; `None`: there is no such kind.
pub fn of(name: &str, packs: &Packs) -> Option<Value> {
    let kind = kinds().iter().find(|kind| kind.name == name)?;
    let mut schema = described(kind, packs);
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), json!(DIALECT));
    }
    Some(schema)
}

/// The schemas of all kinds in one document.
pub fn all(packs: &Packs) -> Value {
    let each: Map<String, Value> = kinds().iter().map(|kind| (kind.name.clone(), described(kind, packs))).collect();
    json!({ "$schema": DIALECT, "title": "congkhai", "$defs": each })
}

fn described(kind: &Kind, packs: &Packs) -> Value {
    let mut schema = object(&kind.keys, packs);
    if let Some(map) = schema.as_object_mut() {
        map.insert("title".to_owned(), json!(kind.told));
        map.insert("description".to_owned(), json!(kind.at));
    }
    schema
}

/// A map of known keys and no others.
fn object(keys: &[Key], packs: &Packs) -> Value {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.clone(), property(key, packs))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.must).map(|key| key.name.as_str()).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn property(key: &Key, packs: &Packs) -> Value {
    let inner = (!key.keys.is_empty()).then(|| object(&key.keys, packs));
    let mut schema = of_type(key, inner, &choices(&key.of, packs));
    if let Some(map) = schema.as_object_mut() {
        map.insert("description".to_owned(), json!(key.told));
        if let Some(example) = &key.example {
            map.insert("examples".to_owned(), json!([example]));
        }
    }
    schema
}
