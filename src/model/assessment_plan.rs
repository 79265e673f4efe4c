//! What the plan of a self-assessment (kế hoạch tự đánh giá) says: council, groups, who leads what, resources, schedule. Keys of `assessment.yaml`.

use super::reading::criteria;
use crate::diag::{Diagnostic, codes};
use crate::pack::{Catalogue, CriterionId};
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;

/// Hội đồng tự đánh giá.
#[derive(Clone, Debug)]
pub struct Council {
    pub decision: Option<String>,
    pub members: Vec<Member>,
}

/// A member, in the words of the printed table; ` / ` starts a new line.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: String,
    pub position: Option<String>,
    pub role: Option<String>,
    pub group: Option<String>,
    pub duty: Option<String>,
}

/// Nhóm công tác.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    pub name: String,
    pub lead: Option<String>,
    pub members: Vec<String>,
    pub criteria: Vec<CriterionId>,
    pub duties: Prose,
}

/// Who leads the work on some criteria.
#[derive(Clone, Debug)]
pub struct Assignment {
    pub criteria: Vec<CriterionId>,
    pub lead: String,
    pub role: Option<String>,
}

/// A row of "nguồn lực và thời điểm cần huy động".
#[derive(Clone, Debug)]
pub struct Resource {
    pub standard: u8,
    pub criteria: String,
    pub need: Prose,
    pub when: String,
    pub note: Option<String>,
    pub editor_note: Option<String>,
}

/// A row of "thời gian và nội dung hoạt động".
#[derive(Clone, Debug)]
pub struct ScheduleStep {
    pub when: String,
    pub work: Prose,
    pub note: Option<String>,
    pub editor_note: Option<String>,
}

pub(super) fn member(f: &mut Fields<'_, '_>) -> Option<Member> {
    let rest = (f.plain("position"), f.plain("role"), f.plain("group"), f.plain("duty"));
    Some(Member { name: f.required_text("name")?.value, position: rest.0, role: rest.1, group: rest.2, duty: rest.3 })
}

pub(super) fn group(f: &mut Fields<'_, '_>, catalogue: Option<&Catalogue>) -> Option<Group> {
    let (id, name) = (f.required_text("id"), f.required_text("name"));
    let lead = f.plain("lead");
    let members = f.texts("members").into_iter().map(|t| t.value).collect();
    let criteria = criteria(f, "criteria", catalogue);
    let duties = f.prose("duties");
    Some(Group { id: id?.value, name: name?.value, lead, members, criteria, duties })
}

pub(super) fn resource(f: &mut Fields<'_, '_>, catalogue: Option<&Catalogue>) -> Option<Resource> {
    let standard = f.number("standard");
    if let (Some(standard), Some(catalogue)) = (&standard, catalogue)
        && !catalogue.standards.iter().any(|s| u16::from(s.number) == standard.value)
    {
        let message = format!("quy định này không có tiêu chuẩn {}", standard.value);
        f.diagnostics.push(Diagnostic::new(&codes::UNKNOWN_CRITERION, standard.place.clone(), message));
    }
    let (criteria, need, when) = (f.required_text("criteria"), f.prose("need"), f.required_text("when"));
    let (note, editor_note) = (f.plain("note"), f.plain("editor_note"));
    Some(Resource {
        standard: u8::try_from(standard?.value).ok()?,
        criteria: criteria?.value,
        need,
        when: when?.value,
        note,
        editor_note,
    })
}
