//! The indicators of a criterion: what the circular asks, and on a school's page what the school says of each.

use crate::model::CriterionSheet;
use crate::pack::{Catalogue, Criterion, Framework, Indicator};
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::view::{Cell, DataTable, IndicatorText, LevelText, Piece};

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
    let described = crate::derive::described::described(sheet, criterion, &setting.packs.sheets.criterion_sheet);
    // a sheet of results alone gets no empty columns
    let keys: &[&str] = if described.is_empty() {
        &["indicator_asked", "indicator_result"]
    } else {
        &["indicator_asked", "indicator_result", "indicator_described", "indicator_evidence"]
    };
    let headers: Vec<String> = keys.iter().map(|k| setting.say(k)).collect();
    let mut table = Simple::new("chi-bao", &setting.say("indicator_caption"), &headers).of_kind("indicators");
    for level in asked(catalogue, criterion) {
        table.group(Cell::lines(&label(setting, catalogue, level)));
        if criterion.no_requirement.contains(&level) {
            table.remark(Cell::lines(setting.strings.get("level_asks_nothing")));
        }
        for indicator in criterion.levels.get(&level).into_iter().flatten() {
            let at = (level, indicator.key.clone());
            let mut cells = vec![asks(setting, indicator), result(setting, sheet.results.get(&at).copied())];
            if !described.is_empty() {
                let said = described.get(&at);
                cells.push(said.map(|said| Cell::html(said.text.clone())).unwrap_or_default());
                cells.push(Cell::joined(
                    said.iter().flat_map(|said| &said.codes).map(|code| link(code, evidence(code))),
                    " ",
                ));
            }
            table.row_with_id(indicator_id(level, &indicator.key), cells);
        }
    }
    DataTable { caption_hidden: true, ..table.finish() }
}

/// The id of an indicator's row on its criterion's page.
pub(crate) fn indicator_id(level: u8, key: &str) -> String {
    if key == "-" { format!("chi-bao-{level}") } else { format!("chi-bao-{level}-{key}") }
}

fn result(setting: &Setting<'_>, met: Option<bool>) -> Cell {
    let (class, key) = match met {
        Some(true) => ("ok", "result_met"),
        Some(false) => ("level-0", "result_not_met"),
        None => ("unknown", "result_not_assessed"),
    };
    Cell::state(class, setting.say(key), None)
}

/// A code, and its row in the index.
fn link(code: &str, href: Option<String>) -> Cell {
    href.map_or_else(|| Cell::text(code), |href| Cell::evidence(href, code))
}

/// The requirement's letter and retelling.
fn asks(setting: &Setting<'_>, indicator: &Indicator) -> Cell {
    let letter = (indicator.key != "-").then(|| Cell::from(Piece::Letter { text: indicator.key.clone() }));
    let summary = indicator.summary.as_deref().unwrap_or_else(|| setting.strings.get("no_summary"));
    let amended = amended(setting, indicator).map(|by| Piece::Detail { text: format!("({by})") }.into());
    Cell::joined([letter, Some(Cell::lines(summary)), amended].into_iter().flatten(), " ")
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

/// Figures that a level asks by place and kind of school, where the circular has them.
pub(crate) fn thresholds(setting: &Setting<'_>, framework: &Framework, criterion: &Criterion) -> Option<DataTable> {
    let asked = framework.thresholds.as_ref().filter(|_| !criterion.thresholds.is_empty())?;
    let values = [("number", criterion.number.to_string()), ("level", asked.level.to_string())];
    let caption = setting.tell("threshold_caption", &values.each_ref().map(|(k, v)| (*k, v.as_str())));
    let mut heads = vec![setting.say("threshold_scope")];
    heads.extend(asked.columns.iter().map(|column| setting.official(&column.label)));
    let mut table = Simple::new(&format!("nguong-{}", criterion.number.slug()), &caption, &heads);
    for threshold in &criterion.thresholds {
        let figure = |id: &String| {
            threshold.values.get(id).map(|n| Cell::text(format!("{n}{}", threshold.unit))).unwrap_or_default()
        };
        let cells = asked.columns.iter().map(|column| figure(&column.id));
        table.row(std::iter::once(Cell::lines(&threshold.scope)).chain(cells).collect(), 0);
    }
    Some(table.finish())
}
