//! Bars against a mark, above a form's table: what the law asks at least, what it allows at most, what was done of a plan.

use crate::derive::glance::Against;
use crate::derive::measured::{Bound, Compared, Measured};
use crate::derive::performance::Step;
use crate::model::FilledTable;
use crate::pack::MinimumRule;
use crate::site::context::setting::Setting;
use crate::site::phrases::budget::until;
use crate::site::phrases::figure::amount;
use crate::site::view::{MeasureBar, MeasureView};

/// Width of the drawings: as a phone, less the mark at the end.
const WIDTH: i128 = 356;

/// From so many on, bars that end at their marks are full bars that all look the same: a sentence says it.
const MANY_EVEN: usize = 3;

/// Records against the least that stands beside them.
pub(crate) fn minimum(
    setting: &Setting<'_>,
    rule: &MinimumRule,
    filled: &FilledTable,
    compared: &Compared,
) -> Option<MeasureView> {
    let column = filled.layout.columns.iter().find(|c| c.id == rule.column)?;
    let unit = column.unit.as_deref().unwrap_or_default().replace("m2", "m²");
    let keys = match compared.measured.len() {
        1 => ["measure_reached", "measure_missed"],
        _ => ["measure_all", "measure_some"],
    };
    let id = format!("doi-chieu-{}", filled.layout.id.replace('_', "-"));
    let title = filled.layout.title.as_deref().map(|title| setting.official(title)).unwrap_or_default();
    measured(setting, [id, title, counted(setting, compared, keys)], compared, [&unit, ""])
}

/// A figure of a form or content against the most that the law allows.
pub(crate) fn limits(setting: &Setting<'_>, against: &Against) -> Option<MeasureView> {
    let figure = &setting.packs.glance.figures[against.figure];
    let label = setting.official(&figure.label);
    let unit = figure.unit.as_deref().map(|unit| setting.official(unit)).unwrap_or_default();
    let compared = &against.compared;
    let keys = match compared.measured.len() {
        1 => ["measure_within", "measure_beyond"],
        _ => ["measure_rows_within", "measure_rows_beyond"],
    };
    let laws: Vec<String> = against.laws.iter().map(|law| setting.official(law)).collect();
    let title = setting.tell("measure_laws", &[("label", &label), ("laws", &laws.join("; "))]);
    let id = format!("muc-toi-da-{}", figure.id.replace('_', "-"));
    measured(setting, [id, title, counted(setting, compared, keys)], compared, [&unit, &label])
}

/// The rows that stand exactly at their bound in a sentence, if there are many of them; the others as bars.
fn measured(
    setting: &Setting<'_>,
    [id, title, sentence]: [String; 3],
    compared: &Compared,
    [unit, whole]: [&str; 2],
) -> Option<MeasureView> {
    let all: Vec<&Measured> = compared.measured.iter().collect();
    let at_bound = |measured: &&Measured| measured.row.is_some() && measured.is == measured.limit();
    let (even, others): (Vec<&Measured>, Vec<&Measured>) = all.iter().partition(|measured| at_bound(measured));
    if even.len() < MANY_EVEN {
        return view([id, title, sentence], None, bars(setting, &all, unit, whole));
    }
    view([id, title, sentence], even_words(setting, &even, unit), bars(setting, &others, unit, whole))
}

/// `Vừa đúng mức tối thiểu: Văn phòng trường (1), Nhà bếp (1).`
fn even_words(setting: &Setting<'_>, even: &[&Measured], unit: &str) -> Option<String> {
    let key = match even.first()?.bound {
        Bound::AtLeast(_) => "measure_even_least",
        Bound::AtMost(_) => "measure_even_most",
    };
    let row = |measured: &&Measured| {
        let row = measured.row.as_deref().map(|row| setting.official(row)).unwrap_or_default();
        let figure = format!("{} {unit}", amount(setting, measured.is));
        format!("{row} ({})", figure.trim_end())
    };
    let rows: Vec<String> = even.iter().map(row).collect();
    Some(setting.tell(key, &[("rows", &rows.join(", "))]))
}

/// That all are as they should be, or how many are not; what could not be judged.
fn counted(setting: &Setting<'_>, compared: &Compared, [all, some]: [&str; 2]) -> String {
    let missed = compared.missed().count();
    let key = if missed == 0 { all } else { some };
    let said = setting.tell(key, &[("count", &missed.to_string()), ("all", &compared.measured.len().to_string())]);
    if compared.left_out.is_empty() {
        return said;
    }
    let rows: Vec<String> = compared.left_out.iter().map(|row| setting.official(row)).collect();
    format!("{said} {}", setting.tell("measure_left_out", &[("rows", &rows.join("; "))]))
}

fn bars(setting: &Setting<'_>, measured: &[&Measured], unit: &str, whole: &str) -> Vec<MeasureBar> {
    let bar = |measured: &&Measured| {
        let keys = match measured.bound {
            Bound::AtLeast(_) => ["measure_enough", "measure_short"],
            Bound::AtMost(_) => ["measure_below", "measure_above"],
        };
        let by = measured.by().map(|by| amount(setting, by)).unwrap_or_default();
        let (value, limit) = (amount(setting, measured.is), amount(setting, measured.limit()));
        let words = [("value", value.as_str()), ("limit", &limit), ("by", &by), ("unit", unit)];
        let said = setting.tell(keys[usize::from(!measured.is_kept())], &words);
        let (is, mark) = (measured.is.hundredths(), measured.limit().hundredths());
        MeasureBar {
            label: measured.row.as_deref().map_or_else(|| whole.to_owned(), |row| setting.official(row)),
            // where a row has no unit
            words: said.replace(" ;", ";").replace(" ,", ","),
            missed: !measured.is_kept(),
            width: along(is, is.max(mark)),
            mark: along(mark, is.max(mark)),
        }
    };
    measured.iter().map(bar).collect()
}

/// What was done of a year's plan by the end of each part of the year, against as many twelfths of it.
pub(crate) fn performance(setting: &Setting<'_>, steps: &[Step]) -> Option<MeasureView> {
    let bar = |step: &Step| {
        let done = setting.tell("glance_share", &[("value", &amount(setting, step.percent()?))]);
        let (plan, even) = (step.plan.hundredths(), step.even());
        Some(MeasureBar {
            label: until(setting, &step.part),
            words: setting.tell("performance_words", &[("done", &done), ("mark", &even.to_string())]),
            missed: false,
            width: along(step.done.hundredths().min(plan), plan),
            mark: along(plan * i128::from(even) / 100, plan),
        })
    };
    let bars: Vec<MeasureBar> = steps.iter().filter_map(bar).collect();
    let last = bars.last()?;
    let sentence = setting.tell("performance_sentence", &[("when", &last.label), ("words", &last.words)]);
    view(["thuc-hien-theo-quy".to_owned(), setting.say("performance_title"), sentence], None, bars)
}

fn along(part: i128, most: i128) -> u32 {
    u32::try_from(WIDTH * part / most.max(1)).unwrap_or(0)
}

fn view([id, title, sentence]: [String; 3], even: Option<String>, bars: Vec<MeasureBar>) -> Option<MeasureView> {
    (even.is_some() || !bars.is_empty()).then_some(MeasureView { id, sentence, title, even, bars })
}
