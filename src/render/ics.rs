//! iCalendar (RFC 5545): CRLF, lines folded at 75 octets on character boundaries, text escaped, all-day dates.

use crate::site::view::{IcsCalendar, IcsEvent};
use jiff::civil::Date;

/// The calendar as bytes. Nothing in it depends on the moment of writing.
pub fn ics(calendar: &IcsCalendar) -> Vec<u8> {
    let mut out = String::new();
    for (name, value) in
        [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//congkhai//lich cong khai//VI"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        line(&mut out, name, value);
    }
    line(&mut out, "X-WR-CALNAME", &escape(&calendar.name));
    for event in &calendar.events {
        write_event(&mut out, event);
    }
    line(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

fn write_event(out: &mut String, event: &IcsEvent) {
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &event.uid);
    line(out, "DTSTAMP", &format!("{}T000000Z", compact(event.stamp)));
    line(out, "DTSTART;VALUE=DATE", &compact(event.start));
    line(out, "DTEND;VALUE=DATE", &compact(event.end));
    line(out, "SUMMARY", &escape(&event.summary));
    line(out, "DESCRIPTION", &escape(&event.description));
    if let Some(url) = &event.url {
        line(out, "URL", url);
    }
    if !event.categories.is_empty() {
        let categories: Vec<String> = event.categories.iter().map(|c| escape(c)).collect();
        line(out, "CATEGORIES", &categories.join(","));
    }
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
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
    use jiff::civil::date;

    #[test]
    fn folds_by_octets_and_escapes() {
        let event = IcsEvent {
            uid: "a@b".into(),
            start: date(2024, 2, 29),
            end: date(2024, 3, 1),
            summary: "Công khai; thông tin, cơ sở vật chất\nEND:VEVENT ".repeat(5),
            description: String::new(),
            url: None,
            categories: vec![],
            stamp: date(2023, 9, 1),
        };
        let text = String::from_utf8(ics(&IcsCalendar { name: "Lịch".into(), events: vec![event] })).unwrap();
        assert!(text.split("\r\n").all(|l| l.len() <= 75), "{text}");
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1, "a line break in a title opens no new line");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:Công khai\\; thông tin\\, cơ sở vật chất\\nEND:VEVENT"));
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301"));
        assert!(!text.contains("\n\n") && text.ends_with("END:VCALENDAR\r\n"));
    }
}
