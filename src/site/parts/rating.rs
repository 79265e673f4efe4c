//! Levels on pages: what is claimed, what the indicators add up to, and why.

use crate::derive::rating::{CriterionLevel, NotComputable, Rating, SchoolLevel};
use crate::model::{Assessment, Unit};
use crate::pack::{Criterion, CriterionId};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::assessment::{agreed, held_back, reached, school_state, state};
use crate::site::view::{Cell, CriterionLink, DataTable, RatingView, TableCell, TableHeader, TableRow};

/// The school's result; nothing where there are no sheets.
pub(crate) fn view(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> Option<RatingView> {
    if assessment.sheets.is_empty() {
        return None;
    }
    let rating = setting.derived.rating(assessment);
    let (level, accreditation, degree) = match &rating.school {
        SchoolLevel::Reached { level, accreditation, degree, open, .. } => {
            ((*level > 0 || !open).then_some(*level), accreditation.clone(), *degree)
        }
        _ => (None, None, 0),
    };
    let claimed = assessment.claimed_level.as_ref().map(|n| u8::try_from(n.value).unwrap_or(u8::MAX));
    let held = held_back(setting, assessment);
    let heading = level.filter(|_| !held.is_empty()).map(|level| {
        let key = if level == 0 { "holding_back_below" } else { "holding_back" };
        setting.tell(key, &[("count", &held.len().to_string()), ("level", &level.to_string())])
    });
    Some(RatingView {
        result: agreed(setting, claimed, level, school_state(setting, assessment)),
        accreditation,
        degree: (degree > 0).then(|| setting.tell("degree_open", &[("degree", &degree.to_string())])),
        notes: notes(setting, assessment, &rating.school),
        explanation: assessment.framework.rating.explanation.clone(),
        holding_heading: heading.unwrap_or_default(),
        holding_back: held.into_iter().map(|id| criterion_link(setting, route, unit, assessment, id)).collect(),
        sum: sum(setting, rating),
    })
}

fn criterion_link(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    id: CriterionId,
) -> CriterionLink {
    let criterion = assessment.catalogue().criterion(id);
    CriterionLink {
        number: id.to_string(),
        title: criterion.map(|c| c.title.clone()).unwrap_or_default(),
        href: setting.href(route, &routes::criterion(unit, assessment, id)),
        mandatory: criterion.is_some_and(|c| c.mandatory),
    }
}

/// Why nothing is computed, or what else is asked.
fn notes(setting: &Setting<'_>, assessment: &Assessment, school: &SchoolLevel) -> Vec<String> {
    let framework = &assessment.framework;
    let mut notes = Vec::new();
    match school {
        SchoolLevel::NotAssessed => {}
        SchoolLevel::NotComputable(NotComputable::MandatoryUnknown) => {
            let said = framework.rating.mandatory_criteria_note.clone();
            notes.push(said.unwrap_or_else(|| setting.say("not_computable_mandatory")));
        }
        SchoolLevel::NotComputable(NotComputable::IndicatorsUnknown) => {
            notes.push(setting.say("not_computable_indicators"));
        }
        SchoolLevel::Reached { level, degree, lacks_further_items, open, .. } => {
            let further = framework.further.as_ref().filter(|_| *lacks_further_items);
            notes.extend(further.map(|l| setting.tell("lacks_further", &[("article", &l.article.to_string())])));
            notes.extend(framework.rating.national_standard_extra.clone().filter(|_| *degree > 0));
            if *open && *level > 0 && !*lacks_further_items {
                notes.push(setting.tell("school_open", &[("level", &(level + 1).to_string())]));
            }
        }
    }
    notes
}

/// `Trong 25 tiêu chí: 7 đạt Mức 3, 11 đạt Mức 2, 7 đạt Mức 1.`
fn sum(setting: &Setting<'_>, rating: &Rating) -> String {
    let count = |wanted: &dyn Fn(CriterionLevel) -> bool| rating.criteria.values().filter(|l| wanted(**l)).count();
    let highest = rating.criteria.values().map(|level| level.level()).max().unwrap_or(0);
    let mut parts = Vec::new();
    for level in (0..=highest).rev() {
        let n = count(&|l| matches!(l, CriterionLevel::Reached { level: own, .. } if own == level));
        parts.push((if level == 0 { "sum_not_met" } else { "sum_level" }, n, level));
    }
    parts.push(("sum_not_assessed", count(&|l| l == CriterionLevel::NotAssessed), 0));
    parts.push(("sum_not_computable", count(&|l| l == CriterionLevel::NotComputable), 0));
    let said = parts
        .into_iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(key, n, level)| setting.tell(key, &[("count", &n.to_string()), ("level", &level.to_string())]));
    let said: Vec<String> = said.collect();
    setting.tell("sum_of", &[("total", &rating.criteria.len().to_string()), ("parts", &said.join(", "))])
}

/// Bảng tổng hợp kết quả tự đánh giá (`report.parts.summary` of the pack on self-assessment forms): one mark a criterion and level.
pub(crate) fn summary(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> DataTable {
    let rating = setting.derived.rating(assessment);
    let highest = assessment.catalogue().highest_level();
    let mut labels = vec![setting.say("summary_criterion"), setting.say("result_not_met")];
    labels.extend((1..=highest).map(|n| setting.tell("level", &[("level", &n.to_string())])));
    labels.push(setting.say("summary_claimed"));
    let header = labels
        .iter()
        .map(|label| TableHeader { label: label.clone(), colspan: 1, rowspan: 1, scope: "col", href: None })
        .collect();
    let mut rows = Vec::new();
    for standard in &assessment.catalogue().standards {
        let title = setting.tell(
            "standard_title",
            &[("number", &standard.number.to_string()), ("title", &setting.official(&standard.title))],
        );
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
