//! A rule for a deadline in words, as the page of its regulation says it.

use crate::pack::{Due, Rule, Wait};
use crate::site::context::setting::Setting;
use crate::site::phrases::budget;

/// `chậm nhất 15 ngày sau khi kết thúc quý`.
pub(crate) fn due_words(setting: &Setting<'_>, due: &Due) -> String {
    let before = if due.strict_before { "rule_before" } else { "rule_by" };
    let wait = |wait: Wait| match wait {
        Wait::Days(n) => setting.tell("rule_days", &[("n", &n.to_string())]),
        Wait::WorkingDays(n) => setting.tell("rule_working_days", &[("n", &n.to_string())]),
    };
    match due.rule() {
        Some(Rule::Yearly { month, day: Some(day) }) => {
            setting.tell(before, &[("date", &setting.day_of_year(day, month))])
        }
        Some(Rule::Yearly { month, day: None }) => setting.tell("due_within", &[("month", &setting.month_word(month))]),
        Some(Rule::Monthly { day }) => setting.tell("rule_monthly", &[("day", &day.to_string())]),
        Some(Rule::Weekly { weekday }) => {
            let names = setting.say("weekdays");
            let name =
                usize::try_from(weekday.offset()).ok().and_then(|n| names.split(", ").nth(n)).unwrap_or_default();
            setting.tell("rule_weekly", &[("weekday", name)])
        }
        Some(Rule::AfterPeriod { period, wait: w }) => {
            let end = budget::end(setting, period);
            setting.tell("rule_after", &[("wait", &wait(w)), ("event", &end)])
        }
        Some(Rule::AfterEvent { event, wait: w }) => {
            setting.tell("rule_after", &[("wait", &wait(w)), ("event", setting.packs.calendar.event_label(event))])
        }
        Some(Rule::BeforeEvent { event }) => {
            setting.tell("rule_before_event", &[("event", setting.packs.calendar.event_label(event))])
        }
        None => String::new(),
    }
}
