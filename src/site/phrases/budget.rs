//! Parts of a budget year in words: the theme's for those that it has words for (`span_quarter`), else the pack's own.

use crate::pack::BudgetPeriod;
use crate::site::context::setting::Setting;

/// With its year: `quý 3 năm 2023`.
pub(crate) fn in_year(setting: &Setting<'_>, period: &BudgetPeriod, year: i16) -> String {
    let key = setting.strings.find(&format!("span_{}", period.id)).map(|_| format!("span_{}", period.id));
    key.map_or_else(|| period.of_year(year), |key| told(setting, &key, period, &[("year", &year.to_string())]))
}

/// The report on it in every year: `Đánh giá thực hiện dự toán …, quý 3`.
pub(crate) fn in_every_year(setting: &Setting<'_>, period: &BudgetPeriod, title: &str) -> String {
    let known = setting.strings.find(&format!("series_{}", period.id)).is_some();
    let key = if known { format!("series_{}", period.id) } else { "series_other".to_owned() };
    told(setting, &key, period, &[("title", title)])
}

/// In the cells of a row: `Quý 3/2023`. `None`: the theme has no short words for it.
pub(crate) fn short(setting: &Setting<'_>, period: &BudgetPeriod, year: i16) -> Option<String> {
    setting.strings.find(&format!("asked_{}", period.id))?;
    Some(told(setting, &format!("asked_{}", period.id), period, &[("year", &year.to_string())]))
}

/// That so much was done until its end: `Hết quý 3`.
pub(crate) fn until(setting: &Setting<'_>, period: &BudgetPeriod) -> String {
    let known = setting.strings.find(&format!("until_{}", period.id)).is_some();
    let key = if known { format!("until_{}", period.id) } else { "until_other".to_owned() };
    told(setting, &key, period, &[])
}

/// The end of the parts with an id: `ngày kết thúc quý`.
pub(crate) fn end(setting: &Setting<'_>, id: &str) -> String {
    if let Some(words) = setting.strings.find(&format!("rule_{id}_end")) {
        return words.to_owned();
    }
    let parts: Vec<&str> = setting.packs.calendar.budget_parts(id).map(|period| period.written.as_str()).collect();
    setting.tell("rule_other_end", &[("period", &parts.join(", "))])
}

fn told(setting: &Setting<'_>, key: &str, period: &BudgetPeriod, more: &[(&str, &str)]) -> String {
    let number = period.number.map(|number| number.to_string()).unwrap_or_default();
    let own = [("number", number.as_str()), ("period", period.written.as_str())];
    setting.tell(key, &own.iter().chain(more).copied().collect::<Vec<_>>())
}
