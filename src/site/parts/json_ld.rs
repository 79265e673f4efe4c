//! schema.org descriptions of schools and their disclosures.

use crate::model::{Disclosure, Unit};
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::disclosure;
use crate::site::view::Link;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A disclosure with data as a `Dataset` of the school. Addresses are those of the published site; without one there is nothing to name. Invented
/// figures are no dataset of anybody's: no word of schema.org says so, and those who index datasets would show them as facts.
pub(crate) fn dataset(
    setting: &Setting<'_>,
    unit: &Unit,
    disclosure: &Disclosure,
    files: &[Link],
    canonical: Option<&str>,
) -> Option<String> {
    let canonical = canonical.filter(|_| !files.is_empty() && !disclosure.illustrative)?;
    let folder = &canonical[..=canonical.rfind('/')?];
    let format = |href: &str| match href.rsplit('.').next() {
        Some("csv") => "text/csv",
        Some("json") => "application/json",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let distribution: Vec<Value> = files
        .iter()
        .map(|f| json!({"@type": "DataDownload", "contentUrl": format!("{folder}{}", f.href), "encodingFormat": format(&f.href), "name": f.label}))
        .collect();
    // what it says is Vietnamese, on whatever page it stands
    let title = disclosure::official_title(&setting.on_paper(), disclosure);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": format!("{} – {}", title, unit.name),
        "description": format!("{}, {} ({}).", disclosure.label(), title, disclosure.regime.number),
        "url": canonical,
        "inLanguage": "vi",
        "isAccessibleForFree": true,
        "datePublished": disclosure.published.map(|d| d.to_string()),
        "temporalCoverage": disclosure::coverage(setting, disclosure),
        "creator": school(setting, unit),
        "distribution": distribution,
    });
    if let (Some(licence), Value::Object(map)) = (&setting.site.licence, &mut value) {
        map.insert("license".to_owned(), json!(licence.url));
    }
    Some(inside_script(&value))
}

/// The school itself.
fn school(setting: &Setting<'_>, unit: &Unit) -> Value {
    let base = setting.site.base_url.as_deref().unwrap_or_default();
    json!({"@type": unit.kind.schema_org, "name": unit.name, "url": routes::absolute(base, &routes::unit_home(unit))})
}

/// JSON that cannot end the script element it stands in.
fn inside_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The hash by which a policy allows exactly this block.
pub(crate) fn hash(block: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(block.as_bytes()))
}
