//! The contract of themes as a document: what each template gets, as a JSON Schema made from the views themselves.

use super::View;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// A JSON Schema (draft 2020-12): `templates` has the schema of each template's view by the template's name, `$defs` what views are made of.
///
/// `tests/golden/contract/views.json` keeps it: what changes it needs a new [`CONTRACT`](crate::theme::CONTRACT).
pub fn contract() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let templates = View::schemas(&mut generator);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the templates of a congkhai theme get",
        "templates": templates,
        "$defs": generator.take_definitions(true),
    })
}
