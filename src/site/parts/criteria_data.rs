//! The table of criteria as a file: the same words as on the page, a row a criterion.

use crate::model::{Assessment, Unit};
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::data_marks;
use crate::site::view::{
    CriteriaTable, CriterionRow, DataCell, DataColumn, DataKind, DataRow, DataSheet, DataValue, Dataset,
};
use std::sync::Arc;

/// The file.
pub(crate) fn page(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment, table: &CriteriaTable) -> Page {
    let rows = table.groups.iter().flat_map(|group| group.rows.iter().map(|row| line(&group.title, row)));
    let sheet = DataSheet {
        id: "tieu-chi".to_owned(),
        name: "tieu-chi".to_owned(),
        title: table.caption.clone(),
        columns: columns(setting, table),
        rows: rows.collect(),
        sums: Vec::new(),
    };
    let dataset = Dataset {
        title: assessment.title.clone(),
        unit: unit.name.clone(),
        unit_id: unit.slug.clone(),
        regulation: assessment.framework.number.clone(),
        subject: table.caption.clone(),
        period: assessment.school_years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        reference_date: None,
        published: setting.as_of.to_string(),
        illustrative: assessment.illustrative,
        licence: setting.licence(),
        marks: data_marks::marks(setting, assessment.illustrative),
        note: data_marks::note(setting, assessment.illustrative, std::iter::empty()),
        heads: [setting.say("data_number"), setting.say("evidence_criterion")],
        words: data_marks::no_words(),
        sheets: vec![sheet],
    };
    Page {
        route: routes::criteria_data(unit, assessment),
        content: Content::Csv(Arc::new(dataset), 0),
        source: Arc::clone(&assessment.file),
    }
}

fn columns(setting: &Setting<'_>, table: &CriteriaTable) -> Vec<DataColumn> {
    let column = |id: &str, label: String, kind| DataColumn { id: id.to_owned(), label, kind, unit: None };
    let text = |(id, key): (&str, &str)| column(id, setting.say(key), DataKind::String);
    let levels =
        (1..).zip(&table.levels).map(|(n, l): (usize, _)| column(&format!("muc-{n}"), l.clone(), DataKind::String));
    let mut columns = vec![text(("tieu-chuan", "data_standard"))];
    columns.extend(levels);
    columns
        .extend([("ket-qua", "indicator_result"), ("vi-sao", "data_why"), ("muc-tieu", "fact_target_level")].map(text));
    columns.push(column("so-minh-chung", setting.say("indicator_evidence"), DataKind::Integer));
    columns.extend([("phu-trach", "lead"), ("giu-muc-truong", "data_holds_back")].map(text));
    columns
}

fn line(standard: &str, row: &CriterionRow) -> DataRow {
    let figure = |value| DataCell::Figure { value, unit: None, computed: false };
    let text = |text: &str| if text.is_empty() { DataCell::Blank } else { figure(DataValue::Text(text.to_owned())) };
    let mut cells = vec![text(standard)];
    cells.extend(row.marks.iter().map(|mark| text(&mark.label)));
    cells.extend([&row.result.label, row.why.as_ref().unwrap_or(&String::new())].map(|words| text(words)));
    cells.push(text(row.target.as_deref().unwrap_or_default()));
    cells.push(figure(DataValue::Integer(i64::try_from(row.evidence).unwrap_or(i64::MAX))));
    cells.push(text(&row.leads.join("; ")));
    cells.push(text(if row.holds_back { "x" } else { "" }));
    DataRow {
        id: row.number.clone(),
        number: row.number.clone(),
        label: row.title.clone(),
        depth: 0,
        total: false,
        added: false,
        cells,
    }
}
