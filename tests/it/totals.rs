//! Totals that are left out: computed when every part is there or can only be nought or không áp dụng, and never wrong.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::source::Snapshot;
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const PARTS: [&str; 6] = ["nt_3_12", "nt_13_24", "nt_25_36", "mg_3_4", "mg_4_5", "mg_5_6"];
/// The children, and rows of which none can have more than they.
const ROWS: [&str; 3] = ["tong_so_tre", "an_ban_tru", "kiem_tra_suc_khoe"];

/// Cells as written, by row and column.
type Written = BTreeMap<(usize, String), String>;

/// (status, value) of each cell.
fn shown(written: &Written) -> BTreeMap<(usize, String), (String, Value)> {
    let mut body = "regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-28\ntables:\n  chinh:\n".to_owned();
    for (at, row) in ROWS.iter().enumerate() {
        let cells: Vec<String> = written
            .iter()
            .filter(|((own, _), _)| *own == at)
            .map(|((_, column), value)| format!("{column}: {value}"))
            .collect();
        writeln!(body, "    {row}: {{{}}}", cells.join(", ")).unwrap();
    }
    let files = [
        ("content/site.yaml", "title: T\n".to_owned()),
        ("content/a/unit.yaml", "name: A\ntype: mam-non\n".to_owned()),
        ("content/a/disclosures/2023-2024/bieu-02.yaml", body.clone()),
    ];
    let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
    let outcome = build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
    assert_eq!(outcome.diagnostics.errors(), 0, "{body}{:?}", outcome.diagnostics);
    let json = outcome.output.artifacts.iter().find(|(r, _)| r.as_str() == "a/cong-khai/2023-2024/bieu-02.json");
    let json: Value = serde_json::from_slice(json.unwrap().1.as_ref()).unwrap();
    let rows = json["tables"][0]["rows"].as_array().unwrap();
    let cells = rows.iter().filter_map(|row| Some((ROWS.iter().position(|id| row["id"] == *id)?, &row["cells"])));
    cells
        .flat_map(|(at, cells)| {
            let cells = cells.as_object().unwrap();
            cells.iter().map(move |(column, cell)| {
                ((at, column.clone()), (cell["status"].as_str().unwrap().to_owned(), cell["value"].clone()))
            })
        })
        .collect()
}

fn written(rows: [&str; 2]) -> Written {
    let cells = |(at, row): (usize, &str)| -> Vec<((usize, String), String)> {
        let pairs = row.split(' ').filter_map(|pair| pair.split_once('='));
        pairs.map(|(column, value)| ((at, column.to_owned()), value.to_owned())).collect()
    };
    rows.into_iter().enumerate().flat_map(cells).collect()
}

#[test]
fn a_part_that_can_only_be_nought_is_no_gap() {
    let children = "nt_3_12=0 nt_13_24=20 nt_25_36=30 mg_3_4=40 mg_4_5=41 mg_5_6=42";
    let missing = ("missing".to_owned(), Value::Null);
    let computed = |n: i64| ("computed".to_owned(), Value::from(n));
    let cases = [
        // of no child of 3-12 months none can eat at school
        (children, "nt_13_24=20 nt_25_36=30 mg_3_4=40 mg_4_5=41 mg_5_6=42", computed(173)),
        // of 20 some can
        (children, "nt_3_12=0 nt_25_36=30 mg_3_4=40 mg_4_5=41 mg_5_6=42", missing.clone()),
        // the group of 3-12 months is no group of the school's
        (
            "nt_3_12=n/a nt_13_24=20 nt_25_36=30 mg_3_4=40 mg_4_5=41 mg_5_6=42",
            "nt_13_24=1 nt_25_36=0 mg_3_4=0 mg_4_5=0 mg_5_6=0",
            computed(1),
        ),
        // the parts that are there are all of the total: the group that was left out has no child
        (
            "tong_so=173 nt_13_24=20 nt_25_36=30 mg_3_4=40 mg_4_5=41 mg_5_6=42",
            "nt_13_24=1 nt_25_36=0 mg_3_4=0 mg_4_5=0 mg_5_6=2",
            computed(3),
        ),
        (
            "tong_so=174 nt_13_24=20 nt_25_36=30 mg_3_4=40 mg_4_5=41 mg_5_6=42",
            "nt_13_24=1 nt_25_36=0 mg_3_4=0 mg_4_5=0 mg_5_6=2",
            missing,
        ),
        // nothing of it applies
        (
            children,
            "nt_3_12=n/a nt_13_24=n/a nt_25_36=n/a mg_3_4=n/a mg_4_5=n/a mg_5_6=n/a",
            ("not_applicable".to_owned(), Value::Null),
        ),
    ];
    for (first, second, expected) in cases {
        let cells = shown(&written([first, second]));
        assert_eq!(cells[&(1, "tong_so".to_owned())], expected, "{first} | {second}");
    }
}

/// The figure of the row of all children in a column, if it is there or follows.
type Whole<'w> = &'w dyn Fn(&str) -> Option<i64>;

/// From the words alone: which parts of a row can only be nought. `whole` is the row of all children, for another row.
fn forced(row: &BTreeMap<&str, i64>, whole: Option<Whole<'_>>) -> Vec<&'static str> {
    let given: i64 = PARTS.iter().filter_map(|part| row.get(part)).sum();
    let all_there = row.get("tong_so") == Some(&given);
    let left = PARTS.into_iter().filter(|part| !row.contains_key(part));
    left.filter(|part| all_there || whole.is_some_and(|whole| whole(part) == Some(0))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::support::cases(48), ..ProptestConfig::default() })]

    /// A true form of which cells are left out: what is computed is true, and a total is computed when the words say so.
    #[test]
    fn what_is_computed_is_true_and_all_that_can_be(
        children in proptest::array::uniform6(0_i64..3),
        eating in proptest::array::uniform6(0_i64..3),
        kept in proptest::array::uniform14(any::<bool>()),
    ) {
        let eating: Vec<i64> = eating.iter().zip(&children).map(|(a, b)| *a.min(b)).collect();
        let truth = [children.to_vec(), eating];
        let mut rows: [BTreeMap<&str, i64>; 2] = Default::default();
        for (at, row) in truth.iter().enumerate() {
            let cells = PARTS.into_iter().zip(row.iter().copied()).chain([("tong_so", row.iter().sum())]);
            rows[at] = cells.enumerate().filter(|(n, _)| kept[at * 7 + n]).map(|(_, cell)| cell).collect();
        }
        let mut written = Written::new();
        for (at, row) in rows.iter().enumerate() {
            written.extend(row.iter().map(|(column, value)| ((at, (*column).to_owned()), value.to_string())));
        }
        let cells = shown(&written);
        for ((at, column), (status, value)) in &cells {
            if *at < 2 && status == "computed" {
                let part = PARTS.iter().position(|part| part == column);
                let expected = part.map_or_else(|| truth[*at].iter().sum::<i64>(), |part| truth[*at][part]);
                prop_assert_eq!(value, &Value::from(expected), "{} {}: {:?}", at, column, written);
            }
        }
        let nought = forced(&rows[0], None);
        let whole = |part: &str| rows[0].get(part).copied().or_else(|| nought.contains(&part).then_some(0));
        let of_eating = forced(&rows[1], Some(&whole));
        for (at, nought) in [(0, nought.clone()), (1, of_eating)] {
            let complete = PARTS.iter().all(|part| rows[at].contains_key(part) || nought.contains(part));
            let some = PARTS.iter().any(|part| rows[at].contains_key(part));
            if !rows[at].contains_key("tong_so") && complete && some {
                prop_assert_eq!(&cells[&(at, "tong_so".to_owned())].0, "computed", "{:?}", written);
            }
        }
    }
}

/// A page of a school with one file, and what is found of it.
fn page_of(folder: &str, body: &str, page: &str) -> (String, Vec<String>) {
    let files = [
        ("content/site.yaml".to_owned(), "title: T\n".to_owned()),
        (
            "content/a/unit.yaml".to_owned(),
            "name: A\ntype: thcs\nlanguages: [en]\nphone: \"0215 3825 111\"\n".to_owned(),
        ),
        (format!("content/a/{folder}/b.yaml"), body.to_owned()),
    ];
    let snapshot = Snapshot::from_files(files.map(|(path, text)| (path, text.into_bytes())));
    let outcome = build(&snapshot, &Packs::embedded(), date(2026, 6, 15), &Options::default(), &mut ());
    let (_, bytes) = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == page).expect("the page");
    let said = outcome.diagnostics.iter().map(|d| format!("{} {}", d.code.id, d.message)).collect();
    (String::from_utf8_lossy(bytes).into_owned(), said)
}

/// Words are worth what nobody can tell: a total beside them is what the figures come to, or more.
#[test]
fn a_total_leaves_out_what_stands_in_words_and_says_so() {
    let made = |total: &str, part: &str| {
        let body = format!(
            "regulation: finance-disclosure\nform: \"2\"\npublished: 2022-01-05\nonly_filled_rows: true\ntables:\n  chinh:\n    nsnn_giao_duc: {total}\n    gd_thuong_xuyen: {{du_toan: 60000000}}\n    gd_khong_thuong_xuyen: {{du_toan: \"{part}\"}}\n"
        );
        let page = |path: &str| page_of("finance/2022", &body, path);
        let (vi, said) = page("a/cong-khai/ngan-sach-2022/b.html");
        let doubts = said.into_iter().filter(|s| s.starts_with("CK13")).collect::<Vec<_>>();
        (vi, page("a/en/cong-khai/ngan-sach-2022/b.html").0, doubts)
    };
    let note = "không gồm “Kinh phí nhiệm vụ không thường xuyên” (Theo thực tế), vì ghi bằng chữ";
    for total in ["{}", "{du_toan: 60000000}"] {
        let (vi, en, said) = made(total, "chữ: Theo thực tế");
        assert!(vi.contains(note) && said.is_empty(), "{total}: {said:?}");
        assert!(en.contains("(as actually used), given in words"), "{en}");
    }
    // the rest is what the words are worth
    let (vi, _, said) = made("{du_toan: 90000000}", "chữ: Theo thực tế");
    assert!(!vi.contains("không gồm") && said.is_empty(), "{said:?}");
    let (_, _, said) = made("{du_toan: 50000000}", "chữ: Theo thực tế");
    assert!(
        said.iter()
            .any(|s| s.starts_with("CK1301")
                && s.contains("chưa kể “Kinh phí nhiệm vụ không thường xuyên”: Theo thực tế")),
        "{said:?}"
    );
    // a stroke is nothing, not words
    let (vi, _, said) = made("{}", "/");
    assert!(!vi.contains("không gồm") && said.is_empty(), "{said:?}");
    // rows that the school makes
    let fees = "regulation: tt09-2024\ncontent: thu_chi_tai_chinh\npublished: 2025-06-10\nitems:\n  tinh_hinh:\n    thu:\n      - {khoan: Ngân sách, so_tien: 40000000}\n      - {khoan: Tài trợ, so_tien: \"chữ: Hiện vật\"}\n";
    let (vi, said) = page_of("disclosures/2024-2025", fees, "a/cong-khai/2024-2025/b.html");
    assert!(
        vi.contains("Tổng cộng – Số tiền") && vi.contains("không gồm “Tài trợ” (Hiện vật), vì ghi bằng chữ"),
        "{vi}"
    );
    assert!(said.iter().all(|s| !s.starts_with("CK13")), "{said:?}");
}
