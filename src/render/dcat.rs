//! The catalogue of a site's data: DCAT-AP 3 as JSON-LD.

use crate::site::view::{Catalogue, CatalogueDataset, CatalogueFile, Link};
use serde_json::{Map, Value, json};

/// Prints the catalogue.
pub fn dcat(catalogue: &Catalogue) -> Vec<u8> {
    let publisher = json!({
        "@id": format!("{}#publisher", catalogue.address),
        "@type": "foaf:Agent",
        "foaf:name": said(&catalogue.publisher),
    });
    let datasets: Vec<Value> = catalogue.datasets.iter().map(|of| dataset(of, catalogue)).collect();
    let mut whole = Map::new();
    let mut put = |key: &str, value: Value| whole.insert(key.to_owned(), value);
    put("@context", context());
    put("@id", json!(catalogue.address));
    put("@type", json!("dcat:Catalog"));
    put("dct:title", said(&catalogue.title));
    put("dct:description", said(&catalogue.description));
    put("dct:publisher", publisher);
    put("dct:modified", day(&catalogue.modified));
    put("dct:language", id("http://publications.europa.eu/resource/authority/language/VIE"));
    put("foaf:homepage", json!({"@id": catalogue.site, "@type": "foaf:Document"}));
    put_licence(&mut whole, catalogue.licence.as_ref());
    whole.insert("dcat:dataset".to_owned(), json!(datasets));
    let mut out = serde_json::to_vec(&Value::Object(whole)).unwrap_or_default();
    out.push(b'\n');
    out
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn dataset(dataset: &CatalogueDataset, catalogue: &Catalogue) -> Value {
    let files: Vec<Value> = dataset.files.iter().map(|of| file(of, catalogue.licence.as_ref())).collect();
    json!({
        "@id": dataset.id,
        "@type": "dcat:Dataset",
        "dct:title": said(&dataset.title),
        "dct:description": said(&dataset.description),
        "dct:publisher": {"@id": format!("{}#publisher", catalogue.address)},
        "dct:modified": day(&dataset.modified),
        "dcat:landingPage": {"@id": dataset.page, "@type": "foaf:Document"},
        "dcat:distribution": files,
    })
}

fn file(file: &CatalogueFile, licence: Option<&Link>) -> Value {
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
    put("@id", json!(format!("{}#file", file.address)));
    put("@type", json!("dcat:Distribution"));
    put("dcat:accessURL", id(&file.address));
    put("dcat:downloadURL", id(&file.address));
    put("dcat:mediaType", id(&format!("http://www.iana.org/assignments/media-types/{}", file.media)));
    put("dct:format", id(&format!("http://publications.europa.eu/resource/authority/file-type/{}", file.format)));
    put_licence(&mut map, licence);
    Value::Object(map)
}

fn put_licence(map: &mut Map<String, Value>, licence: Option<&Link>) {
    if let Some(licence) = licence {
        let of = json!({"@id": licence.href, "@type": "dct:LicenseDocument", "dct:title": licence.label});
        map.insert("dct:license".to_owned(), of);
    }
}

fn id(address: &str) -> Value {
    json!({ "@id": address })
}

fn said(text: &str) -> Value {
    json!({"@value": text, "@language": "vi"})
}

fn day(day: &str) -> Value {
    json!({"@value": day, "@type": "xsd:date"})
}
