//! An improvement plan over the years: a picture, its table, its counts.

use crate::model::{Assessment, ImprovementItem, ImprovementPlan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::phrases::improvement::state;
use crate::site::view::{Cell, DataTable, State, Timeline, TimelineBar, TimelineYear};
use crate::text::{Period, SchoolYear, collation_key, shortened};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Where the bars begin and how wide all years are, in units of the drawing.
const LEFT: u32 = 330;

const WIDTH: u32 = 660;

const ROW: u32 = 30;

const HEAD: u32 = 34;

/// Letters of a label that stand before the bars.
const LABEL: usize = 40;

/// One state and how many items have it.
pub(crate) fn counts(setting: &Setting<'_>, plan: &ImprovementPlan) -> Vec<State> {
    let mut by_label: BTreeMap<String, (State, usize)> = BTreeMap::new();
    for state in plan.items.iter().map(|item| state(setting, item)) {
        by_label.entry(state.label.clone()).or_insert_with(|| (state, 0)).1 += 1;
    }
    by_label
        .into_values()
        .map(|(state, n)| State {
            label: setting.tell("count_items", &[("count", &n.to_string()), ("state", &state.label)]),
            ..state
        })
        .collect()
}

/// The picture of items in their order; nothing if no item's time could be read.
pub(crate) fn view(
    setting: &Setting<'_>,
    assessment: &Assessment,
    plan: &ImprovementPlan,
    items: &[&ImprovementItem],
) -> Option<Timeline> {
    let dated: Vec<(&ImprovementItem, Period)> = items.iter().filter_map(|item| Some((*item, item.period?))).collect();
    let years = setting.years();
    let first = years.containing(dated.iter().map(|(_, p)| p.from).min()?);
    let last = years.containing(dated.iter().map(|(_, p)| p.to).max()?);
    let (from, to) = (years.start(first), years.end(last));
    let scale = Scale { from, days: days(from, to) + 1 };
    let heads = std::iter::successors(Some(first), |year| Some(year.next()).filter(|next| *next <= last))
        .map(|year| TimelineYear { label: year.to_string(), x: scale.x(years.start(year)) });
    let bars = (0..).zip(&dated).map(|(n, (item, period))| {
        let state = state(setting, item);
        let x = scale.x(period.from);
        let end = scale.x(period.to.tomorrow().unwrap_or(period.to));
        TimelineBar {
            label: label(assessment, item),
            x,
            y: HEAD + ROW * n,
            width: end.saturating_sub(x).max(6),
            class: state.class,
            state: state.label,
        }
    });
    let today = setting.as_of;
    Some(Timeline {
        title: setting.tell("timeline_title", &[("title", &plan.title)]),
        description: setting.tell(
            "timeline_description",
            &[("count", &dated.len().to_string()), ("first", &first.to_string()), ("last", &last.to_string())],
        ),
        height: HEAD + ROW * u32::try_from(dated.len()).unwrap_or(0) + 8,
        years: heads.collect(),
        bars: bars.collect(),
        today: (from <= today && today <= to).then(|| scale.x(today)),
    })
}

/// `1.1 Phương hướng, chiến lược xây dựng và …`.
fn label(assessment: &Assessment, item: &ImprovementItem) -> String {
    let title = assessment.catalogue().criterion(item.criterion).map_or("", |c| c.title.as_str());
    shortened(&format!("{} {title}", item.criterion), LABEL)
}

struct Scale {
    from: Date,
    days: u32,
}

impl Scale {
    fn x(&self, day: Date) -> u32 {
        LEFT + days(self.from, day) * WIDTH / self.days.max(1)
    }
}

fn days(from: Date, to: Date) -> u32 {
    from.until(to).ok().and_then(|span| u32::try_from(span.get_days()).ok()).unwrap_or(0)
}

/// The plan's items by who leads them, in Vietnamese order.
pub(crate) fn by_lead(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    plan: &ImprovementPlan,
) -> DataTable {
    let mut leads: Vec<(&str, Vec<&ImprovementItem>)> = Vec::new();
    for item in &plan.items {
        let lead = item.lead.trim_end_matches(['.', ' ']);
        match leads.iter_mut().find(|(name, _)| *name == lead) {
            Some((_, items)) => items.push(item),
            None => leads.push((lead, vec![item])),
        }
    }
    leads.sort_by_cached_key(|(name, _)| collation_key(name));
    let headers = ["by_lead_who", "by_lead_count", "by_lead_criteria"].map(|k| setting.say(k));
    let mut table = Simple::new("theo-nguoi", &setting.say("by_lead_caption"), &headers);
    for (name, items) in leads {
        let links: Vec<Cell> = items
            .iter()
            .map(|item| {
                Cell::link(
                    &setting.href(route, &routes::criterion(unit, assessment, item.criterion)),
                    &item.criterion.to_string(),
                )
            })
            .collect();
        table.row(vec![Cell::lines(name), items.len().to_string().into(), Cell::joined(links, ", ")], 0);
    }
    DataTable { caption_hidden: true, ..table.finish() }
}

/// The plan's items by the school years in which they are worked on.
pub(crate) fn by_year(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    plan: &ImprovementPlan,
) -> DataTable {
    let of = setting.years();
    let mut years: BTreeMap<SchoolYear, Vec<Cell>> = BTreeMap::new();
    for item in &plan.items {
        let Some(period) = item.period else { continue };
        let link = Cell::link(
            &setting.href(route, &routes::criterion(unit, assessment, item.criterion)),
            &item.criterion.to_string(),
        );
        let (mut year, last) = (of.containing(period.from), of.containing(period.to));
        while year <= last {
            years.entry(year).or_default().push(link.clone());
            year = year.next();
        }
    }
    let headers = ["by_year_year", "by_lead_count", "by_lead_criteria"].map(|k| setting.say(k));
    let mut table = Simple::new("theo-nam", &setting.say("by_year_caption"), &headers);
    for (year, links) in years {
        table.row(vec![year.to_string().into(), links.len().to_string().into(), Cell::joined(links, ", ")], 0);
    }
    DataTable { caption_hidden: true, ..table.finish() }
}
