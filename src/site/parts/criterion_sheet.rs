//! The sheet of a criterion: the school's prose with its evidence linked.

use crate::model::CriterionSheet;
use crate::parse::prose::Prose;
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::prose_view::Filling;
use crate::site::view::{Block, SheetSectionView};

/// The five sections of the official sheet; empty where the school wrote none. `evidence` says where a code leads, `shift` moves headings down; only unmoved ones keep ids.
pub(crate) fn sections(
    setting: &Setting<'_>,
    route: &Route,
    evidence: &dyn Fn(&str) -> Option<String>,
    sheet: Option<&CriterionSheet>,
    shift: u8,
) -> Vec<SheetSectionView> {
    setting
        .packs
        .sheets
        .criterion_sheet
        .sections
        .iter()
        .map(|section| SheetSectionView {
            id: section.key.replace('_', "-"),
            label: section.label.clone(),
            body: sheet
                .and_then(|s| s.sections.get(&section.key))
                .map(|part| fill(setting, route, evidence, &part.prose, shift))
                .unwrap_or_default(),
            in_table: false,
        })
        .collect()
}

pub(crate) fn fill(
    setting: &Setting<'_>,
    route: &Route,
    evidence: &dyn Fn(&str) -> Option<String>,
    prose: &Prose,
    shift: u8,
) -> Vec<Block> {
    Filling {
        link: &setting.links(route),
        table: &|_, _| None,
        evidence,
        heading_shift: shift,
        heading_ids: shift == 0,
    }
    .blocks(prose)
}
