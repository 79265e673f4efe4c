//! Levels on pages: what is claimed, what the indicators add up to, and why.

use crate::derive::rating::{CriterionLevel, NotComputable, Rating, SchoolLevel};
use crate::model::{Assessment, Unit};
use crate::pack::{Criterion, CriterionId};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::assessment;
use crate::site::phrases::assessment::{reached, state};
use crate::site::view::{Cell, DataTable, RatingView, State, TableCell, TableHeader, TableRow};
use std::collections::BTreeMap;

/// The school's result; nothing where there are no sheets.
pub(crate) fn view(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> Option<RatingView> {
    if assessment.sheets.is_empty() {
        return None;
    }
    let rating = setting.derived.rating(assessment);
    let framework = &assessment.framework;
    let mut notes = Vec::new();
    let (computed, accreditation, degree, holding_back) = match &rating.school {
        SchoolLevel::NotAssessed => {
            (State { class: "unknown".to_owned(), label: setting.say("result_not_assessed") }, None, 0, Vec::new())
        }
        SchoolLevel::NotComputable(reason) => {
            notes.push(match reason {
                NotComputable::MandatoryUnknown => framework
                    .rating
                    .mandatory_criteria_note
                    .clone()
                    .unwrap_or_else(|| setting.say("not_computable_mandatory")),
                NotComputable::IndicatorsUnknown => setting.say("not_computable_indicators"),
            });
            (State { class: "unknown".to_owned(), label: setting.say("result_not_computable") }, None, 0, Vec::new())
        }
        SchoolLevel::Reached { level, accreditation, degree, holding_back, lacks_further_items, open } => {
            if *lacks_further_items {
                notes.extend(
                    framework
                        .level_4
                        .as_ref()
                        .map(|l| setting.tell("lacks_level_4", &[("article", &l.article.to_string())])),
                );
            }
            if *degree > 0 {
                notes.extend(framework.rating.national_standard_extra.clone());
            }
            if *open && *level > 0 && !*lacks_further_items {
                notes.push(setting.tell("school_open", &[("level", &(level + 1).to_string())]));
            }
            let state = match (*level, *open) {
                (0, true) => State { class: "unknown".to_owned(), label: setting.say("school_not_finished") },
                (0, false) => State { class: "level-0".to_owned(), label: setting.say("school_below_1") },
                (level, _) => reached(setting, level),
            };
            (state, accreditation.clone(), *degree, holding_back.clone())
        }
    };
    Some(RatingView {
        computed,
        claimed: assessment.claimed_level.as_ref().map(|n| setting.tell("level", &[("level", &n.value.to_string())])),
        accreditation,
        degree: (degree > 0).then(|| setting.tell("degree_open", &[("degree", &degree.to_string())])),
        notes,
        explanation: framework.rating.explanation.clone(),
        holding_back: holding_back
            .into_iter()
            .map(|id| {
                setting.link(
                    route,
                    &routes::criterion(unit, assessment, id),
                    assessment::short_title(setting, assessment, id),
                )
            })
            .collect(),
        summary: summary(setting, route, unit, assessment, rating),
        counts: counts(setting, rating),
    })
}

fn counts(setting: &Setting<'_>, rating: &Rating) -> Vec<State> {
    let mut by_state: BTreeMap<String, (State, usize)> = BTreeMap::new();
    for level in rating.criteria.values() {
        let state = state(setting, *level);
        by_state.entry(state.class.clone()).or_insert_with(|| (state, 0)).1 += 1;
    }
    by_state
        .into_values()
        .map(|(state, count)| State {
            label: setting.tell("count_criteria", &[("count", &count.to_string()), ("state", &state.label)]),
            ..state
        })
        .collect()
}

/// Bảng tổng hợp kết quả tự đánh giá (`report.parts.summary` of the pack on self-assessment forms): one mark a criterion and level.
fn summary(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment, rating: &Rating) -> DataTable {
    let highest = assessment.catalogue().highest_level();
    let mut labels = vec![setting.say("summary_criterion"), setting.say("result_not_met")];
    labels.extend((1..=highest).map(|n| setting.tell("level", &[("level", &n.to_string())])));
    labels.push(setting.say("summary_claimed"));
    let header =
        labels.iter().map(|label| TableHeader { label: label.clone(), colspan: 1, rowspan: 1, scope: "col" }).collect();
    let mut rows = Vec::new();
    for standard in &assessment.catalogue().standards {
        let title =
            setting.tell("standard_title", &[("number", &standard.number.to_string()), ("title", &standard.title)]);
        let cell =
            TableCell { content: Cell::lines(&title), header: true, colspan: labels.len(), ..TableCell::default() };
        rows.push(TableRow { class: "group", cells: vec![cell], ..TableRow::default() });
        for criterion in &standard.criteria {
            let level = rating.criteria.get(&criterion.number).copied().unwrap_or(CriterionLevel::NotAssessed);
            rows.push(TableRow {
                cells: summary_row(setting, route, unit, assessment, criterion, level, &labels),
                ..TableRow::default()
            });
        }
    }
    DataTable {
        id: "tong-hop".to_owned(),
        kind: "ratings",
        caption: setting.say("summary_caption"),
        header: vec![header],
        rows,
        footnote: Some(setting.say("summary_footnote")),
        ..DataTable::default()
    }
}

fn summary_row(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    criterion: &Criterion,
    level: CriterionLevel,
    labels: &[String],
) -> Vec<TableCell> {
    let id: CriterionId = criterion.number;
    let href = setting.href(route, &routes::criterion(unit, assessment, id));
    let title = setting.tell("criterion_number", &[("number", &id.to_string())]);
    // on a phone the number alone
    let number = id.to_string();
    let words = title.strip_suffix(&number).unwrap_or_default();
    let link = Cell::shortened_link(&href, words, &title[words.len()..]);
    let mut cells =
        vec![TableCell { content: link, header: true, colspan: 1, label: labels[0].clone(), ..TableCell::default() }];
    let mark = |met: bool, label: &str| TableCell {
        content: Cell::text(setting.strings.get(if met { "summary_mark" } else { "summary_none" })),
        colspan: 1,
        label: label.to_owned(),
        ..TableCell::default()
    };
    cells.push(mark(matches!(level, CriterionLevel::Reached { level: 0, .. }), &labels[1]));
    for (at, label) in labels[2..labels.len() - 1].iter().enumerate() {
        let n = u8::try_from(at + 1).unwrap_or(u8::MAX);
        let asks_nothing = criterion.no_requirement.contains(&n);
        let mut cell = mark(level.level() >= n && matches!(level, CriterionLevel::Reached { .. }), label);
        if asks_nothing {
            cell.content = Cell::text(setting.strings.get("summary_no_requirement"));
        }
        cells.push(cell);
    }
    let claimed = assessment
        .sheets
        .get(&id)
        .and_then(|s| s.claimed_level.as_ref())
        .map(|c| reached(setting, u8::try_from(c.value).unwrap_or(u8::MAX)).label);
    cells.push(TableCell {
        content: Cell::text(claimed.unwrap_or_else(|| state(setting, level).label)),
        colspan: 1,
        label: labels.last().cloned().unwrap_or_default(),
        ..TableCell::default()
    });
    cells
}
