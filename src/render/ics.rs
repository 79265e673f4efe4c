//! iCalendar (RFC 5545): CRLF, lines folded at 75 octets on character boundaries, text escaped, all-day dates.

use crate::site::view::{IcsCalendar, IcsEvent};
use jiff::civil::Date;

/// The calendar as bytes. Nothing in it depends on the moment of writing.
pub fn ics(calendar: &IcsCalendar) -> Vec<u8> {
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//congkhai//lich cong khai//VI"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        line(&mut out, name, value);
    }
    line(&mut out, "X-WR-CALNAME", &escape(&calendar.name));
    for event in &calendar.events {
        write_event(&mut out, event, &calendar.reminders);
    }
    line(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

fn write_event(out: &mut String, event: &IcsEvent, reminders: &[u16]) {
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &event.uid);
    let changed = format!("{}T000000Z", compact(event.changed));
    line(out, "DTSTAMP", &changed);
    line(out, "LAST-MODIFIED", &changed);
    line(out, "SEQUENCE", &event.sequence.to_string());
    line(out, "DTSTART;VALUE=DATE", &compact(event.start));
    line(out, "DTEND;VALUE=DATE", &compact(event.end));
    if let Some(repeat) = &event.repeat {
        line(out, "RRULE", &format!("FREQ=WEEKLY;UNTIL={}", compact(repeat.until)));
        if !repeat.except.is_empty() {
            let days: Vec<String> = repeat.except.iter().map(|day| compact(*day)).collect();
            line(out, "EXDATE;VALUE=DATE", &days.join(","));
        }
    }
    line(out, "SUMMARY", &escape(&event.summary));
    line(out, "DESCRIPTION", &escape(&event.description));
    if let Some(url) = &event.url {
        line(out, "URL", url);
    }
    if !event.categories.is_empty() {
        let categories: Vec<String> = event.categories.iter().map(|c| escape(c)).collect();
        line(out, "CATEGORIES", &categories.join(","));
    }
    if event.cancelled {
        line(out, "STATUS", "CANCELLED");
    }
    line(out, "TRANSP", "TRANSPARENT");
    // at eight in the morning, some days before the last: an event of several days ends with its deadline, and its end is the midnight after
    let one_day = event.start.tomorrow().is_ok_and(|next| next == event.end);
    for days in reminders.iter().filter(|_| !event.cancelled) {
        let Some(words) = &event.reminder else { break };
        line(out, "BEGIN", "VALARM");
        line(out, "ACTION", "DISPLAY");
        line(out, "DESCRIPTION", &escape(words));
        if one_day {
            line(out, "TRIGGER", &format!("-P{}DT16H", days.saturating_sub(1)));
        } else {
            line(out, "TRIGGER;RELATED=END", &format!("-P{days}DT16H"));
        }
        line(out, "END", "VALARM");
    }
    line(out, "END", "VEVENT");
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}

/// One content line, folded.
fn line(out: &mut String, name: &str, value: &str) {
    let text = format!("{name}:{value}");
    let mut room = 75;
    for c in text.chars().filter(|c| !c.is_control()) {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::view::IcsRepeat;
    use jiff::civil::date;

    fn event() -> IcsEvent {
        IcsEvent {
            uid: "a@b".into(),
            sequence: 7,
            start: date(2024, 2, 29),
            end: date(2024, 3, 1),
            repeat: None,
            summary: "Công khai; thông tin, cơ sở vật chất\nEND:VEVENT ".repeat(5),
            description: String::new(),
            url: None,
            categories: vec![],
            cancelled: false,
            reminder: None,
            changed: date(2023, 9, 1),
        }
    }

    fn written(event: IcsEvent) -> String {
        String::from_utf8(ics(&IcsCalendar { name: "Lịch".into(), reminders: vec![14, 3], events: vec![event] }))
            .unwrap()
    }

    #[test]
    fn folds_by_octets_and_escapes() {
        let text = written(event());
        assert!(text.split("\r\n").all(|l| l.len() <= 75), "{text}");
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1, "a line break in a title opens no new line");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:Công khai\\; thông tin\\, cơ sở vật chất\\nEND:VEVENT"));
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301"));
        assert!(unfolded.contains("SEQUENCE:7\r\n") && unfolded.contains("LAST-MODIFIED:20230901T000000Z"));
        assert!(!text.contains("\n\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(!text.contains("VALARM"), "no reminders for everybody");
    }

    #[test]
    fn reminders_come_before_the_last_day() {
        let one = written(IcsEvent { reminder: Some("Hạn".into()), ..event() });
        assert!(one.contains("TRIGGER:-P13DT16H") && one.contains("TRIGGER:-P2DT16H"), "{one}");
        let week = written(IcsEvent { start: date(2024, 2, 22), reminder: Some("Hạn".into()), ..event() });
        assert!(
            week.contains("TRIGGER;RELATED=END:-P14DT16H") && week.contains("TRIGGER;RELATED=END:-P3DT16H"),
            "{week}"
        );
        let gone = written(IcsEvent { cancelled: true, reminder: Some("Hạn".into()), ..event() });
        assert!(gone.contains("STATUS:CANCELLED") && !gone.contains("VALARM"));
    }

    #[test]
    fn weeks_repeat_with_exceptions() {
        let repeat = IcsRepeat { until: date(2024, 5, 30), except: vec![date(2024, 3, 7), date(2024, 3, 14)] };
        let text = written(IcsEvent { repeat: Some(repeat), ..event() });
        assert!(text.contains("RRULE:FREQ=WEEKLY;UNTIL=20240530\r\nEXDATE;VALUE=DATE:20240307,20240314\r\n"), "{text}");
    }
}
