//! The empty sheet of a criterion as a Word file: what the criterion asks, the sections to be written, the table of results, the foot. Its words
//! stand in the pack of self-assessment forms; `model::word::sheet` reads it back.

use crate::pack::{Catalogue, Criterion, Indicator, Packs, SectionRole, SheetForm};
use crate::site::view::{FormBlock, FormCell, FormLook, WordForm};

/// The sheet of a criterion of a catalogue.
pub fn of_criterion(packs: &Packs, catalogue: &Catalogue, criterion: &Criterion) -> WordForm {
    let form = &packs.sheets.criterion_sheet;
    let id = criterion.number;
    let named = format!("{} {id}: {}", form.word.criterion, criterion.title);
    let mut blocks = vec![FormBlock::Line(FormLook::Title, form.title.clone())];
    if let Some(standard) = catalogue.standard(id.standard) {
        let text = format!("{} {}: {}", form.word.standard, standard.number, standard.title);
        blocks.push(FormBlock::Line(FormLook::Strong, text));
    }
    blocks.push(FormBlock::Line(FormLook::Strong, named.clone()));
    blocks.extend(form.word.remarks.iter().map(|remark| FormBlock::Line(FormLook::Remark, remark.clone())));
    let asked: Vec<(u8, &[Indicator])> = criterion
        .levels
        .iter()
        .filter(|(_, asked)| !asked.is_empty())
        .map(|(n, asked)| (*n, asked.as_slice()))
        .collect();
    requirements(form, &asked, &mut blocks);
    for section in &form.sections {
        blocks.push(FormBlock::Line(FormLook::Section, section.label.clone()));
        match section.says {
            Some(SectionRole::Indicators) => described(form, &asked, &mut blocks),
            Some(SectionRole::Level) => {
                blocks.push(results(form, &asked));
                blocks.push(FormBlock::Line(FormLook::Plain, String::new()));
            }
            None => blocks.push(FormBlock::Line(FormLook::Plain, String::new())),
        }
    }
    let signer = |title: &str| FormCell::over(format!("{title}\n"), 1);
    let rows =
        vec![vec![signer(&form.confirmed_by), signer(&form.written_by)], vec![FormCell::of(""), FormCell::of("")]];
    blocks.push(FormBlock::Table { ruled: false, rows });
    WordForm { title: named, blocks }
}

/// What the criterion asks, retold: not read back.
fn requirements(form: &SheetForm, asked: &[(u8, &[Indicator])], blocks: &mut Vec<FormBlock>) {
    blocks.push(FormBlock::Line(FormLook::Strong, form.word.asked.clone()));
    for (level, indicators) in asked {
        blocks.push(FormBlock::Line(FormLook::Remark, format!("{} {level}:", form.level_word)));
        for indicator in *indicators {
            let text = indicator.summary.as_deref().unwrap_or_default();
            blocks.push(FormBlock::Line(FormLook::Remark, marked(&indicator.key, text)));
        }
    }
}

/// The levels with a line for each indicator.
fn described(form: &SheetForm, asked: &[(u8, &[Indicator])], blocks: &mut Vec<FormBlock>) {
    for (level, indicators) in asked {
        blocks.push(FormBlock::Line(FormLook::Level, format!("{} {level}", form.level_word)));
        blocks.extend(indicators.iter().map(|one| FormBlock::Line(FormLook::Plain, marked(&one.key, ""))));
    }
}

fn marked(key: &str, text: &str) -> String {
    if key == "-" { text.to_owned() } else { format!("{key}) {text}") }
}

/// Below each level the letters of its indicators, beside them what is to be filled in.
fn results(form: &SheetForm, asked: &[(u8, &[Indicator])]) -> FormBlock {
    let longest = asked.iter().map(|(_, indicators)| indicators.len()).max().unwrap_or_default();
    let heads = asked.iter().map(|(level, _)| FormCell::over(format!("{} {level}", form.level_word), 2)).collect();
    let below = [&form.word.indicator, &form.word.result];
    let mut rows = vec![heads, asked.iter().flat_map(|_| below.map(|head| FormCell::over(head, 1))).collect()];
    for at in 0..longest {
        let cell = |indicators: &[Indicator]| {
            let key = indicators.get(at).map(|one| one.key.replace('-', "–")).unwrap_or_default();
            [FormCell::of(key), FormCell::of("")]
        };
        rows.push(asked.iter().flat_map(|(_, indicators)| cell(indicators)).collect());
    }
    rows.push(vec![FormCell::over(&form.word.reached, (asked.len() * 2).saturating_sub(1).max(1)), FormCell::of("")]);
    FormBlock::Table { ruled: true, rows }
}
