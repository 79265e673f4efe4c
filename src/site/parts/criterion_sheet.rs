//! The sheet of a criterion: the school's prose with its evidence linked.

use crate::model::{Assessment, CriterionSheet, Unit};
use crate::parse::prose::Prose;
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::parts::evidence::evidence_href;
use crate::site::prose_view::Filling;
use crate::site::view::{Block, SheetSectionView};

/// The five sections of the official sheet; empty where the school wrote none. `shift` moves headings down; only unmoved ones keep ids.
pub(crate) fn sections(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
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
                .map(|part| fill(setting, route, unit, assessment, &part.prose, shift))
                .unwrap_or_default(),
        })
        .collect()
}

pub(crate) fn fill(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    prose: &Prose,
    shift: u8,
) -> Vec<Block> {
    let evidence = evidence_href(setting, route, unit, assessment);
    Filling {
        link: &setting.links(route),
        table: &|_, _| None,
        evidence: &evidence,
        heading_shift: shift,
        heading_ids: shift == 0,
    }
    .blocks(prose)
}
