//! The preview from the outside: the real program, real requests over a socket, real edits on the disk.
//!
//! Nothing is timed: each test waits for what must come, and gives up only after a time that no machine needs.

use crate::support::{Site, TODAY, contents, page, program};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Pauses of 50 ms before a test gives up: two minutes.
const PATIENCE: usize = 2400;

/// A preview at work; it ends with the test.
struct Preview {
    child: Child,
    port: u16,
    said: Arc<Mutex<String>>,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

impl Preview {
    fn of(site: &Site) -> Self {
        Self::at(site, free_port())
    }

    fn at(site: &Site, port: u16) -> Self {
        Self::run(program(), site, port)
    }

    fn run(mut command: std::process::Command, site: &Site, port: u16) -> Self {
        command.arg("serve").arg(site.path()).args(["--today", TODAY, "--port", &port.to_string()]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (sender, started) = std::sync::mpsc::channel();
        let (lines, heard) = (BufReader::new(child.stderr.take().unwrap()), Arc::clone(&said));
        thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                if let Some(rest) = line.split("http://127.0.0.1:").nth(1) {
                    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                    let _ = sender.send(digits.parse().unwrap());
                }
                let mut heard = heard.lock().unwrap();
                heard.push_str(&line);
                heard.push('\n');
            }
        });
        let port = started
            .recv_timeout(Duration::from_mins(2))
            .unwrap_or_else(|_| panic!("did not start: {}", said.lock().unwrap()));
        Self { child, port, said }
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port))
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(2))).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes
            .windows(4)
            .position(|w| w == b"\r\n\r\n")
            .unwrap_or_else(|| panic!("no head: {}", String::from_utf8_lossy(&bytes)));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let headers = head
            .lines()
            .skip(1)
            .filter_map(|l| l.split_once(": "))
            .map(|(k, v)| (k.to_lowercase(), v.to_owned()))
            .collect();
        Answer { status, headers, body: bytes[end + 4..].to_vec() }
    }

    fn status(&self, page: &str) -> serde_json::Value {
        serde_json::from_slice(&self.get(&format!("/.congkhai/trang-thai?trang={page}")).body).unwrap()
    }

    /// Waits until something holds.
    #[track_caller]
    fn until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        for _ in 0..PATIENCE {
            if holds(self) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("never: {what}; said:\n{}", self.said());
    }

    #[track_caller]
    fn until_page(&self, path: &str, holds: impl Fn(&Answer) -> bool) {
        self.until(path, |preview| holds(&preview.get(path)));
    }

    /// An open event stream and its first event.
    fn listen(&self) -> Events {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(2))).unwrap();
        write!(
            stream,
            "GET /.congkhai/su-kien HTTP/1.1\r\nHost: localhost:{}\r\nAccept: text/event-stream\r\n\r\n",
            self.port
        )
        .unwrap();
        let mut events = Events(BufReader::new(stream));
        events.next();
        events
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    fn next(&mut self) -> u64 {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream ended");
            if let Some(generation) = line.trim_end().strip_prefix("data: ") {
                return generation.parse().unwrap();
            }
        }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

const HOME: &str = "/mam-non-hoa-sen/";
const ABOUT: &str = "/mam-non-hoa-sen/trang/gioi-thieu.html";

fn site() -> Site {
    Site::with_page("gioi-thieu", "Trường nằm bên sông.\n")
}

#[test]
fn every_kind_of_edit_is_seen_without_a_restart() {
    let site = site();
    let preview = Preview::of(&site);
    preview.until_page(ABOUT, |a| a.status == 200 && a.text().contains("bên sông"));
    // a content edit, also by a rename over the file as many editors do
    site.write(&page("gioi-thieu"), "---\ntitle: Giới thiệu\n---\nTrường nằm trên đồi.\n");
    preview.until_page(ABOUT, |a| a.text().contains("trên đồi"));
    site.write(
        "content/mam-non-hoa-sen/pages/gioi-thieu.md.tmp",
        "---\ntitle: Giới thiệu\n---\nTrường nằm cạnh chợ.\n",
    );
    let pages = site.path().join("content/mam-non-hoa-sen/pages");
    fs::rename(pages.join("gioi-thieu.md.tmp"), pages.join("gioi-thieu.md")).unwrap();
    preview.until_page(ABOUT, |a| a.text().contains("cạnh chợ"));
    // new, renamed, deleted
    site.write(&page("lich-su"), "---\ntitle: Lịch sử\n---\nNăm 1990.\n");
    preview.until_page("/mam-non-hoa-sen/trang/lich-su.html", |a| a.status == 200);
    fs::rename(pages.join("lich-su.md"), pages.join("truyen-thong.md")).unwrap();
    preview.until_page("/mam-non-hoa-sen/trang/truyen-thong.html", |a| a.status == 200);
    assert_eq!(preview.get("/mam-non-hoa-sen/trang/lich-su.html").status, 404);
    fs::remove_file(pages.join("truyen-thong.md")).unwrap();
    preview.until_page("/mam-non-hoa-sen/trang/truyen-thong.html", |a| a.status == 404);
    // a whole new unit in a new folder, then gone again
    site.write("content/tieu-hoc-sao-mai/unit.yaml", "name: Trường Tiểu học Sao Mai\ntype: tieu-hoc\n");
    site.write("content/tieu-hoc-sao-mai/pages/sau/khong.txt", "");
    fs::remove_dir_all(site.path().join("content/tieu-hoc-sao-mai/pages")).unwrap();
    preview.until_page("/tieu-hoc-sao-mai/", |a| a.status == 200);
    preview.until_page("/", |a| a.text().contains("Sao Mai"));
    fs::remove_dir_all(site.path().join("content/tieu-hoc-sao-mai")).unwrap();
    preview.until_page("/tieu-hoc-sao-mai/", |a| a.status == 404);
    // unit.yaml and site.yaml
    site.write("content/mam-non-hoa-sen/unit.yaml", "name: Trường Mầm non Sen Hồng\ntype: mam-non\n");
    preview.until_page(ABOUT, |a| a.text().contains("Sen Hồng"));
    site.write("content/site.yaml", "title: Cổng khác\n");
    preview.until_page(ABOUT, |a| a.text().contains("Cổng khác"));
    // a theme where there was none, then another stylesheet
    site.write("content/site.yaml", "title: Cổng khác\ntheme: rieng\n");
    site.write("themes/rieng/style.css", "body { color: red }\n");
    preview.until(ABOUT, |p| {
        let css = p.status(ABOUT)["css"].as_str().unwrap().to_owned();
        p.get(&format!("/tai-nguyen/{css}")).text().contains("red")
    });
    let version = preview.status(ABOUT)["version"].clone();
    site.write("themes/rieng/style.css", "body { color: blue }\n");
    preview.until(ABOUT, |p| {
        let css = p.status(ABOUT)["css"].as_str().unwrap().to_owned();
        p.get(&format!("/tai-nguyen/{css}")).text().contains("blue")
    });
    assert_eq!(preview.status(ABOUT)["version"], version, "another stylesheet is no other page");
    site.write("themes/rieng/page.html", "{% extends \"base.html\" %}{% block content %}KHUÔN RIÊNG{% endblock %}");
    preview.until_page(ABOUT, |a| a.text().contains("KHUÔN RIÊNG"));
    // the output folder is never touched
    assert!(!site.public().exists());
}

#[test]
fn a_pack_of_the_sites_own_is_watched_too() {
    let site = site();
    let preview = Preview::of(&site);
    assert!(preview.status(ABOUT)["overlay"].is_null());
    site.write("packs/rieng.yaml", "id: [\n");
    preview.until("the overlay names the pack", |p| {
        p.status(ABOUT)["overlay"].as_str().is_some_and(|o| o.contains("packs/rieng.yaml"))
    });
    fs::remove_file(site.path().join("packs/rieng.yaml")).unwrap();
    preview.until("the overlay goes", |p| p.status(ABOUT)["overlay"].is_null());
}

#[test]
fn a_broken_save_keeps_the_last_good_site_and_says_what_the_terminal_says() {
    let site = site();
    let preview = Preview::of(&site);
    site.write("content/mam-non-hoa-sen/unit.yaml", "name: <script>alert(1)</script>\ntype: mam-nom\n");
    preview.until("an overlay", |p| !p.status(ABOUT)["overlay"].is_null());
    assert!(preview.get(ABOUT).text().contains("Hoa Sen"), "the last good page stays");
    let overlay = preview.status(ABOUT)["overlay"].as_str().unwrap().to_owned();
    let checked = site.check().exits(1);
    for line in checked.stderr.lines().filter(|l| l.contains("lỗi[")) {
        assert!(overlay.contains(line), "“{line}” is missing in:\n{overlay}");
    }
    preview.until("the terminal says it", |p| p.said().contains("content/mam-non-hoa-sen/unit.yaml"));
    assert!(!preview.get(ABOUT).text().contains("alert(1)"));
    site.write("content/mam-non-hoa-sen/unit.yaml", "name: Trường Mầm non Sen Vàng\ntype: mam-non\n");
    preview.until("mended", |p| p.status(ABOUT)["overlay"].is_null());
    preview.until_page(ABOUT, |a| a.text().contains("Sen Vàng"));
}

#[test]
fn it_starts_with_broken_sources_too() {
    let site = site().with("content/mam-non-hoa-sen/unit.yaml", "name: [\n");
    let preview = Preview::of(&site);
    assert!(!preview.status("/")["overlay"].is_null());
    assert!(preview.get("/").text().contains("xem-truoc.js"), "whatever is shown listens for the mending");
    site.write("content/mam-non-hoa-sen/unit.yaml", "name: Trường Mầm non Hoa Sen\ntype: mam-non\n");
    preview.until_page(HOME, |a| a.status == 200);
    assert!(preview.status("/")["overlay"].is_null());
}

/// What once ended the program: a text that no cell of a workbook holds, and numbers that are no years.
#[test]
fn inputs_that_once_ended_the_program_are_findings_here_too() {
    let form = "content/mam-non-hoa-sen/disclosures/2023-2024/bieu-mau-01.yaml";
    let text = |length: usize| {
        let long = "a".repeat(length);
        format!(
            "regulation: tt36-2017\nform: \"01\"\npublished: 2024-05-28\ntables:\n  chinh:\n    chat_luong_du_kien: {{nha_tre: \"{long}\"}}\n"
        )
    };
    let site = site().with(form, text(32_768));
    let preview = Preview::of(&site);
    assert!(preview.status("/")["overlay"].to_string().contains("dài quá 32.767 ký tự"), "{}", preview.said());
    site.write(form, text(100));
    preview.until_page("/mam-non-hoa-sen/cong-khai/2023-2024/bieu-mau-01.html", |a| a.status == 200);
    site.write(form, text(40_000));
    preview.until("the finding", |preview| preview.status("/")["overlay"].to_string().contains("dài quá 32.767 ký tự"));
    site.write("content/mam-non-hoa-sen/pages/hai.md", "---\ntitle: Hai\n---\n## Ghi chú\n\n## Ghi chú\n");
    site.write(form, text(100));
    preview.until_page("/mam-non-hoa-sen/trang/hai.html", |a| a.status == 200);
}

#[test]
fn findings_stand_on_the_page_that_they_concern() {
    let form = "regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-28\ntables:\n  chinh:\n    tong_so_tre: {tong_so: 100, nt_3_12: 1, nt_13_24: 2, nt_25_36: 3, mg_3_4: 4, mg_4_5: 5, mg_5_6: 6}\n";
    let site = site().with("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-mau-02.yaml", form);
    let preview = Preview::of(&site);
    let status = preview.status("/mam-non-hoa-sen/cong-khai/2023-2024/bieu-mau-02.html");
    let finding = status["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| !f["cell"].is_null())
        .unwrap_or_else(|| panic!("no cell: {status}"));
    assert_eq!(finding["cell"]["table"], "chinh");
    assert_eq!(finding["line"], 6);
    assert!(preview.status(ABOUT)["findings"].as_array().unwrap().is_empty());
}

#[test]
fn drafts_are_shown_here_and_nowhere_else() {
    let draft = "regulation: tt36-2017\nform: \"02\"\ntables:\n  chinh:\n    tong_so_tre: {tong_so: 100}\n";
    let site = site().with("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-mau-02.yaml", draft);
    let preview = Preview::of(&site);
    let answer = preview.get("/mam-non-hoa-sen/cong-khai/2023-2024/bieu-mau-02.html");
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("Bản nháp"));
    let to_sign = preview.get("/mam-non-hoa-sen/lich/cho-ky.html");
    assert_eq!(to_sign.status, 200);
    for part in ["Biểu mẫu 02", "Thủ trưởng đơn vị", "(Ký tên và đóng dấu)", "ngày ... tháng ... năm ..."]
    {
        assert!(to_sign.text().contains(part), "{part}\n{}", to_sign.text());
    }
    assert!(preview.get("/mam-non-hoa-sen/lich/index.html").text().contains("In các tờ chờ ký (1 tờ)"));
    site.build().exits(0);
    let built = contents(&site.public());
    assert!(!built.keys().any(|path| path.contains("2023-2024/bieu-mau-02") || path.contains("cho-ky")));
    assert!(
        built.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("congkhai/xem-truoc")),
        "the preview's script stays in the preview"
    );
}

#[test]
fn what_leads_out_is_refused() {
    let site = site().with("content/mam-non-hoa-sen/static/a.txt", "A");
    fs::write(site.beside("secret.txt"), "SECRET").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(site.beside("secret.txt"), site.path().join("content/mam-non-hoa-sen/static/out.txt"))
        .unwrap();
    let preview = Preview::of(&site);
    for bad in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/a%5cb",
        "/a%00",
        "/mam-non-hoa-sen%2Findex.html",
        "//secret.txt",
    ] {
        assert_eq!(preview.get(bad).status, 400, "{bad}");
    }
    for gone in
        ["/mam-non-hoa-sen/tep/out.txt", "/content/site.yaml", "/.git/config", "/.congkhai/x", "/MAM-NON-HOA-SEN/"]
    {
        let answer = preview.get(gone);
        assert_eq!(answer.status, 404, "{gone}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("SECRET"));
    }
    let own = format!("127.0.0.1:{}", preview.port);
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"] {
        assert_eq!(preview.ask("GET", "/", host).status, 421, "{host}");
    }
    assert_eq!(preview.ask("POST", "/", &own).status, 405);
    let (got, head) = (preview.ask("GET", ABOUT, &own), preview.ask("HEAD", ABOUT, &own));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.headers["content-length"], got.body.len().to_string());
    let moved = preview.get("/mam-non-hoa-sen");
    assert_eq!((moved.status, moved.headers["location"].as_str()), (301, HOME));
    assert_eq!(preview.get("/mam-non-hoa-sen/tep/a.txt").headers["content-type"], "text/plain; charset=utf-8");
    let missing = preview.get("/khong/co.html");
    assert_eq!((missing.status, missing.headers["content-type"].as_str()), (404, "text/html; charset=utf-8"));
    assert!(missing.text().contains("xem-truoc.js"));
    assert!(
        TcpStream::connect_timeout(&format!("[::1]:{}", preview.port).parse().unwrap(), Duration::from_secs(5))
            .is_err(),
        "only 127.0.0.1 is served"
    );
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    let site = site();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let wanted = taken.local_addr().unwrap().port();
    let preview = Preview::at(&site, wanted);
    assert_ne!(preview.port, wanted);
    assert!(preview.said().contains(&format!("Cổng {wanted} đang được dùng")), "{}", preview.said());
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_hundred_streams_hear_of_each_change_while_pages_load() {
    let site = site();
    let preview = Preview::of(&site);
    let mut streams: Vec<Events> = (0..100).map(|_| preview.listen()).collect();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..50).for_each(|_| assert_eq!(preview.get(ABOUT).status, 200)));
        }
        site.write(&page("gioi-thieu"), "---\ntitle: Giới thiệu\n---\nLần hai.\n");
        for events in &mut streams {
            assert!(events.next() >= 2);
        }
    });
    // half of them go away; the rest still hear
    streams.truncate(50);
    site.write(&page("gioi-thieu"), "---\ntitle: Giới thiệu\n---\nLần ba.\n");
    for events in &mut streams {
        while events.next() < 3 {}
    }
    preview.until_page(ABOUT, |a| a.text().contains("Lần ba"));
}

/// Browsers open several connections at the same moment and keep them open: none may wait for another to end.
#[test]
fn connections_that_come_at_once_and_stay_open_are_all_answered() {
    let site = site();
    let preview = Preview::of(&site);
    let mut open = Vec::new();
    for _ in 0..20 {
        let mut burst: Vec<TcpStream> =
            (0..7).map(|_| TcpStream::connect(("127.0.0.1", preview.port)).unwrap()).collect();
        for stream in &mut burst {
            stream.set_read_timeout(Some(Duration::from_mins(2))).unwrap();
            write!(stream, "GET /.congkhai/xem-truoc.css HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", preview.port)
                .unwrap();
        }
        for stream in &mut burst {
            let mut first = [0; 12];
            stream.read_exact(&mut first).expect("an answer");
            assert_eq!(&first, b"HTTP/1.1 200");
        }
        open.extend(burst);
    }
}

#[test]
fn the_search_follows_each_save() {
    let site = site();
    let preview = Preview::of(&site);
    for word in ["chuồnchuồn", "bươmbướm"] {
        site.write(&page("trang-tim"), format!("---\ntitle: Trang tìm\n---\nCó {word} ở đây.\n"));
        preview.until("the new word is found", |preview| {
            let found = (0..100)
                .map(|n| preview.get(&format!("/tai-nguyen/tim/tu/{n}.js")))
                .take_while(|a| a.status == 200)
                .any(|a| a.text().contains(word));
            found && preview.get("/tai-nguyen/tim/muc/0.js").text().contains("Trang tìm")
        });
    }
    assert_eq!(preview.get("/tai-nguyen/tim/tu/9999.js").status, 404);
}

#[test]
fn two_hundred_random_edits_end_as_a_fresh_start_would() {
    let site = site();
    let preview = Preview::of(&site);
    let mut seed = 7_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for n in 0..200 {
        let slug = format!("trang-{}", random(5));
        match random(6) {
            0 => {
                let _ = fs::remove_file(site.path().join(page(&slug)));
            }
            1 => {
                let to = site.path().join(page(&format!("trang-{}", random(5))));
                let _ = fs::rename(site.path().join(page(&slug)), to);
            }
            2 => {
                site.write(
                    "content/mam-non-hoa-sen/unit.yaml",
                    format!("name: Trường Mầm non số {n}\ntype: mam-non\n"),
                );
            }
            3 => site.write(&page(&slug), format!("---\ntitle: Hỏng {n}\n")),
            _ => site.write(&page(&slug), format!("---\ntitle: Trang {n}\n---\nNội dung {n}.\n")),
        }
        thread::sleep(Duration::from_millis(random(12)));
    }
    for slug in 0..5 {
        site.write(&page(&format!("trang-{slug}")), format!("---\ntitle: Cuối {slug}\n---\nHết.\n"));
    }
    site.write("content/mam-non-hoa-sen/unit.yaml", "name: Trường Mầm non Cuối Cùng\ntype: mam-non\n");
    let fresh = Preview::of(&site);
    for path in [
        "/",
        HOME,
        ABOUT,
        "/mam-non-hoa-sen/trang/trang-0.html",
        "/mam-non-hoa-sen/trang/trang-4.html",
        "/tai-nguyen/tim/chung.js",
        "/tai-nguyen/tim/muc/0.js",
    ] {
        let wanted = fresh.get(path);
        assert_eq!(wanted.status, 200, "{path}");
        preview.until_page(path, |answer| answer.body == wanted.body);
    }
}

/// A file that another program holds keeps what was last read of it, every page says so, and all is well when it is let go.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_keeps_its_last_content() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = site().with("content/mam-non-hoa-sen/static/a.txt", "A");
    let right = |path: &std::path::Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    right(site.path().parent().unwrap(), 0o755);
    // root reads everything, so that somebody else has to look
    let mut nobody = std::process::Command::new("setpriv");
    nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    let is_root = nobody.arg("true").output().is_ok_and(|output| output.status.success());
    let command = if is_root {
        let mut command = std::process::Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program().get_program());
        command
    } else {
        program()
    };
    let preview = Preview::run(command, &site, free_port());
    let attached = site.path().join("content/mam-non-hoa-sen/static/a.txt");
    let about = site.path().join(support_page());
    for path in [&about, &attached] {
        right(path, 0o000);
        preview.until("every page says it", |p| p.status(HOME)["findings"].to_string().contains("không đọc được"));
        assert_eq!(preview.get(ABOUT).status, 200);
        assert_eq!(preview.get("/mam-non-hoa-sen/tep/a.txt").text(), "A");
        assert!(preview.said().contains("không đọc được"), "{}", preview.said());
        right(path, 0o644);
        preview.until("it is let go", |p| p.status(HOME)["findings"].as_array().unwrap().is_empty());
    }
    // changed while it was held
    right(&about, 0o000);
    preview.until("it is held", |p| !p.status(HOME)["findings"].as_array().unwrap().is_empty());
    site.write(&support_page(), "---\ntitle: Giới thiệu\n---\nTrường nằm trên đồi.\n");
    right(&about, 0o644);
    preview.until_page(ABOUT, |answer| answer.text().contains("trên đồi"));
}

fn support_page() -> String {
    crate::support::page("gioi-thieu")
}

#[test]
fn one_page_has_all_findings_with_their_places_pages_and_codes() {
    let site = site().with(
        "content/tieu-hoc-sao-mai/unit.yaml",
        "\"name\" : 'Trường Tiểu học <Sao Mai>' \ntype: tieu-hoc\nphone: \"1\"\n",
    );
    let preview = Preview::of(&site);
    let page = preview.get("/.congkhai/");
    assert_eq!((page.status, page.headers["content-type"].as_str()), (200, "text/html; charset=utf-8"));
    assert!(page.text().contains("Không có lỗi, không có cảnh báo."), "{}", page.text());
    assert!(preview.said().contains(".congkhai/"), "{}", preview.said());
    site.write("content/tieu-hoc-sao-mai/static/x.png", "x");
    site.write("content/mam-non-hoa-sen/la.xyz", "x");
    // what is waited for comes last
    site.write(
        "content/tieu-hoc-sao-mai/pages/gioi-thieu.md",
        "---\ntitle: Giới thiệu\n---\n\n![](../static/x.png)\n\n### Một & hai\n",
    );
    preview.until_page("/.congkhai/", |page| page.text().contains("CK0311"));
    let page = preview.get("/.congkhai/");
    let html = scraper::Html::parse_document(page.text());
    let texts = |selector: &str| -> Vec<String> {
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector).map(|element| element.text().collect::<String>()).collect()
    };
    // the name is read as YAML has it
    assert!(texts("h2").contains(&"Trường Tiểu học <Sao Mai>".to_owned()), "{:?}", texts("h2"));
    assert_eq!(texts("nav li").len(), 2);
    assert!(texts("h3 code").contains(&"content/tieu-hoc-sao-mai/pages/gioi-thieu.md".to_owned()));
    assert!(texts("li p").iter().any(|text| text == "dòng 5, cột 1"), "{:?}", texts("li p"));
    assert!(texts("pre").iter().any(|text| text == "### Một & hai"), "{:?}", texts("pre"));
    // links lead to pages that are there and to what a code means
    let links = scraper::Selector::parse("a[href]").unwrap();
    let mut to_pages = 0;
    for link in html.select(&links).map(|link| link.value().attr("href").unwrap()) {
        match link.strip_prefix('#') {
            Some(id) => {
                let target = scraper::Selector::parse(&format!("[id=\"{id}\"]")).unwrap();
                assert_eq!(html.select(&target).count(), 1, "{link}");
            }
            None => {
                assert_eq!(preview.get(link).status, 200, "{link}");
                to_pages += usize::from(link.ends_with("gioi-thieu.html"));
            }
        }
    }
    assert_eq!(to_pages, 1, "{}", page.text());
    assert!(texts("p").iter().any(|text| text.starts_with("Cách sửa:")));
    for own in ["/.congkhai/xem-truoc.css", "/.congkhai/dieu-can-xem.js"] {
        assert_eq!(preview.get(own).status, 200, "{own}");
    }
    assert_eq!(preview.get("/.congkhai/khong-co").status, 404);
}

#[test]
fn what_goes_to_the_schools_own_portal_is_ready_to_be_pasted() {
    let site = site()
        .with(
            "content/site.yaml",
            "title: Cổng\nbase_url: https://ck.example/truong/\nembed_in: https://hoasen.edu.vn\n",
        )
        .with("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-mau-02.yaml", FORM);
    let preview = Preview::of(&site);
    let page = preview.get("/.congkhai/len-cong?trang=/mam-non-hoa-sen/cong-khai/2023-2024/bieu-mau-02.html");
    assert_eq!(page.status, 200, "{}", page.text());
    let html = scraper::Html::parse_document(page.text());
    let one = |selector: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector).next().unwrap_or_else(|| panic!("no {selector:?}")).inner_html()
    };
    let paste = one(".ck-paste");
    // nothing that an editor takes away, everything that it leaves
    for lost in [" class=", " id=", " style=", "<svg", "<script", "<span", "<div", "127.0.0.1", "href=\"#"] {
        assert!(!paste.contains(lost), "{lost}: {paste}");
    }
    assert!(
        paste.contains("<table border=\"1\"") && paste.contains("khuyết tật") && paste.contains("align=\"right\""),
        "{paste}"
    );
    let here = "https://ck.example/truong/mam-non-hoa-sen/cong-khai/2023-2024/bieu-mau-02.html";
    assert!(paste.contains(&format!("Nguồn: <a href=\"{here}\">")), "{paste}");
    // the same as source; a frame for the portal that may have one; the files that go with it
    assert!(one("textarea").contains("&lt;table border="), "{}", one("textarea"));
    assert!(page.text().contains(&format!("&lt;iframe src=&quot;{here}&quot;")), "{}", page.text());
    assert!(one("main > ul").contains(".xlsx"), "{}", one("main > ul"));
    let policy = preview.get("/_headers");
    assert!(policy.text().contains("; frame-ancestors 'self' https://hoasen.edu.vn\n"), "{}", policy.text());
    // a page without a paper has nothing to paste
    assert_eq!(preview.get("/.congkhai/len-cong?trang=/mam-non-hoa-sen/index.html").status, 404);
    // without an address there are no links that would lead nowhere
    site.write("content/site.yaml", "title: Cổng\n");
    let where_to = "/.congkhai/len-cong?trang=/mam-non-hoa-sen/cong-khai/2023-2024/bieu-mau-02.html";
    preview.until_page(where_to, |page| page.text().contains("Chưa có: thêm"));
    let page = preview.get(where_to);
    assert!(
        !page.text().split("ck-paste").nth(1).unwrap().split("</div>").next().unwrap().contains("<a "),
        "{}",
        page.text()
    );
}

#[test]
fn a_draft_says_that_it_is_none_of_the_portals_business_yet_and_a_picture_without_an_address_is_words() {
    let unit = "content/mam-non-hoa-sen";
    let paper = |day: &str| {
        format!(
            "---\nkind: KH\nabstract: Kế hoạch\norgan: Trường\n{day}---\n\n## I. Mục đích\n\n![Sơ đồ lớp](../static/so-do.png)\n"
        )
    };
    let site = site()
        .with(&format!("{unit}/disclosures/2023-2024/bieu-mau-02.yaml"), FORM.replace("published: 28/5/2024\n", ""))
        .with(&format!("{unit}/documents/nay.md"), paper(""))
        .with(&format!("{unit}/documents/sau.md"), paper("published: 1/7/2024\n"))
        .with(&format!("{unit}/static/so-do.png"), "x");
    let preview = Preview::of(&site);
    let portal = |page: &str| preview.get(&format!("/.congkhai/len-cong?trang=/mam-non-hoa-sen/{page}"));
    for (page, is_public) in
        [("cong-khai/2023-2024/bieu-mau-02.html", false), ("van-ban/sau.html", false), ("van-ban/nay.html", true)]
    {
        let answer = portal(page);
        assert_eq!(answer.status, 200, "{page}");
        assert_eq!(answer.text().contains("Chưa công khai."), !is_public, "{page}: {}", answer.text());
    }
    let paste = portal("van-ban/nay.html").text().split("ck-paste").nth(1).unwrap().to_owned();
    assert!(paste.contains("<p>Sơ đồ lớp</p>") && !paste.contains("<img"), "{paste}");
}

const FORM: &str = "regulation: tt36-2017\nform: \"02\"\npublished: 28/5/2024\nchannels: [website]\ntables:\n  chinh:\n    \
                    tong_so_tre: {nt_3_12: 0, nt_13_24: 0, nt_25_36: 20, mg_3_4: 30, mg_4_5: 35, mg_5_6: 35}\n    khuyet_tat: {mg_5_6: 2}\n";

#[test]
fn the_preview_looks_at_attachments_and_shows_nothing_of_what_it_finds() {
    use crate::pdf_files::{Page, pdf};
    let site = Site::with_page("lien-he", "Không có gì.\n");
    let preview = Preview::of(&site);
    let found = |preview: &Preview, what: &str| preview.status("").to_string().contains(what);
    assert!(!found(&preview, "CK1401"));
    let words: &[&[&str]] = &[&["Gọi cho chị Mai", "0987 654 321"]];
    let folder =
        contents(&site.path()).keys().find_map(|name| name.strip_suffix("unit.yaml").map(str::to_owned)).unwrap();
    site.write(&format!("{folder}static/don.pdf"), pdf(&[Page::Words(words)]));
    site.write(&format!("{folder}pages/don.md"), "---\ntitle: Đơn\n---\nEm Lan, CCCD 038196000123.\n");
    preview.until("both are found", |preview| found(preview, "don.pdf") && found(preview, "don.md"));
    for said in [preview.status("").to_string(), preview.get("/.congkhai/").text().to_owned(), preview.said()] {
        assert!(said.contains("CK1401") && said.contains("don.md"), "{said}");
        assert!(!said.contains("0987 654 321") && !said.contains("038196000123"), "{said}");
    }
    // a scan is told until it is confirmed
    site.write(&format!("{folder}static/don.pdf"), pdf(&[Page::Scan]));
    preview.until("the scan is told", |preview| preview.get("/.congkhai/").text().contains("CK1404"));
}
