//! The table of an improvement plan in the columns of the printed form (`improvement_plan_table` of the pack on self-assessment forms).

use crate::model::{ImprovementItem, ImprovementPlan, Unit};
use crate::pack::{PlanColumn, PlanField, PlanValue};
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::prose_view::simple_html;
use crate::site::view::{Cell, DataTable};

pub(crate) fn table(setting: &Setting<'_>, route: &Route, unit: &Unit, plan: &ImprovementPlan) -> DataTable {
    let columns = &setting.packs.sheets.improvement_plan_table.columns;
    let labels: Vec<String> = columns.iter().map(|column| column.label.clone()).collect();
    let mut table = Simple::new(&format!("cai-tien-{}", plan.id), &plan.title, &labels);
    let holds = |field| columns.iter().position(|column| column.holds.iter().any(|value| value.of == field));
    if holds(PlanField::No) == Some(0) {
        table = table.numbered();
    }
    let head = holds(PlanField::Criterion).unwrap_or(0);
    let Some(assessment) = unit.assessment(&plan.assessment) else { return table.finish() };
    for standard in &assessment.catalogue().standards {
        let items: Vec<&ImprovementItem> =
            plan.items.iter().filter(|i| i.criterion.standard == standard.number).collect();
        if items.is_empty() {
            continue;
        }
        table.group(Cell::lines(
            &setting.tell("standard_title", &[("number", &standard.number.to_string()), ("title", &standard.title)]),
        ));
        for (n, item) in items.into_iter().enumerate() {
            let row = Row { setting, route, item, no: format!("{}.{}", standard.number, n + 1) };
            table.row(columns.iter().map(|column| row.cell(column)).collect(), head);
            if let Some(note) = &item.editor_note {
                table.remark(Cell::lines(&setting.tell("editor_note_inline", &[("note", note)])));
            }
        }
    }
    table.finish()
}

struct Row<'r, 's> {
    setting: &'r Setting<'s>,
    route: &'r Route,
    item: &'r ImprovementItem,
    no: String,
}

impl Row<'_, '_> {
    fn cell(&self, column: &PlanColumn) -> Cell {
        match column.holds.as_slice() {
            [one] => self.value(one).unwrap_or_default(),
            several => Cell::stacked(several.iter().filter_map(|value| self.value(value))),
        }
    }

    /// A value behind its word; nothing where the item says nothing.
    fn value(&self, value: &PlanValue) -> Option<Cell> {
        let (setting, item) = (self.setting, self.item);
        let prose = |p| Some(Cell::html(simple_html(p, &setting.links(self.route))));
        let text = |text: &str| match &value.word {
            Some(word) => Cell::lines(&format!("{word} {text}")),
            None => Cell::lines(text),
        };
        match value.of {
            PlanField::No => Some(self.no.clone().into()),
            PlanField::Criterion => {
                Some(text(&setting.tell("criterion_number", &[("number", &item.criterion.to_string())])))
            }
            PlanField::Target => {
                item.target_level.map(|level| text(&setting.tell("level", &[("level", &level.to_string())])))
            }
            PlanField::Work => prose(&item.work),
            PlanField::Lead => Some(text(&item.lead)),
            PlanField::Partners => item.partners.as_deref().map(text),
            PlanField::Start => item.start.as_deref().map(text),
            PlanField::Finish => item.finish.as_deref().map(text),
            PlanField::Budget => prose(&item.budget),
            PlanField::Supervision => prose(&item.supervision),
            PlanField::Note => prose(&item.note),
        }
    }
}
