//! The tables that a prose may call for with `{{ kind id }}`, as they are printed in plans.

use crate::model::{Assessment, ExternalSchedule, Unit};
use crate::parse::prose::Prose;
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::parts::evidence::evidence_href;
use crate::site::parts::improvement_table;
use crate::site::parts::table;
use crate::site::parts::table::Simple;
use crate::site::prose_view::{Filling, simple_html};
use crate::site::view::{Block, Cell, DataTable};

/// Hội đồng tự đánh giá.
pub(crate) fn council(setting: &Setting<'_>, assessment: &Assessment) -> Option<DataTable> {
    let council = assessment.council.as_ref()?;
    let headers =
        ["council_no", "council_name", "council_position", "council_role", "council_group"].map(|k| setting.say(k));
    let mut table =
        Simple::new(&format!("hoi-dong-{}", assessment.id), &setting.say("council_caption"), &headers).numbered();
    for (n, member) in council.members.iter().enumerate() {
        let text = |value: &Option<String>| value.as_deref().map(Cell::lines).unwrap_or_default();
        let mut role = text(&member.role);
        if let Some(duty) = &member.duty {
            role = Cell::stacked([role, Cell::lines(duty)]);
        }
        table.row(
            vec![
                (n + 1).to_string().into(),
                Cell::lines(&member.name),
                text(&member.position),
                role,
                text(&member.group),
            ],
            1,
        );
    }
    Some(table.finish())
}

/// Nguồn lực và thời điểm cần huy động.
pub(crate) fn resources(setting: &Setting<'_>, route: &Route, assessment: &Assessment) -> Option<DataTable> {
    if assessment.resources.is_empty() {
        return None;
    }
    let headers = ["resources_standard", "resources_criteria", "resources_need", "resources_when", "resources_note"]
        .map(|k| setting.say(k));
    let caption = assessment.resources_caption.clone().unwrap_or_else(|| setting.say("resources_caption"));
    let mut table = Simple::new(&format!("nguon-luc-{}", assessment.id), &caption, &headers);
    for resource in &assessment.resources {
        let title =
            assessment.catalogue().standard(resource.standard).map(|s| setting.official(&s.title)).unwrap_or_default();
        let standard = setting.tell("standard_title", &[("number", &resource.standard.to_string()), ("title", &title)]);
        let need = Cell::html(simple_html(&resource.need, &setting.links(route)));
        table.row(
            vec![
                Cell::lines(&standard),
                Cell::lines(&resource.criteria),
                need,
                Cell::lines(&resource.when),
                Cell::lines(resource.note.as_deref().unwrap_or_default()),
            ],
            0,
        );
        if let Some(note) = &resource.editor_note {
            table.remark(Cell::lines(&setting.tell("editor_note_inline", &[("note", note)])));
        }
    }
    Some(table.finish())
}

/// Thời gian và nội dung hoạt động.
pub(crate) fn schedule(setting: &Setting<'_>, route: &Route, assessment: &Assessment) -> Option<DataTable> {
    if assessment.schedule.is_empty() {
        return None;
    }
    let headers = ["schedule_when", "schedule_work", "schedule_note"].map(|k| setting.say(k));
    let mut table = Simple::new(&format!("thoi-gian-{}", assessment.id), &setting.say("schedule_caption"), &headers);
    for step in &assessment.schedule {
        let work = Cell::html(simple_html(&step.work, &setting.links(route)));
        table.row(vec![Cell::lines(&step.when), work, Cell::lines(step.note.as_deref().unwrap_or_default())], 0);
        if let Some(note) = &step.editor_note {
            table.remark(Cell::lines(&setting.tell("editor_note_inline", &[("note", note)])));
        }
    }
    Some(table.finish())
}

/// Prose of a document or page, with the unit's tables put in.
pub(crate) fn fill(setting: &Setting<'_>, route: &Route, unit: &Unit, prose: &Prose) -> Vec<Block> {
    let setting = &setting.on_paper();
    let table = |kind: &str, id: &str| match kind {
        "council" => unit.assessment(id).and_then(|a| council(setting, a)),
        "resources" => unit.assessment(id).and_then(|a| resources(setting, route, a)),
        "schedule" => unit.assessment(id).and_then(|a| schedule(setting, route, a)),
        "improvement" => unit
            .improvements
            .iter()
            .find(|i| i.id == id)
            .map(|plan| improvement_table::table(setting, route, unit, plan)),
        "calendar" => unit.calendars.iter().find(|c| c.year.to_string() == id).map(|c| plan_table(setting, c)),
        "external-assessments" => {
            unit.external.iter().find(|e| e.year.to_string() == id).map(|e| external_table(setting, e))
        }
        _ => None,
    };
    // a code that several assessments list leads to the newest
    let lists: Vec<_> = unit.assessments.iter().rev().map(|a| evidence_href(setting, route, unit, a)).collect();
    let evidence = |code: &str| lists.iter().find_map(|href| href(code));
    Filling { link: &setting.links(route), table: &table, evidence: &evidence, heading_shift: 0, heading_ids: true }
        .blocks(prose)
}

/// The month table of a school's plan, as it was printed: Tháng, Nội dung, Mốc thời gian.
fn plan_table(setting: &Setting<'_>, calendar: &crate::model::SchoolCalendar) -> crate::site::view::DataTable {
    let headers = [setting.say("plan_month"), setting.say("plan_work"), setting.say("plan_time")];
    let caption = setting.tell("plan_table_caption", &[("year", &calendar.year.to_string())]);
    let mut table = table::Simple::new(&format!("lich-{}", calendar.year), &caption, &headers);
    let mut last_month = None;
    for event in calendar.events.iter().filter(|e| e.in_table) {
        let month = event.month.filter(|_| event.month != last_month).map(|m| m.to_string()).unwrap_or_default();
        last_month = event.month;
        let weeks: Vec<String> = event.weeks.iter().map(ToString::to_string).collect();
        let time =
            if weeks.is_empty() { String::new() } else { setting.tell("plan_week", &[("weeks", &weeks.join(", "))]) };
        table.row(vec![Cell::lines(&month), Cell::lines(&event.label), Cell::lines(&time)], 0);
        if let Some(note) = &event.editor_note {
            table.remark(Cell::lines(&setting.tell("editor_note_inline", &[("note", note)])));
        }
    }
    table.finish()
}

/// The table as it was printed in the office's plan.
fn external_table(setting: &Setting<'_>, schedule: &ExternalSchedule) -> DataTable {
    let headers = ["external_no", "external_school", "external_asked", "external_note"].map(|k| setting.say(k));
    let mut table = Simple::new("lich-danh-gia-ngoai", &schedule.title, &headers).numbered();
    for entry in &schedule.entries {
        let note = entry.note.clone().unwrap_or_default();
        table.row(
            vec![
                entry.no.to_string().into(),
                Cell::lines(&entry.school),
                Cell::lines(&entry.month_written),
                Cell::lines(&note),
            ],
            1,
        );
    }
    let mut table = table.finish();
    table.stacked = false;
    table.wide = true;
    table
}
