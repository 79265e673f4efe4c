//! What a form of words says first: one row of it as a sentence, columns that say the same taken together.

use crate::derive::figures::RowFigures;
use crate::model::{FilledTable, Value};
use crate::pack::Headline;
use crate::site::context::setting::Setting;

/// A longer text is for the table alone.
const LONGEST: usize = 200;

/// `Chương trình: A (Lớp 6, Lớp 7); B (Lớp 9).` Nothing where the row is not of several columns, or a cell says more than a sentence.
pub(crate) fn sentence(
    setting: &Setting<'_>,
    row: &Headline,
    filled: &FilledTable,
    rows: &[RowFigures],
) -> Option<String> {
    let layout = &filled.layout;
    let columns = layout.select_columns(&row.column).filter(|columns| columns.len() > 1)?;
    let cells = &rows.iter().find(|found| found.id == row.row)?.cells;
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for column in columns {
        let text = match cells.get(column)?.value() {
            None => continue,
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Lines(lines)) if lines.len() == 1 => lines[0].clone(),
            Some(_) => return None,
        };
        let text = text.trim().trim_start_matches("- ").trim_end_matches('.').to_owned();
        if text.chars().count() > LONGEST {
            return None;
        }
        let label = setting.official(&layout.columns[column].label);
        match said.iter_mut().find(|(known, _)| *known == text) {
            Some((_, whose)) => whose.push(label),
            None => said.push((text, vec![label])),
        }
    }
    let alone = said.len() == 1;
    let part = |(text, whose): (String, Vec<String>)| {
        if alone { text } else { format!("{text} ({})", whose.join(", ")) }
    };
    let amount = said.into_iter().map(part).collect::<Vec<_>>().join("; ");
    let values = [("label", setting.official(&row.label)), ("amount", amount)];
    (!values[1].1.is_empty()).then(|| setting.tell("headline", &values.each_ref().map(|(k, v)| (*k, v.as_str()))))
}
