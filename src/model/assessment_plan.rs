//! What the plan of a self-assessment (kế hoạch tự đánh giá) says: council, groups, who leads what, resources, schedule.
//! Keys of `assessment.yaml`.

use super::reading::criteria;
use crate::diag::{Diagnostic, codes};
use crate::pack::{Catalogue, CriterionId};
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;

/// Hội đồng tự đánh giá.
#[derive(Clone, Debug)]
pub struct Council {
    /// The decision that set it up, as printed; `None`: not given.
    pub decision: Option<String>,
    /// In the order printed.
    pub members: Vec<Member>,
}

/// A member, in the words of the printed table; ` / ` starts a new line.
#[derive(Clone, Debug)]
pub struct Member {
    /// Họ và tên.
    pub name: String,
    /// Chức danh, chức vụ at the school: `Hiệu trưởng`.
    pub position: Option<String>,
    /// Nhiệm vụ in the council: `Chủ tịch Hội đồng đánh giá`.
    pub role: Option<String>,
    /// Nhóm that the member works in, in words.
    pub group: Option<String>,
    /// What the member does; printed below `role` in the same cell.
    pub duty: Option<String>,
}

/// Nhóm công tác.
#[derive(Clone, Debug)]
pub struct Group {
    /// The school's own short name for it; on no page.
    pub id: String,
    /// As printed: `Nhóm 1`.
    pub name: String,
    /// Who leads it; `None`: the group itself is named as lead of its criteria.
    pub lead: Option<String>,
    /// Names, as printed.
    pub members: Vec<String>,
    /// The criteria that it works on, in the order written.
    pub criteria: Vec<CriterionId>,
    /// What it does; empty: not given.
    pub duties: Prose,
}

/// Who leads the work on some criteria.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// In the order written.
    pub criteria: Vec<CriterionId>,
    /// Who leads the work, as printed.
    pub lead: String,
    /// As what: `Nhóm trưởng`; `None`: not given.
    pub role: Option<String>,
}

/// A row of "nguồn lực và thời điểm cần huy động".
#[derive(Clone, Debug)]
pub struct Resource {
    /// Number of the tiêu chuẩn; its title is the circular's.
    pub standard: u8,
    /// Numbers of criteria as printed: `1-10`.
    pub criteria: String,
    /// The people, money or things that are needed.
    pub need: Prose,
    /// As printed: `Tuần 3 tháng 10/2023`.
    pub when: String,
    /// Ghi chú, as printed.
    pub note: Option<String>,
    /// The site's editor on a slip of the original; shown below the row.
    pub editor_note: Option<String>,
}

/// A row of "thời gian và nội dung hoạt động".
#[derive(Clone, Debug)]
pub struct ScheduleStep {
    /// As printed: a day, a week, a span.
    pub when: String,
    /// What is done then.
    pub work: Prose,
    /// Ghi chú, as printed.
    pub note: Option<String>,
    /// The site's editor on a slip of the original; shown below the row.
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
        let last = catalogue.standards.last().map_or(1, |standard| standard.number);
        f.diagnostics.push(
            Diagnostic::new(&codes::UNKNOWN_CRITERION, standard.place.clone(), message)
                .hint(format!("ghi một số từ 1 đến {last}")),
        );
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
