//! Text files of a unit as pages. The files themselves stay as they are, byte for byte, beside them.

use crate::model::{Assessment, ItemBody, LinkTarget, LinkedDocument, Unit, Visibility};
use crate::site::Route;
use crate::site::context::files;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::evidence::file_label;
use crate::site::view::{TextFile, View};
use std::sync::Arc;

/// A page for each text of `static/` and of public evidence.
pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let statics = unit.statics.iter().filter_map(|file| {
        let title = attached_as(unit, file).unwrap_or_else(|| name(file)).to_owned();
        page(setting, unit, &Shown { file, published: files::static_file(unit, file)?, title, above: Vec::new() })
    });
    let evidence = unit.assessments.iter().flat_map(|assessment| of_evidence(setting, unit, assessment));
    statics.chain(evidence).collect()
}

fn of_evidence(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Vec<Page> {
    let above = vec![
        (assessment.title.clone(), routes::assessment(unit, assessment)),
        (setting.say("evidence_heading"), routes::evidence(unit, assessment)),
    ];
    let public = assessment.evidence.items.iter().filter(|item| item.visibility == Visibility::Public);
    let page = |item: &crate::model::Evidence| {
        let file = item.file.as_ref()?;
        let published = files::evidence_file(unit, assessment, file)?;
        page(setting, unit, &Shown { file, published, title: item.title.clone(), above: above.clone() })
    };
    public.filter_map(page).collect()
}

/// A file, and what is said around it.
struct Shown<'a> {
    file: &'a Arc<str>,
    published: Route,
    title: String,
    /// Pages above it.
    above: Vec<(String, Route)>,
}

fn page(setting: &Setting<'_>, unit: &Unit, shown: &Shown<'_>) -> Option<Page> {
    let text = files::text(setting.snapshot, shown.file)?;
    let source = setting.snapshot.files.get(shown.file)?;
    let route = files::text_page(&shown.published);
    let mut chrome = setting.unit_chrome(&route, unit, Section::OTHER, &shown.title, &shown.above);
    chrome.eyebrow = Some(name(shown.file).to_owned());
    let view = TextFile {
        text: text.replace("\r\n", "\n").trim_end().to_owned(),
        file: setting.link(&route, &shown.published, file_label(setting, "evidence_file", shown.file)),
        sha256: crate::text::hex(&source.sha256),
        chrome,
    };
    Some(Page { route, content: Content::Html(Box::new(View::TextFile(view))), source: Arc::clone(shown.file) })
}

fn name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// What the first disclosure that attaches a file calls it.
fn attached_as<'u>(unit: &'u Unit, file: &str) -> Option<&'u str> {
    let inner = file.split_once("/static/")?.1;
    let items = unit.disclosures.iter().filter(|d| d.is_shown()).flat_map(|d| &d.items);
    let documents = items.filter_map(|item| match &item.body {
        ItemBody::Documents(documents) => Some(documents),
        _ => None,
    });
    let is_it = |document: &&LinkedDocument| {
        let target = document.target.as_ref().map(|target| &target.value);
        matches!(target, Some(LinkTarget::File(path)) if path == inner)
    };
    documents.flatten().find(is_it).map(|document| document.title.as_str())
}
