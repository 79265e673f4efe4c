//! The disclosure calendar from the outside: sources in, states and days on the pages out; the same on any machine, for fifty school years.

use crate::support::{Site, contents, program, run};
use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::site::SiteOutput;
use congkhai::source::Snapshot;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use scraper::{Html, Selector};

const UNIT: &str = "mam-non-hoa-sen";

fn built(files: &[(&str, &str)], as_of: Date) -> SiteOutput {
    let base = [
        ("content/site.yaml", "title: Thử\nbase_url: https://truong.example/\n"),
        ("content/mam-non-hoa-sen/unit.yaml", "name: Trường Hoa Sen\ntype: mam-non\n"),
    ];
    let files = base.iter().chain(files).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let outcome = build(&Snapshot::from_files(files), &Packs::embedded(), as_of, &Options::default(), &mut ());
    assert_eq!(outcome.diagnostics.errors(), 0, "{:?}", outcome.diagnostics);
    outcome.output
}

fn text(output: &SiteOutput, path: &str) -> String {
    let path = format!("{UNIT}/{path}");
    let (_, bytes) =
        output.artifacts.iter().find(|(route, _)| route.as_str() == path).unwrap_or_else(|| panic!("no {path}"));
    crate::support::said(bytes)
}

/// The state and the whole text of a duty on a page.
fn duty(page: &str, id: &str) -> (String, String) {
    let document = Html::parse_document(page);
    let of = |selector: &str| Selector::parse(selector).unwrap();
    let row = document.select(&of(&format!("[id=\"{id}\"]"))).next().unwrap_or_else(|| panic!("no {id}"));
    let state = row.select(&of(".state")).next().unwrap().text().collect::<String>();
    (state, row.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
}

const FORM: &str = "regulation: tt36-2017\nform: \"03\"\nchannels: [website, niem_yet]\nillustrative: true\ntables: {chinh: {kien_co: {so_luong: 9}}}\n";

#[test]
fn a_state_changes_at_midnight_and_not_before() {
    let form = format!("{FORM}published: 2024-07-02\n");
    let cases = [
        (date(2024, 6, 15), "Chưa đến hạn"),
        (date(2024, 6, 16), "Sắp đến hạn"),
        (date(2024, 6, 30), "Sắp đến hạn"),
        (date(2024, 7, 1), "Quá hạn"),
        (date(2024, 7, 2), "Công khai 2/7/2024, trễ 2 ngày"),
        (date(2026, 1, 1), "Công khai 2/7/2024, trễ 2 ngày"),
    ];
    for (as_of, expected) in cases {
        let output = built(&[("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-03.yaml", &form)], as_of);
        let (state, _) = duty(&text(&output, "lich/2023-2024.html"), "tt36-2017-co-so-vat-chat");
        assert_eq!(state, expected, "{as_of}");
    }
    for (published, expected) in [("2024-06-30", "đúng hạn"), ("2024-07-01", "trễ 1 ngày")] {
        let form = format!("{FORM}published: {published}\n");
        let output = built(&[("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-03.yaml", &form)], date(2025, 1, 1));
        let (state, _) = duty(&text(&output, "lich/2023-2024.html"), "tt36-2017-co-so-vat-chat");
        assert!(state.ends_with(expected), "{published}: {state}");
    }
}

/// Seconds around midnight in Vietnam decide the day where no day is asked for; the tester's time zone does not.
#[test]
fn midnight_is_vietnams() {
    let site = Site::small()
        .with(&format!("content/{UNIT}/disclosures/2023-2024/bieu-03.yaml"), format!("{FORM}published: 2024-07-02\n"));
    let midnight =
        date(2024, 7, 1).at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7))).unwrap().timestamp();
    for (moment, expected) in
        [(midnight - SignedDuration::from_secs(1), "Tính đến ngày 30/6/2024"), (midnight, "Tính đến ngày 1/7/2024")]
    {
        for zone in ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati"] {
            run(program()
                .arg("build")
                .arg(site.path())
                .env("TZ", zone)
                .env("SOURCE_DATE_EPOCH", moment.as_second().to_string()))
            .exits(0);
            let page = contents(&site.public()).remove(&format!("{UNIT}/lich/2023-2024.html")).unwrap();
            assert!(String::from_utf8(page).unwrap().contains(expected), "{zone} {moment}");
        }
    }
}

#[test]
fn the_calendar_and_the_item_lead_to_each_other() {
    let form =
        format!("{FORM}published: 2024-05-28\ncorrections:\n  - {{date: 2024-06-03, note: Sửa diện tích sân chơi.}}\n");
    let output = built(&[("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-03.yaml", &form)], date(2024, 6, 15));
    let agenda = text(&output, "lich/2023-2024.html");
    let (state, row) = duty(&agenda, "tt36-2017-co-so-vat-chat");
    assert_eq!(state, "Công khai 28/5/2024, đúng hạn");
    assert!(row.contains("niêm yết 30 ngày, từ 28/5/2024 đến 26/6/2024"), "{row}");
    assert!(agenda.contains("href=\"../cong-khai/2023-2024/bieu-03.html\""));
    let item = text(&output, "cong-khai/2023-2024/bieu-03.html");
    assert!(item.contains("href=\"../../lich/2023-2024.html#tt36-2017-co-so-vat-chat\""));
    let feed = text(&output, "tin.xml");
    assert!(
        feed.contains("<title>Đính chính: Phòng học, sân chơi, đồ dùng, năm học 2023-2024</title>")
            && feed.contains("Sửa diện tích sân chơi."),
        "{feed}"
    );
    assert_eq!(feed.matches("<entry>").count(), 2);
    let early = built(&[("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-03.yaml", &form)], date(2024, 6, 2));
    assert_eq!(text(&early, "tin.xml").matches("<entry>").count(), 1, "the correction has not happened yet");
}

#[test]
fn a_deadline_waits_for_the_schools_day_and_follows_it() {
    let calendar = "content/mam-non-hoa-sen/calendar/2023-2024.yaml";
    let waiting = built(&[(calendar, "events: []\n")], date(2024, 6, 15));
    let id = "finance-disclosure-quyet-toan";
    let (state, row) = duty(&text(&waiting, "lich/2023-2024.html"), id);
    assert_eq!(state, "Trường chưa báo ngày");
    assert!(row.contains("chờ ngày quyết toán được phê duyệt"), "{row}");
    assert!(!text(&waiting, "lich/2023-2024.ics").contains(id), "nothing to subscribe to yet");
    let sequence = |output: &SiteOutput| {
        let ics = text(output, "lich/2023-2024.ics").replace("\r\n ", "");
        let event = ics.split("BEGIN:VEVENT").find(|e| e.contains(&format!("-{id}@"))).unwrap().to_owned();
        let line = |name: &str| event.lines().find_map(|l| l.strip_prefix(name)).unwrap().to_owned();
        (line("UID:"), line("SEQUENCE:").parse::<i32>().unwrap(), line("DTSTART;VALUE=DATE:"))
    };
    let named = |revised: &str, day: &str| {
        let plan = format!(
            "revised: {revised}\nevents: []\nevent_dates:\n  - {{event: ngay_quyet_toan_duoc_phe_duyet, date: {day}}}\n"
        );
        built(&[(calendar, &plan)], date(2024, 6, 15))
    };
    let (first, moved) = (named("2024-02-01", "2024-05-20"), named("2024-05-21", "2024-05-28"));
    let (uid, one, start) = sequence(&first);
    let (uid_moved, two, start_moved) = sequence(&moved);
    assert_eq!((uid.as_str(), start.as_str(), start_moved.as_str()), (uid_moved.as_str(), "20240604", "20240612"));
    assert!(one < two, "a dated change raises SEQUENCE: {one} {two}");
    let later = built(
        &[(
            calendar,
            "revised: 2024-05-21\nevents: []\nevent_dates:\n  - {event: ngay_quyet_toan_duoc_phe_duyet, date: 2024-05-28}\n",
        )],
        date(2025, 3, 3),
    );
    assert_eq!(sequence(&later).1, two, "another day of building raises nothing");
}

#[test]
fn what_does_not_apply_says_why_and_is_cancelled() {
    let plan = "events: []\nterm: {from: 2024-09-05, to: 2025-05-30}\nnot_applicable:\n  - {duty: tt09-2024/thuc_don_mam_non, from: 2025-02-03, to: 2025-02-09, reason: Trẻ nghỉ học.}\n  - {duty: tt09-2024/thu_chi_tai_chinh, reason: Trường chưa thu tiền.}\n";
    let output = built(&[("content/mam-non-hoa-sen/calendar/2024-2025.yaml", plan)], date(2025, 5, 1));
    let agenda = text(&output, "lich/2024-2025.html");
    let (state, row) = duty(&agenda, "tt09-2024-thu-chi-tai-chinh");
    assert_eq!(state, "Không áp dụng");
    assert!(row.contains("Trường chưa thu tiền."), "{row}");
    assert!(duty(&agenda, "tt09-2024-thuc-don-mam-non-2025-02-03").0.contains("Trẻ nghỉ học."));
    assert!(
        duty(&agenda, "tt09-2024-thuc-don-mam-non-2025-01-27").0.contains("Tết Nguyên đán"),
        "a week that is all holiday"
    );
    assert!(duty(&agenda, "tt09-2024-thuc-don-mam-non-2025-02-10").0.contains("quá hạn"));
    let ics = text(&output, "lich/2024-2025.ics").replace("\r\n ", "");
    let event = |id: &str| ics.split("BEGIN:VEVENT").find(|e| e.contains(&format!("-{id}@"))).unwrap().to_owned();
    assert!(event("tt09-2024-thu-chi-tai-chinh").contains("STATUS:CANCELLED"));
    let menus = event("tt09-2024-thuc-don-mam-non");
    assert!(
        menus.contains("RRULE:FREQ=WEEKLY;UNTIL=20250523") && menus.contains("EXDATE;VALUE=DATE:20250124,20250131"),
        "{menus}"
    );
}

/// The event of a duty in the file of all years: its lines by name.
fn event(output: &SiteOutput, id: &str) -> Vec<(String, String)> {
    let ics = text(output, "lich/lich.ics").replace("\r\n ", "");
    let event = ics.split("BEGIN:VEVENT").find(|e| e.contains(&format!("-{id}@"))).unwrap_or_else(|| panic!("no {id}"));
    let lines = event.lines().filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn line<'e>(event: &'e [(String, String)], name: &str) -> &'e str {
    event.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
}

fn sequence(event: &[(String, String)]) -> i32 {
    line(event, "SEQUENCE").parse().unwrap()
}

const MENUS: &str = "tt09-2024-thuc-don-mam-non";

#[test]
fn an_event_says_what_is_done_or_does_not_apply() {
    let day = date(2025, 3, 1);
    let plan = "content/mam-non-hoa-sen/calendar/2024-2025.yaml";
    let general = "---\nkind: TB\nabstract: Thông tin chung\norgan: Trường\npublished: 2025-02-20\nschool_year: 2024-2025\ndiscloses: [tt09-2024/thong_tin_chung]\n---\nThông tin.\n";
    let menu = "---\nkind: TB\nabstract: Thực đơn tuần\norgan: Trường\npublished: 2024-10-04\ndiscloses: [tt09-2024/thuc_don_mam_non/2024-10-07]\n---\nThực đơn.\n";
    let empty = built(&[(plan, "events: []\n")], day);
    let some = built(
        &[
            (plan, "events: []\n"),
            ("content/mam-non-hoa-sen/documents/thong-tin.md", general),
            ("content/mam-non-hoa-sen/documents/thuc-don.md", menu),
        ],
        day,
    );
    let (before, after) = (event(&empty, "tt09-2024-thong-tin-chung"), event(&some, "tt09-2024-thong-tin-chung"));
    assert!(!line(&before, "SUMMARY").contains("đã công khai"));
    assert!(line(&after, "SUMMARY").ends_with("(đã công khai)"), "{after:?}");
    assert!(line(&after, "DESCRIPTION").contains("Công khai 20/2/2025\\, đúng hạn"), "{after:?}");
    assert_eq!(line(&before, "UID"), line(&after, "UID"));
    assert!(sequence(&before) < sequence(&after));
    // a week that is done is counted in the series
    let (before, after) = (event(&empty, MENUS), event(&some, MENUS));
    assert!(line(&before, "DESCRIPTION").contains("Đã công khai 0 trong 39 tuần"), "{before:?}");
    assert!(line(&after, "DESCRIPTION").contains("Đã công khai 1 trong 39 tuần"), "{after:?}");
    assert_eq!(line(&before, "UID"), line(&after, "UID"));
    assert!(sequence(&before) < sequence(&after));
    // a series of which nothing applies stays, called off
    let none = "events: []\nnot_applicable:\n  - {duty: tt09-2024/thuc_don_mam_non, reason: Trường không nấu ăn.}\n";
    let gone = event(&built(&[(plan, none)], day), MENUS);
    assert_eq!((line(&gone, "STATUS"), line(&gone, "UID")), ("CANCELLED", line(&before, "UID")));
    assert!(line(&gone, "SUMMARY").ends_with("(không áp dụng)"), "{gone:?}");
    assert!(line(&gone, "DESCRIPTION").contains("Trường không nấu ăn."), "{gone:?}");
    assert!(sequence(&before) < sequence(&gone));
}

#[test]
fn an_answer_raises_the_sequence_and_another_day_does_not() {
    let unit = "content/mam-non-hoa-sen/unit.yaml";
    let plan = "content/mam-non-hoa-sen/calendar/2024-2025.yaml";
    let dates = "events: []\nevent_dates:\n  - {event: ngay_duoc_giao_dieu_chinh, date: 2025-01-10}\n";
    let id = "finance-disclosure-du-toan-dieu-chinh";
    let answered = |more: &str, day: Date| {
        let yaml = format!("name: Trường Hoa Sen\ntype: mam-non\n{more}");
        event(&built(&[(unit, &yaml), (plan, dates)], day), id)
    };
    let day = date(2025, 3, 1);
    let open = answered("", day);
    let yes = answered("conditions: {adjusted_estimate: có}\n", day);
    let no = answered("conditions: {adjusted_estimate: không}\n", day);
    let again = answered("conditions: {adjusted_estimate: có}\nrevised: 2025-02-25\n", day);
    for (event, cancelled) in [(&open, ""), (&yes, ""), (&no, "CANCELLED"), (&again, "")] {
        assert_eq!((line(event, "UID"), line(event, "STATUS")), (line(&open, "UID"), cancelled), "{event:?}");
    }
    assert!(sequence(&open) < sequence(&yes), "a first answer");
    assert!(sequence(&yes) < sequence(&no), "a yes that becomes a no");
    assert!(sequence(&no) < sequence(&again), "taken back, on a day that is said");
    assert_eq!(answered("", date(2025, 9, 9)), open, "the same sources on another day");
}

#[test]
fn a_weekly_menu_is_matched_by_its_week() {
    let menu = "---\nkind: TB\nabstract: Thực đơn tuần\norgan: Trường\npublished: 2024-10-04\ndiscloses: [tt09-2024/thuc_don_mam_non/2024-10-07]\n---\nThực đơn.\n";
    let late = menu.replace("2024-10-04", "2024-10-12").replace("/2024-10-07", "/2024-10-16");
    let files = [
        ("content/mam-non-hoa-sen/calendar/2024-2025.yaml", "events: []\n"),
        ("content/mam-non-hoa-sen/documents/thuc-don-1.md", menu),
        ("content/mam-non-hoa-sen/documents/thuc-don-2.md", late.as_str()),
    ];
    let output = built(&files, date(2024, 11, 1));
    let agenda = text(&output, "lich/2024-2025.html");
    let state = |week: &str| duty(&agenda, &format!("tt09-2024-thuc-don-mam-non-{week}")).0;
    assert_eq!(state("2024-10-07"), "Công khai 4/10/2024, đúng hạn");
    assert_eq!(state("2024-10-14"), "Công khai 12/10/2024, trễ 1 ngày", "any day of the week names it");
    assert_eq!(state("2024-10-21"), "quá hạn");
}

#[test]
fn of_several_contents_the_missing_ones_are_named() {
    let plan = "events:\n  - {id: cuoi-nam, label: Công khai cuối năm, kind: disclosure, before: 2024-05-31, covers: [tt36-2017/co_so_vat_chat, tt36-2017/doi_ngu]}\n";
    let form = format!("{FORM}published: 2024-05-28\n");
    let files = [
        ("content/mam-non-hoa-sen/calendar/2023-2024.yaml", plan),
        ("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-03.yaml", form.as_str()),
    ];
    let output = built(&files, date(2024, 6, 15));
    let (state, row) = duty(&text(&output, "lich/2023-2024.html"), "cuoi-nam");
    assert!(state.starts_with("Quá hạn"), "{state}");
    assert!(row.contains("Còn thiếu: Đội ngũ nhà giáo, cán bộ quản lý và nhân viên"), "{row}");
}

#[test]
fn braces_in_what_a_school_writes_are_printed_as_written() {
    let plan = "events:\n  - {id: cuoi-nam, label: \"Việc {due} {year}\", kind: disclosure, before: 2024-05-31, covers: [tt36-2017/co_so_vat_chat]}\n";
    let document = "---\nkind: TB\nabstract: Cơ sở vật chất\norgan: Trường\npublished: 2024-05-20\ndiscloses: [tt36-2017/co_so_vat_chat]\n---\nCơ sở vật chất.\n";
    let files = [
        ("content/mam-non-hoa-sen/calendar/2023-2024.yaml", plan),
        ("content/mam-non-hoa-sen/documents/co-so-vat-chat.md", document),
    ];
    let page = text(&built(&files, date(2024, 6, 15)), "van-ban/co-so-vat-chat.html");
    assert!(page.contains("Lịch công khai năm học 2023-2024: Việc {due} {year}, hạn trước "), "{page}");
}

#[test]
fn the_plan_and_the_rule_stand_side_by_side() {
    let plan = "events:\n  - {id: tai-chinh, label: Công khai tài chính, kind: disclosure, month: 10, week: 4, covers: [finance-disclosure/thuc_hien_quy/3]}\n  - {id: ke-hoach, label: Nộp kế hoạch, kind: report, before: 2023-09-25, printed: 2024-09-25}\n";
    let output = built(&[("content/mam-non-hoa-sen/calendar/2023-2024.yaml", plan)], date(2024, 6, 15));
    let agenda = text(&output, "lich/2023-2024.html");
    assert!(duty(&agenda, "tai-chinh").1.contains("muộn hơn hạn 15/10/2023 của 61/2017/TT-BTC, Điều 6 khoản 2"));
    assert!(
        duty(&agenda, "finance-disclosure-thuc-hien-quy-2023-3")
            .1
            .contains("Kế hoạch của trường định muộn hơn: 22/10/2023 – 28/10/2023")
    );
    for silent in ["2024-1", "2024-2"] {
        assert!(
            duty(&agenda, &format!("finance-disclosure-thuc-hien-quy-{silent}"))
                .1
                .contains("Kế hoạch của trường không có việc nào cho hạn này.")
        );
    }
    assert!(duty(&agenda, "ke-hoach").1.contains("in ngày 25/9/2024, ngoài năm học 2023-2024"));
}

/// The elements of a page.
fn all(page: &str, selector: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let selector = Selector::parse(selector).unwrap();
    let words = |text: Vec<&str>| text.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    document.select(&selector).map(|found| words(found.text().collect())).collect()
}

#[test]
fn a_duty_is_one_line_and_what_comes_back_is_one_row() {
    let form = format!("{FORM}published: 2024-05-28\n");
    let plan = "events:\n  - {id: hoi-thi, label: Hội thi, kind: activity, before: 2024-05-20}\n";
    let old = built(
        &[
            ("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-03.yaml", &form),
            ("content/mam-non-hoa-sen/calendar/2023-2024.yaml", plan),
        ],
        date(2024, 6, 15),
    );
    let page = text(&old, "lich/2023-2024.html");
    // law, channels and role are folded; the link says what it opens, and to the ear which one
    let row = "[id='tt36-2017-co-so-vat-chat']";
    assert_eq!(all(&page, &format!("{row} details h3")), ["Phòng học, sân chơi, đồ dùng"]);
    assert_eq!(all(&page, &format!("{row} details .ob-basis, {row} details .ob-where")).len(), 2);
    let links = all(&page, &format!("{row} > .ob-done a"));
    let named = |link: &String| link.starts_with("Xem ") && link.ends_with(", năm học 2023-2024 (28/5/2024)");
    assert!(links.len() == 1 && links.iter().all(named), "{links:?}");
    // what the plan says of other things stands apart from what must be made public
    assert_eq!(all(&page, "#viec-khac details .ob h3"), ["Hội thi"]);
    assert_eq!(all(&page, ".month:not(#viec-khac) [id='hoi-thi']").len(), 0);
    let new = built(&[("content/mam-non-hoa-sen/calendar/2024-2025.yaml", "events: []\n")], date(2024, 10, 15));
    let page = text(&new, "lich/2024-2025.html");
    assert_eq!(all(&page, "#lap-lai .ob").len(), 3, "menus, plans of the week, plans of the month");
    let times = all(&page, "[id='tt09-2024-thuc-don-mam-non'] .times li").len();
    assert_eq!(all(&page, "[id='tt09-2024-thuc-don-mam-non'] .when"), [format!("{times} lần")]);
    let states = all(&page, ".tally .state");
    assert!(states.len() <= 5, "{states:?}");
}

#[test]
fn parents_have_a_page_of_meetings_menus_and_days_of_publication() {
    let files = [("content/mam-non-hoa-sen/calendar/2024-2025.yaml", "events: []\n")];
    let page = text(&built(&files, date(2024, 10, 15)), "lich/2024-2025/cha-me.html");
    let headings = ["Họp cha mẹ, tuyển sinh", "Thực đơn và kế hoạch hằng tuần, hằng tháng", "Chưa công khai"];
    assert_eq!(all(&page, "main h2"), headings);
    let meetings = all(&page, ".month:first-of-type .ob");
    assert_eq!(meetings.len(), 1, "{meetings:?}");
    assert!(meetings[0].starts_with("chờ ngày họp cha mẹ đầu năm học Trường chưa báo ngày"), "{meetings:?}");
    assert_eq!(all(&page, ".readers [aria-current]"), ["Cha mẹ"]);
    // named, it is a day
    let named = "events: []\nevent_dates:\n  - {event: hop_cha_me_dau_nam, date: 2024-09-20}\n";
    let files = [("content/mam-non-hoa-sen/calendar/2024-2025.yaml", named)];
    let page = text(&built(&files, date(2024, 9, 1)), "lich/2024-2025/cha-me.html");
    let meetings = all(&page, ".month:first-of-type .ob");
    assert!(meetings[0].contains("20/9/2024"), "{meetings:?}");
}

#[test]
fn an_office_sees_its_units_the_emptiest_first() {
    let unit = |name: &str| format!("name: {name}\ntype: mam-non\n");
    let form = format!("{FORM}published: 2024-05-28\n");
    let files = [
        ("content/a/unit.yaml", unit("Trường A")),
        ("content/a/disclosures/2023-2024/bieu-03.yaml", form.clone()),
        ("content/b/unit.yaml", unit("Trường B")),
        ("content/b/calendar/2023-2024.yaml", "events: []\n".to_owned()),
        ("content/phong/unit.yaml", "name: Phòng Giáo dục\ntype: quan-ly\nmanages: [a, b]\n".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let output = built(&files, date(2024, 7, 10));
    let page = |path: &str| {
        String::from_utf8(output.artifacts.iter().find(|(r, _)| r.as_str() == path).unwrap().1.to_vec()).unwrap()
    };
    // the portal has a third school, which has published nothing either
    let all = ["Trường B", "Trường Hoa Sen", "Trường A"].as_slice();
    for (overview, expected, count) in [
        (page("lich/index.html"), all, "1/3 đơn vị"),
        (page("phong/lich/don-vi.html"), ["Trường B", "Trường A"].as_slice(), "1/2 đơn vị"),
    ] {
        let document = Html::parse_document(&overview);
        let heads = Selector::parse("#don-vi-va-nghia-vu thead a").unwrap();
        let names: Vec<String> = document.select(&heads).map(|head| head.text().collect()).collect();
        assert_eq!(names, expected, "B shows nothing at all");
        assert!(overview.contains(count));
    }
    assert!(page("phong/index.html").contains("lich/don-vi.html"));
}
