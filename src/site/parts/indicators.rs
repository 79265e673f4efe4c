//! The indicators of a criterion: what the circular asks, and on a school's page what the school says of each.

use crate::model::CriterionSheet;
use crate::pack::{Catalogue, Criterion, Indicator};
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::phrases::html::{self, html};
use crate::site::view::{DataTable, IndicatorText, LevelText};

/// What a criterion asks at each level.
pub(crate) fn levels(setting: &Setting<'_>, catalogue: &Catalogue, criterion: &Criterion) -> Vec<LevelText> {
    let text = |indicator: &Indicator| IndicatorText {
        key: if indicator.key == "-" { String::new() } else { indicator.key.clone() },
        summary: indicator.summary.clone(),
        amended: amended(setting, indicator),
    };
    asked(catalogue, criterion)
        .map(|level| LevelText {
            level,
            label: label(setting, catalogue, level),
            no_requirement: criterion.no_requirement.contains(&level),
            indicators: criterion.levels.get(&level).into_iter().flatten().map(text).collect(),
        })
        .collect()
}

/// Indicator → result → what the school says → evidence, a row each; levels head their rows.
pub(crate) fn table(
    setting: &Setting<'_>,
    catalogue: &Catalogue,
    criterion: &Criterion,
    sheet: &CriterionSheet,
    evidence: &dyn Fn(&str) -> Option<String>,
) -> DataTable {
    let described = crate::derive::described::described(sheet, criterion);
    // a sheet of results alone gets no empty columns
    let keys: &[&str] = if described.is_empty() {
        &["indicator_asked", "indicator_result"]
    } else {
        &["indicator_asked", "indicator_result", "indicator_described", "indicator_evidence"]
    };
    let headers: Vec<String> = keys.iter().map(|k| setting.say(k)).collect();
    let mut table = Simple::new("chi-bao", &setting.say("indicator_caption"), &headers);
    for level in asked(catalogue, criterion) {
        table.group(html(&label(setting, catalogue, level)));
        if criterion.no_requirement.contains(&level) {
            table.remark(html(setting.strings.get("level_asks_nothing")));
        }
        for indicator in criterion.levels.get(&level).into_iter().flatten() {
            let at = (level, indicator.key.clone());
            let mut cells = vec![asks(setting, indicator), result(setting, sheet.results.get(&at).copied())];
            if !described.is_empty() {
                let said = described.get(&at);
                cells.push(said.map(|said| said.excerpt.clone()).unwrap_or_default());
                cells.push(
                    said.iter()
                        .flat_map(|said| &said.codes)
                        .map(|code| link(code, evidence(code)))
                        .collect::<Vec<_>>()
                        .join(" "),
                );
            }
            table.row(cells, 0);
        }
    }
    DataTable { caption_hidden: true, ..table.finish() }
}

fn result(setting: &Setting<'_>, met: Option<bool>) -> String {
    let (class, key) = match met {
        Some(true) => ("ok", "result_met"),
        Some(false) => ("overdue", "result_not_met"),
        None => ("unknown", "result_not_assessed"),
    };
    html::state(class, &html(setting.strings.get(key)))
}

/// A code, and its row in the index.
fn link(code: &str, href: Option<String>) -> String {
    let code = html(code);
    href.map_or_else(|| code.clone(), |href| html::evidence_link(&href, &code))
}

/// The requirement's letter and retelling, as HTML.
fn asks(setting: &Setting<'_>, indicator: &Indicator) -> String {
    let letter = if indicator.key == "-" { String::new() } else { format!("{} ", html::letter(&html(&indicator.key))) };
    let summary = indicator.summary.as_deref().unwrap_or_else(|| setting.strings.get("no_summary"));
    let amended = amended(setting, indicator)
        .map(|by| format!(" {}", html::detail(&format!("({})", html(&by)))))
        .unwrap_or_default();
    format!("{letter}{}{amended}", html(summary))
}

fn amended(setting: &Setting<'_>, indicator: &Indicator) -> Option<String> {
    indicator.amended.as_ref().map(|by| setting.tell("indicator_amended", &[("number", by)]))
}

fn label(setting: &Setting<'_>, catalogue: &Catalogue, level: u8) -> String {
    if catalogue.highest_level() == 1 {
        setting.say("level_single")
    } else {
        setting.tell("level", &[("level", &level.to_string())])
    }
}

/// The levels of which the circular says something.
fn asked(catalogue: &Catalogue, criterion: &Criterion) -> impl Iterator<Item = u8> {
    (1..=catalogue.highest_level())
        .filter(|level| criterion.levels.contains_key(level) || criterion.no_requirement.contains(level))
}

/// Figures of level 3 by region, where the circular has them.
pub(crate) fn thresholds(setting: &Setting<'_>, criterion: &Criterion) -> Option<DataTable> {
    if criterion.level_3_thresholds.is_empty() {
        return None;
    }
    let keys =
        ["threshold_scope", "threshold_hard", "threshold_other", "threshold_special_hard", "threshold_special_other"];
    let caption = setting.tell("threshold_caption", &[("number", &criterion.number.to_string())]);
    let mut table =
        Simple::new(&format!("nguong-{}", criterion.number.slug()), &caption, &keys.map(|k| setting.say(k)));
    for threshold in &criterion.level_3_thresholds {
        let figure = |n: Option<u8>| n.map(|n| format!("{n}{}", html(&threshold.unit))).unwrap_or_default();
        let cells = [
            Some(threshold.hard_area),
            Some(threshold.other_area),
            threshold.specialised_hard_area,
            threshold.specialised_other,
        ];
        table.row(std::iter::once(html(&threshold.scope)).chain(cells.into_iter().map(figure)).collect(), 0);
    }
    Some(table.finish())
}
