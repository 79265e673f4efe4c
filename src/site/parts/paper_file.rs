//! Which pages offer their paper in PDF.

use crate::model::{PaperKind, Unit};
use crate::site::context::files;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::view::{PaperLink, PaperPictures, View, open_label};
use std::sync::Arc;

/// Gives each page whose kind `site.yaml` names the link to its paper; a translated page has that of the original.
pub(crate) fn offer(setting: &Setting<'_>, pictures: &Arc<PaperPictures>, pages: &mut [Page]) {
    let own = !setting.is_translation();
    for page in pages {
        let Content::Html(view) = &mut page.content else { continue };
        if !kind(view).is_some_and(|kind| setting.site.pdf.contains(&kind)) {
            continue;
        }
        let href = setting.href(&page.route, &page.route.paper());
        let key = if view.is_signed_elsewhere() { "pdf_link_unsigned" } else { "pdf_link" };
        let label = open_label(&setting.say(if own { key } else { "pdf_link_original" }));
        view.chrome_mut().pdf =
            Some(PaperLink { href, label, own, file: page.route.paper(), pictures: Arc::clone(pictures) });
    }
}

/// The pictures that papers of a unit may show.
pub(crate) fn pictures(setting: &Setting<'_>, unit: &Unit) -> Arc<PaperPictures> {
    let is_picture = |file: &str| {
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| ["png", "jpg", "jpeg"].contains(&ending.as_str()))
    };
    let wanted = unit.statics.iter().filter(|file| !setting.site.pdf.is_empty() && is_picture(file));
    let found = wanted.filter_map(|file| {
        let source = setting.snapshot.files.get(file).filter(|source| !source.bytes().is_empty())?;
        Some((files::static_file(unit, file)?, source.clone()))
    });
    Arc::new(PaperPictures(found.collect()))
}

/// Which papers a page is among; `None`: it is none.
fn kind(view: &View) -> Option<PaperKind> {
    Some(match view {
        View::AnnualReport(_) => PaperKind::AnnualReport,
        View::Disclosure(_) => PaperKind::Forms,
        View::Criterion(_) => PaperKind::CriterionSheets,
        View::Report(_) => PaperKind::Reports,
        View::Improvement(_) => PaperKind::ImprovementPlans,
        View::CalendarSheet(_) => PaperKind::CalendarSheets,
        View::Document(_) => PaperKind::Documents,
        View::AllSheets(_) => PaperKind::AllSheets,
        _ => return None,
    })
}
