//! Days of documents, evidence and plans that cannot be right: signed after they were published, not come yet, far from their year.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Correction, ImprovementPlan, Progress, TimeSpan, Unit};
use crate::text::{Place, SchoolYear, SchoolYears, format_date};
use jiff::civil::Date;

/// So many steps of a plan that have not come are named one by one; of more the whole plan is read on an earlier day.
const EACH: usize = 3;

/// Looks at every day of a unit that says when something happened; `as_of` is the stated day.
pub(super) fn check(unit: &Unit, years: SchoolYears, as_of: Date, diagnostics: &mut Diagnostics) {
    let mut found = Found { as_of, diagnostics };
    let is_after = |year| unit.closed.as_ref().is_some_and(|closed| years.start(year) >= closed.date);
    for calendar in unit.calendars.iter().filter(|calendar| is_after(calendar.year)) {
        let message = format!("kế hoạch của năm học {}, khi đơn vị đã thôi hoạt động", calendar.year);
        let hint = "xem lại ngày ở khóa closed của unit.yaml, hoặc bỏ kế hoạch này";
        found.say(Place::start_of(&calendar.file), message, hint);
    }
    found.years_after_the_end(unit, is_after);
    found.former_names(unit);
    for document in &unit.documents {
        if let (Some(signed), Some(published)) = (document.date, document.published)
            && signed > published
        {
            let message =
                format!("văn bản ký ngày {}, sau ngày công khai {}", format_date(signed), format_date(published));
            let hint = "ngày ký (date) không thể sau ngày công khai (published)";
            found.say(Place::start_of(&document.file), message, hint);
        }
        found.corrections(&document.corrections, document.published);
    }
    for disclosure in &unit.disclosures {
        found.corrections(&disclosure.corrections, disclosure.published);
        if let (Some(counted), Some(published)) = (disclosure.reference_date, disclosure.published)
            && counted > published
        {
            let message = format!(
                "số liệu tính đến ngày {}, sau ngày công khai {}",
                format_date(counted),
                format_date(published)
            );
            let hint = "ngày tính số liệu (reference_date) không thể sau ngày công khai (published)";
            found.say(Place::start_of(&disclosure.file), message, hint);
        }
    }
    for item in unit.assessments.iter().flat_map(|assessment| &assessment.evidence.items) {
        if let Some(day) = &item.date {
            let what = format!("minh chứng {}", item.code);
            found.not_come(day.value, &day.place, &what, "minh chứng là cái đã có: xem lại năm ở date");
        }
    }
    for plan in &unit.improvements {
        found.progress(plan);
    }
    for calendar in &unit.calendars {
        let (from, to) = (years.start(calendar.year.previous()), years.end(calendar.year.next()));
        for event in calendar.dates.events.iter().filter(|event| event.day < from || event.day > to) {
            let message = format!(
                "ngày {} của “{}” cách năm học {} hơn một năm",
                format_date(event.day),
                event.event,
                calendar.year
            );
            found.say(event.place.clone(), message, "xem lại năm, hoặc chuyển dòng này sang tệp của năm học ấy");
        }
    }
}

struct Found<'d> {
    as_of: Date,
    diagnostics: &'d mut Diagnostics,
}

impl Found<'_> {
    fn say(&mut self, place: Place, message: String, hint: &str) {
        self.diagnostics.push(Diagnostic::new(&codes::IMPOSSIBLE_DAY, place, message).hint(hint));
    }

    /// What has happened has a day by now.
    fn not_come(&mut self, day: Date, place: &Place, what: &str, hint: &str) {
        if day > self.as_of {
            let message = format!(
                "{what} ghi ngày {}, chưa tới vào ngày dựng trang ({})",
                format_date(day),
                format_date(self.as_of)
            );
            self.say(place.clone(), message, hint);
        }
    }

    /// What a unit has disclosed of school years after its end, said of the first of them.
    fn years_after_the_end(&mut self, unit: &Unit, is_after: impl Fn(SchoolYear) -> bool) {
        let years = unit.disclosures.iter().filter_map(|disclosure| match disclosure.span {
            TimeSpan::SchoolYear(year) if is_after(year) => Some((year, disclosure)),
            _ => None,
        });
        if let Some((year, disclosure)) = years.min_by_key(|(year, _)| *year) {
            let message = format!("công khai của năm học {year}, khi đơn vị đã thôi hoạt động");
            let hint = "xem lại ngày ở khóa closed của unit.yaml, hoặc năm học trong tên thư mục";
            self.say(Place::start_of(&disclosure.file), message, hint);
        }
    }

    fn former_names(&mut self, unit: &Unit) {
        for former in &unit.former_names {
            let what = format!("tên cũ “{}”", former.name);
            self.not_come(former.until.value, &former.until.place, &what, "until là ngày cuối còn dùng tên ấy");
            if let Some(closed) = unit.closed.as_ref().filter(|closed| closed.date <= former.until.value) {
                let (until, end) = (format_date(former.until.value), format_date(closed.date));
                let message = format!("{what} dùng đến ngày {until}, khi đơn vị đã thôi hoạt động từ ngày {end}");
                self.say(former.until.place.clone(), message, "xem lại until, hoặc ngày ở khóa closed");
            }
        }
    }

    fn progress(&mut self, plan: &ImprovementPlan) {
        const HINT: &str = "chỉ ghi việc đã làm: xem lại năm ở date, hoặc ngày dựng trang (--today)";
        let all = plan.items.iter().flat_map(|item| &item.progress);
        let mut early: Vec<&Progress> = all.filter(|progress| progress.date > self.as_of).collect();
        early.sort_by_key(|progress| progress.date);
        match early.as_slice() {
            [first, .., last] if early.len() > EACH => {
                let days = [first, last].map(|progress| format_date(progress.date));
                let message = format!(
                    "{} tiến độ ghi ngày chưa tới vào ngày dựng trang ({}), từ {} tới {}",
                    early.len(),
                    format_date(self.as_of),
                    days[0],
                    days[1]
                );
                self.say(first.place.clone(), message, HINT);
            }
            _ => early.iter().for_each(|one| self.not_come(one.date, &one.place, "tiến độ", HINT)),
        }
    }

    fn corrections(&mut self, corrections: &[Correction], published: Option<Date>) {
        for correction in corrections {
            let hint = "đính chính là việc đã làm sau khi công khai: xem lại năm ở date";
            self.not_come(correction.date, &correction.place, "đính chính", hint);
            if let Some(published) = published.filter(|published| correction.date < *published) {
                let message = format!(
                    "đính chính ngày {}, trước ngày công khai {}",
                    format_date(correction.date),
                    format_date(published)
                );
                self.say(correction.place.clone(), message, hint);
            }
        }
    }
}
