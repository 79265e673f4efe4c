//! Requests and answers. Only this machine is served, only files of the site and the preview's own.

use super::state::{Shared, State};
use super::target::{Target, is_own_host, query_value, target};
use super::{elsewhere, findings, overlay};
use std::io::{self, Cursor};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;
use tiny_http::{Header, Method, Request, Response, Server};

/// Threads that answer; event streams take none of them.
const THREADS: usize = 8;
/// How often gone listeners are looked for.
const PING: Duration = Duration::from_secs(15);
/// How often a connection of our own is opened and closed. Of connections that come at the same moment `tiny_http` gives several to one waiting
/// thread, and all but one of them then wait until some connection ends, which browsers keep open: ours ends at once, and its thread takes one.
const KNOCK: Duration = Duration::from_millis(100);

/// Begins to answer.
pub(super) fn start(listener: TcpListener, shared: &Arc<Shared>) -> Result<(), String> {
    let server = Arc::new(Server::from_listener(listener, None).map_err(|error| error.to_string())?);
    for _ in 0..THREADS {
        let (server, shared) = (Arc::clone(&server), Arc::clone(shared));
        std::thread::spawn(move || {
            loop {
                if let Ok(request) = server.recv() {
                    // a browser that has gone away is no concern of ours
                    let _ = answer(request, &shared);
                }
            }
        });
    }
    let port = shared.port;
    every(KNOCK, move || drop(TcpStream::connect((Ipv4Addr::LOCALHOST, port))));
    let shared = Arc::clone(shared);
    every(PING, move || shared.streams.ping());
    Ok(())
}

/// Does something again and again, for as long as the program runs.
fn every(pause: Duration, act: impl Fn() + Send + 'static) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(pause);
            act();
        }
    });
}

fn answer(request: Request, shared: &Shared) -> io::Result<()> {
    let host = request.headers().iter().find(|h| h.field.equiv("Host")).map(|h| h.value.as_str().to_owned());
    if !host.is_some_and(|host| is_own_host(&host, shared.port)) {
        return plain(request, 421, "Chỉ xem được tại địa chỉ 127.0.0.1 hoặc localhost.\n");
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return plain(request, 405, "Chỉ nhận GET và HEAD.\n");
    }
    match target(request.url()) {
        Target::Refused => plain(request, 400, "Địa chỉ này không dùng được.\n"),
        Target::Own { name, query } => own(request, &name, &query, shared),
        Target::Site(path) => site(request, &path, &shared.state()),
    }
}

/// The preview's own files.
fn own(request: Request, name: &str, query: &str, shared: &Shared) -> io::Result<()> {
    let state = shared.state();
    match name {
        "su-kien" if *request.method() == Method::Get => {
            shared.streams.add(request.into_writer(), state.generation);
            Ok(())
        }
        "trang-thai" => {
            let path = query_value(query, "trang").map(|page| target(&page));
            let page = match path {
                Some(Target::Site(path)) => state.file(&file_of(&path)).or_else(|| state.not_found()),
                _ => None,
            };
            send(request, 200, "application/json; charset=utf-8", overlay::status(&state, page).into_bytes())
        }
        "" => send(request, 200, "text/html; charset=utf-8", findings::page(&state).into_bytes()),
        "dieu-can-xem.js" => send(request, 200, "text/javascript; charset=utf-8", include_str!("findings.js").into()),
        "len-cong" => match query_value(query, "trang").map(|page| target(&page)) {
            Some(Target::Site(path)) => match elsewhere::page(&state, &file_of(&path)) {
                Some(page) => send(request, 200, "text/html; charset=utf-8", page.into_bytes()),
                None => plain(request, 404, "Trang này không có văn bản hay biểu mẫu để đưa lên cổng.\n"),
            },
            _ => plain(request, 404, "Không có.\n"),
        },
        "xem-truoc.js" => send(request, 200, "text/javascript; charset=utf-8", include_str!("client.js").into()),
        "xem-truoc.css" => send(request, 200, "text/css; charset=utf-8", include_str!("client.css").into()),
        _ => plain(request, 404, "Không có.\n"),
    }
}

fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// A file of the site.
fn site(request: Request, path: &str, state: &State) -> io::Result<()> {
    let file = file_of(path);
    if let Some((bytes, _)) = state.file(&file) {
        let kind = mime(&file);
        let body = if kind.starts_with("text/html") { overlay::with_client(bytes, state) } else { bytes.to_vec() };
        return send(request, 200, kind, body);
    }
    if !path.is_empty() && !path.ends_with('/') && state.file(&format!("{path}/index.html")).is_some() {
        // only parts of routes get here: letters, digits, `-`, `_`, `.`
        let to = header("Location", &format!("/{path}/"));
        return request.respond(response(301, "text/plain; charset=utf-8", Vec::new()).with_header(to));
    }
    let nothing: &[u8] =
        "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>404</title></head><body><p>Không có trang này.</p></body></html>".as_bytes();
    let page = state.not_found().map_or(nothing, |(bytes, _)| bytes);
    send(request, 404, "text/html; charset=utf-8", overlay::with_client(page, state))
}

fn plain(request: Request, status: u16, text: &str) -> io::Result<()> {
    send(request, status, "text/plain; charset=utf-8", text.into())
}

fn send(request: Request, status: u16, kind: &str, body: Vec<u8>) -> io::Result<()> {
    request.respond(response(status, kind, body))
}

fn response(status: u16, kind: &str, body: Vec<u8>) -> Response<Cursor<Vec<u8>>> {
    let headers = vec![
        header("Content-Type", kind),
        header("Cache-Control", "no-store"),
        header("X-Content-Type-Options", "nosniff"),
    ];
    let length = body.len();
    Response::new(status.into(), headers, Cursor::new(body), Some(length), None).with_chunked_threshold(usize::MAX)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values written here are ASCII")
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "jsonld" => "application/ld+json",
        "xml" if path.starts_with("sitemap") => "application/xml; charset=utf-8",
        "xml" => "application/atom+xml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" => "application/vnd.ms-excel",
        "doc" => "application/msword",
        "zip" => "application/zip",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
