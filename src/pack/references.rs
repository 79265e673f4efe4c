//! What packs name of each other must be there: parts of the budget year, events, conditions, duties, the figures of the front page. Looked at
//! when all are read. A pack that was read just now answers for what it names, and for what others name of it: where a site's own pack lacks
//! what one of ours needs, that is said of the site's.

use super::due::END;
use super::dues::dues;
use super::ids::Unfit;
use super::{CalendarRules, Due, Packs, Regime, Rule};
use crate::parse::yaml::Node;

/// A name that leads nowhere: the id beside which it is told, and what is wrong.
pub(super) type Fault = (String, String);

/// The packs that were just read, as trees.
pub(super) struct Fresh<'r>(pub(super) Vec<&'r Node>);

/// Whether packs that were just read are judged: a site's own always; ours, of which a release has nothing new to find, where tests run.
pub(super) fn are_judged(of_site: bool) -> bool {
    of_site || cfg!(debug_assertions)
}

fn text<'n>(root: &'n Node, key: &str) -> &'n str {
    root.get(key).and_then(Node::as_text).unwrap_or_default()
}

impl Fresh<'_> {
    /// Whether a kind of pack is among them; of several of a kind the one with this id.
    fn has(&self, kind: &str, id: Option<&str>) -> bool {
        self.0.iter().any(|root| text(root, "kind") == kind && id.is_none_or(|id| text(root, "id") == id))
    }
}

/// Faults of a pack that was just read, each with its place in the file; `None`: somewhere in it.
pub(super) fn of_pack(packs: &Packs, root: &Node, fresh: &Fresh<'_>) -> Vec<Unfit> {
    let faults = match text(root, "kind") {
        "disclosure" => {
            let id = text(root, "id");
            let own = packs.regime(id).map(|regime| of_regime(regime, packs)).unwrap_or_default();
            let others = [
                ("glance", &packs.glance.id, packs.glance.faults(&packs.regimes, Some(id))),
                ("calendar", &packs.calendar.id, of_calendar(&packs.calendar, packs, Some(id))),
            ];
            let others = others.into_iter().filter(|(kind, ..)| !fresh.has(kind, None));
            own.into_iter().chain(others.flat_map(|(_, of, faults)| needed(of, faults))).collect()
        }
        "calendar" => {
            let ours = packs.regimes.iter().filter(|regime| !fresh.has("disclosure", Some(&regime.id)));
            let others = ours.flat_map(|regime| needed(&regime.id, of_regime(regime, packs)));
            of_calendar(&packs.calendar, packs, None).into_iter().chain(others).collect()
        }
        "glance" => packs.glance.faults(&packs.regimes, None),
        _ => Vec::new(),
    };
    faults.into_iter().map(|(at, message)| Unfit { span: super::ids::written(root, &at), message }).collect()
}

/// What another pack needs and does not find here.
fn needed(of: &str, faults: Vec<Fault>) -> Vec<Fault> {
    let told = |message: String| {
        format!(
            "gói “{of}” cần điều mà gói này không có: {message}; thêm vào đây, hoặc chép gói “{of}” vào packs/ rồi sửa"
        )
    };
    faults.into_iter().map(|(at, message)| (at, told(message))).collect()
}

fn of_regime(regime: &Regime, packs: &Packs) -> Vec<Fault> {
    let rules = &packs.calendar;
    let mut found = Vec::new();
    for report in &regime.disclosures {
        if rules.budget_parts(&report.period).next().is_none() {
            found.push((report.id.clone(), format!("“{}”: không có kỳ ngân sách “{}”", report.id, report.period)));
        }
    }
    for form in &regime.forms {
        let period = form.performance.as_ref().map(|rule| &rule.period);
        if let Some(period) = period.filter(|period| rules.budget_parts(period).next().is_none()) {
            found.push((form.id.clone(), format!("biểu mẫu {}: không có kỳ ngân sách “{period}”", form.number)));
        }
    }
    for (id, due) in dues(regime) {
        found.extend(unknown_day(due, rules).map(|message| (id.to_owned(), format!("“{id}”: {message}"))));
    }
    let of_contents = regime.contents.iter().map(|c| (&c.id, &c.condition));
    let of_schedules = regime.schedules.iter().map(|s| (&s.id, &s.condition));
    let of_reports = regime.disclosures.iter().map(|d| (&d.id, &d.condition));
    for (id, condition) in of_contents.chain(of_schedules).chain(of_reports) {
        if let Some(condition) = condition.as_ref().filter(|condition| rules.condition(condition).is_none()) {
            found.push((id.clone(), format!("“{id}”: không có điều kiện “{condition}” trong gói lịch")));
        }
    }
    found
}

/// What a rule counts from is a part of the budget year with an end, or an event that schools can name.
fn unknown_day(due: &Due, rules: &CalendarRules) -> Option<String> {
    if let Rule::AfterPeriod { period, .. } = due.rule()? {
        let ends = rules.budget_parts(period).any(|part| part.months.is_some());
        return (!ends).then(|| format!("không có kỳ ngân sách “{period}” kết thúc được (after: {period}{END})"));
    }
    let event = due.event()?;
    let known = rules.events.iter().any(|e| e.id == event);
    (!known).then(|| format!("gói lịch không có sự kiện “{event}”"))
}

/// Duties are written `REGULATION/CONTENT`, as in a school's own files. `only`: those of this regulation.
fn of_calendar(rules: &CalendarRules, packs: &Packs, only: Option<&str>) -> Vec<Fault> {
    let roles = rules.roles.iter().flat_map(|role| role.duties.iter().map(move |duty| (&role.id, duty)));
    let parents = rules.parents.iter().map(|duty| (&rules.id, duty));
    let lost = roles.chain(parents).filter(|(_, duty)| {
        let (regulation, path) = duty.split_once('/').unwrap_or((duty, ""));
        let asked = || packs.regime(regulation).is_some_and(|regime| regime.asks(path));
        only.is_none_or(|id| id == regulation) && !asked()
    });
    lost.map(|(id, duty)| (id.clone(), format!("“{duty}”: không có việc công khai ấy"))).collect()
}
