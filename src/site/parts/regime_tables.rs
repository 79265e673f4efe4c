//! What a regulation on disclosure asks, as tables: contents, times, forms.

use crate::model::Subject;
use crate::pack::{Certainty, Provenance, Regime};
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::parts::workbook_files::{Offered, links};
use crate::site::phrases::due;
use crate::site::view::{Cell, DataTable};

/// What is made public; `offered`: the empty workbooks of contents without a form.
pub(crate) fn contents_table(
    setting: &Setting<'_>,
    route: &Route,
    regime: &Regime,
    offered: &[Offered],
) -> Option<DataTable> {
    if regime.contents.is_empty() {
        return None;
    }
    let is_here = |of: Subject| matches!(of, Subject::Content(_) | Subject::AnnualReport(_));
    let workbooks = offered.iter().any(|one| is_here(one.subject)).then_some("regime_workbook");
    let headers = ["regime_content", "regime_article", "regime_meaning", "regime_certainty"].into_iter();
    let headers: Vec<String> = headers.chain(workbooks).map(|key| setting.say(key)).collect();
    let mut table = Simple::new("noi-dung", &setting.say("regime_contents_caption"), &headers).of_sentences();
    table = table.of_kind(if workbooks.is_some() { "fillable-contents" } else { "contents" });
    for (at, content) in regime.contents.iter().enumerate() {
        let mut articles: Vec<&str> =
            content.articles.values().map(String::as_str).chain(content.article.as_deref()).collect();
        articles.dedup();
        let recalled: Vec<String> =
            content.provenance.iter().filter(|p| p.status == Certainty::Recalled).map(|p| p.section.clone()).collect();
        let certainty = if recalled.is_empty() {
            String::new()
        } else {
            setting.tell("recalled_sections", &[("sections", &recalled.join("; "))])
        };
        let mut cells = vec![
            Cell::lines(&setting.official(&content.label)),
            Cell::lines(&articles.iter().map(|article| setting.official(article)).collect::<Vec<_>>().join("; ")),
            Cell::lines(&setting.official(content.summary.as_deref().unwrap_or_default())),
        ];
        let name = setting.official(content.name.as_ref().unwrap_or(&content.label));
        cells.push(Cell::lines(&certainty));
        cells.extend(workbooks.map(|_| links(setting, route, (|of| of == Subject::Content(at), &name), offered)));
        table.row(cells, 0);
    }
    if let Some(report) = regime.annual_report.as_ref().filter(|_| workbooks.is_some())
        && let Some(schedule) = report.schedule.as_deref().and_then(|id| regime.schedule(id))
    {
        let name = setting.official(schedule.name.as_ref().unwrap_or(&schedule.label));
        let article = Cell::lines(&setting.official(schedule.article.as_deref().unwrap_or_default()));
        let book = links(setting, route, (|of| matches!(of, Subject::AnnualReport(_)), &name), offered);
        table.row(
            vec![Cell::text(setting.official(&schedule.label)), article, Cell::default(), Cell::default(), book],
            0,
        );
    }
    Some(table.without_empty_columns().finish())
}

pub(crate) fn schedule_table(setting: &Setting<'_>, regime: &Regime) -> Option<DataTable> {
    let headers = ["regime_duty", "regime_article", "regime_due", "regime_certainty"].map(|k| setting.say(k));
    let mut table = Simple::new("thoi-diem", &setting.say("regime_schedule_caption"), &headers);
    let certainty = |notes: &[Provenance]| {
        let recalled: Vec<String> =
            notes.iter().filter(|p| p.status == Certainty::Recalled).map(|p| p.section.clone()).collect();
        if recalled.is_empty() {
            String::new()
        } else {
            setting.tell("recalled_sections", &[("sections", &recalled.join("; "))])
        }
    };
    for schedule in &regime.schedules {
        let due = schedule
            .due_text
            .clone()
            .or_else(|| schedule.due.as_ref().map(|d| due::due_words(setting, d)))
            .or_else(|| schedule.note.clone());
        let due = [due, schedule.update_text.clone(), schedule.on_change_text.clone()]
            .into_iter()
            .flatten()
            .map(|words| setting.official(&words))
            .collect::<Vec<_>>()
            .join("; ");
        table.row(
            vec![
                Cell::lines(&setting.official(&schedule.label)),
                Cell::lines(&setting.official(schedule.article.as_deref().unwrap_or_default())),
                Cell::lines(&due),
                Cell::lines(
                    &[Some(certainty(&schedule.provenance)), schedule.due_note.clone()]
                        .into_iter()
                        .flatten()
                        .filter(|text| !text.is_empty())
                        .collect::<Vec<_>>()
                        .join("; "),
                ),
            ],
            0,
        );
    }
    for report in &regime.reporting {
        let due = report.due.as_ref().map(|d| due::due_words(setting, d)).unwrap_or_default();
        table.row(
            vec![
                Cell::lines(&setting.official(&report.label)),
                Cell::default(),
                Cell::lines(&due),
                Cell::lines(&certainty(&report.provenance)),
            ],
            0,
        );
    }
    for disclosure in &regime.disclosures {
        let due = disclosure.due.as_ref().map(|d| due::due_words(setting, d)).unwrap_or_default();
        table.row(
            vec![
                Cell::lines(&setting.official(&disclosure.label)),
                Cell::lines(disclosure.article.as_deref().unwrap_or_default()),
                Cell::lines(&due),
                Cell::default(),
            ],
            0,
        );
    }
    let table = table.without_empty_columns().finish();
    (!table.rows.is_empty()).then_some(table)
}

/// The forms; `offered`: their empty workbooks.
pub(crate) fn forms_table(
    setting: &Setting<'_>,
    route: &Route,
    regime: &Regime,
    offered: &[Offered],
) -> Option<DataTable> {
    if regime.forms.is_empty() {
        return None;
    }
    let workbooks = offered.iter().any(|one| matches!(one.subject, Subject::Form(_))).then_some("regime_workbook");
    let headers = ["regime_form", "regime_form_title", "regime_certainty"].into_iter().chain(workbooks);
    let headers: Vec<String> = headers.map(|key| setting.say(key)).collect();
    let kind = if workbooks.is_some() { "fillable-forms" } else { "forms" };
    let mut table = Simple::new("bieu-mau", &setting.say("regime_forms_caption"), &headers).of_kind(kind);
    for (at, form) in regime.forms.iter().enumerate() {
        let recalled: Vec<String> =
            form.provenance.iter().filter(|p| p.status == Certainty::Recalled).map(|p| p.section.clone()).collect();
        let certainty = if recalled.is_empty() {
            String::new()
        } else {
            setting.tell("recalled_sections", &[("sections", &recalled.join("; "))])
        };
        let mut cells =
            vec![Cell::lines(&setting.official(&form.label)), Cell::lines(&setting.official(form.bare_title()))];
        cells.push(Cell::lines(&certainty));
        cells.extend(
            workbooks.map(|_| {
                links(setting, route, (|of| of == Subject::Form(at), &setting.official(&form.label)), offered)
            }),
        );
        table.row(cells, 0);
    }
    Some(table.without_empty_columns().finish())
}
