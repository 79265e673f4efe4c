//! Text files in the frame of the site: the words are read on every host, the file stays what it was.

use crate::support::Site;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

const UNIT: &str = "content/mam-non-hoa-sen";
const MENU: &str = "\u{feff}THỰC ĐƠN\r\n\r\nThứ hai:   cơm & canh <rau>\r\n";

fn with_menu(bytes: &[u8]) -> Site {
    let content = "regulation: tt36-2017\ncontent: kiem_dinh\npublished: 2024-05-20\nitems:\n  bao_cao_danh_gia_ngoai:\n    - {title: Thực đơn tuần, file: mon/Thuc-Don.TXT}\n";
    Site::small()
        .with(&format!("{UNIT}/disclosures/2023-2024/kiem-dinh.yaml"), content)
        .with(&format!("{UNIT}/static/mon/Thuc-Don.TXT"), bytes)
        .with(&format!("{UNIT}/pages/an.md"), "---\ntitle: Ăn\n---\n[Thực đơn](../static/mon/Thuc-Don.TXT)\n")
}

fn read(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.public().join("mam-non-hoa-sen").join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn hrefs(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    page.select(&Selector::parse("main a").unwrap()).filter_map(|a| a.attr("href").map(str::to_owned)).collect()
}

#[test]
fn a_text_is_a_page_and_the_file_beside_it_is_untouched() {
    let site = with_menu(MENU.as_bytes());
    site.build().exits(0);
    let page = read(&site, "tep/mon/thuc-don-txt.html");
    assert!(page.contains("<meta charset=\"utf-8\">") && page.contains("<h1>Thực đơn tuần</h1>"), "{page}");
    assert!(page.contains(">THỰC ĐƠN\n\nThứ hai:   cơm &amp; canh &lt;rau&gt;</pre>"), "{page}");
    assert!(hrefs(&page).contains(&"thuc-don.txt".to_owned()));
    let file = std::fs::read(site.public().join("mam-non-hoa-sen/tep/mon/thuc-don.txt")).unwrap();
    assert_eq!(file, MENU.as_bytes());
    let hash = Sha256::digest(&file).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    assert!(page.contains(&hash), "the hash is that of the file");
    for (from, to) in [
        ("cong-khai/2023-2024/kiem-dinh.html", "../../tep/mon/thuc-don-txt.html"),
        ("trang/an.html", "../tep/mon/thuc-don-txt.html"),
    ] {
        assert!(hrefs(&read(&site, from)).contains(&to.to_owned()), "{from}: {:?}", hrefs(&read(&site, from)));
    }
}

#[test]
fn a_text_in_another_encoding_or_too_long_stays_a_file() {
    for (bytes, warns) in [(b"Th\xe9 hai".to_vec(), true), (vec![b'a'; 200_001], false)] {
        let site = with_menu(&bytes);
        let run = site.build().exits(0);
        assert_eq!(run.stderr.contains("CK0111"), warns, "{}", run.stderr);
        assert!(hrefs(&read(&site, "trang/an.html")).contains(&"../tep/mon/thuc-don.txt".to_owned()));
        assert!(!site.public().join("mam-non-hoa-sen/tep/mon/thuc-don-txt.html").exists());
    }
}
