//! Header files for common hosts: what a page may load, how long an answer may be kept.
//!
//! `_headers` is read by Netlify and Cloudflare Pages, `.htaccess` by Apache; `may-chu/nginx.conf` is to be included in a `server` of nginx.

use crate::site::Route;
use crate::site::context::policy::CSP;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use std::fmt::Write as _;
use std::sync::Arc;

/// Headers of every answer, beside the policy.
const HEADERS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
];

/// Headers of every answer. Who may show a page within another one is said by the policy of the answer alone: a page's own cannot.
fn headers(setting: &Setting<'_>) -> Vec<(&'static str, String)> {
    let within = setting.site.embed_in.iter().fold("'self'".to_owned(), |all, host| format!("{all} {host}"));
    let policy = ("Content-Security-Policy", format!("{CSP}; frame-ancestors {within}"));
    std::iter::once(policy).chain(HEADERS.map(|(name, value)| (name, value.to_owned()))).collect()
}

type Headers<'a> = &'a [(&'static str, String)];

/// A name with a fingerprint never changes what it means.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// Anything else may be kept, but is asked for again; an unchanged file is answered without its bytes.
const ASK_AGAIN: &str = "no-cache";

/// The header files; `pages` are all others of the site.
pub(crate) fn pages(setting: &Setting<'_>, pages: &[Page]) -> Vec<Page> {
    let page = |path: &str, text| Page {
        route: routes::fixed(path),
        content: Content::Text(text),
        source: Arc::from("content/site.yaml"),
    };
    let own = [
        &setting.css,
        &setting.print_css,
        &setting.script,
        &setting.search_script,
        &setting.names_script,
        &setting.compare_script,
    ];
    let mut assets: Vec<&Route> =
        own.into_iter().chain(pages.iter().map(|p| &p.route)).filter(|route| has_fingerprint(route)).collect();
    assets.sort();
    let (base, headers) = (setting.base_path(), headers(setting));
    vec![
        page("_headers", netlify(&base, &headers, &assets)),
        page(".htaccess", apache(&base, &headers)),
        page("may-chu/nginx.conf", nginx(&base, &headers)),
    ]
}

/// Directly in `tai-nguyen/`, with eight hexadecimal digits before the ending: `giao-dien-0a1b2c3d.css`.
fn has_fingerprint(route: &Route) -> bool {
    let name = route.as_str().strip_prefix("tai-nguyen/").filter(|name| !name.contains('/'));
    let stem = name.and_then(|name| name.rsplit_once('.')).map(|(stem, _)| stem);
    let digits = stem.and_then(|stem| stem.rsplit_once('-')).map(|(_, digits)| digits);
    digits.is_some_and(|d| d.len() == 8 && d.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
}

/// Rules of several paths add up there, so that only the assets' rules speak of keeping; both hosts' own default is to ask again.
fn netlify(base: &str, headers: Headers<'_>, assets: &[&Route]) -> String {
    let mut out = format!("# Netlify, Cloudflare Pages\n{base}*\n");
    for (name, value) in headers {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for asset in assets {
        let _ = writeln!(out, "{base}{asset}\n  Cache-Control: {FOREVER}");
    }
    out
}

fn apache(base: &str, headers: Headers<'_>) -> String {
    let mut out = format!(
        "# Apache (mod_headers)\nErrorDocument 404 {base}404.html\nAddDefaultCharset utf-8\nAddType text/calendar .ics\n<IfModule mod_headers.c>\n"
    );
    for (name, value) in headers {
        let _ = writeln!(out, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(out, "  Header set Cache-Control \"{ASK_AGAIN}\"");
    let _ = writeln!(
        out,
        "  <FilesMatch \"-[0-9a-f]{{8}}\\.(css|js)$\">\n    Header set Cache-Control \"{FOREVER}\"\n  </FilesMatch>"
    );
    out.push_str("</IfModule>\n");
    out
}

/// A `location` that adds a header forgets those of the `server`, so that each names all.
fn nginx(base: &str, all: Headers<'_>) -> String {
    let headers = |keep: &str| {
        let mut out = String::new();
        for (name, value) in all {
            let _ = writeln!(out, "  add_header {name} \"{value}\" always;");
        }
        let _ = writeln!(out, "  add_header Cache-Control \"{keep}\";");
        out
    };
    let place = base.trim_end_matches('/');
    let mut out = format!(
        "# nginx: include in a server block, beside its root\nindex index.html;\ncharset utf-8;\ncharset_types text/css text/plain text/calendar text/csv application/javascript application/json;\nerror_page 404 {base}404.html;\n"
    );
    let _ = writeln!(out, "location {base} {{\n{}}}", headers(ASK_AGAIN));
    let _ =
        writeln!(out, "location ~ \"^{place}/tai-nguyen/[^/]+-[0-9a-f]{{8}}\\.(css|js)$\" {{\n{}}}", headers(FOREVER));
    let _ = writeln!(
        out,
        "location ~ \"^{place}/.+\\.ics$\" {{\n  types {{ text/calendar ics; }}\n{}}}",
        headers(ASK_AGAIN)
    );
    // certificates and other well-known addresses (RFC 8615) lie at the root; the other dot files are for other hosts
    out.push_str("location ^~ /.well-known/ {\n  try_files $uri =404;\n}\n");
    let _ = writeln!(out, "location ~ \"/\\.\" {{\n  return 404;\n}}");
    out
}
