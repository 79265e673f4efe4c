//! `congkhai verify`: a published folder against its list of files, its logs, their checkpoints, and checkpoints that somebody kept.

use super::failure::FileFailure;
use super::log_args::{VerifyArgs, VerifyFormat};
use super::speech::{filled, said, speech};
use super::words::{BAD_PUBLIC_KEY, NOT_A_SITE, VERIFIED, VERIFIED_LOGS, VERIFIED_NO_LOG, VERIFY_FAILED, VERIFY_NOTE};
use super::{Exit, report};
use crate::ledger::{Published, Verified, Verifier, verify};
use crate::publish::PublishedSite;
use serde_json::json;
use std::path::Path;

pub(super) fn run(args: &VerifyArgs) -> Exit {
    let mut keys = Vec::new();
    for written in &args.key {
        match Verifier::read(written) {
            Ok(key) => keys.push(key),
            Err(_) => return report::refused(&filled(&BAD_PUBLIC_KEY, &[("key", written)]), None),
        }
    }
    let mut kept = Vec::new();
    for path in &args.checkpoint {
        match read(path) {
            Ok(text) => kept.push((path.display().to_string(), text)),
            Err(source) => {
                report::failure(&FileFailure { path: path.clone(), source });
                return Exit::Environment;
            }
        }
    }
    let Some(site) = PublishedSite::open(&args.folder) else {
        return report::refused(&filled(&NOT_A_SITE, &[("out", &args.folder.display())]), None);
    };
    let published = Published { listed: &site.listed, there: &site.there, read: &|address| site.read(address) };
    let verified = verify(&published, &kept, &keys);
    match args.format {
        VerifyFormat::Human => tell(&verified),
        VerifyFormat::Json => report::print(&format!("{}\n", as_json(&verified))),
    }
    if verified.faults.iter().all(crate::ledger::Fault::is_note) { Exit::Done } else { Exit::SourceErrors }
}

#[allow(clippy::disallowed_methods)]
fn read(path: &Path) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}

fn tell(verified: &Verified) {
    for fault in &verified.faults {
        let line = fault.told(speech());
        let line = if fault.is_note() { filled(&VERIFY_NOTE, &[("what", &line)]) } else { line };
        report::tell(&line);
    }
    report::tell(&filled(&VERIFIED, &[("files", &verified.files)]));
    if verified.logs == 0 {
        report::tell(said(&VERIFIED_NO_LOG));
    } else {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("logs", &verified.logs),
            ("lines", &verified.lines),
            ("pages", &verified.pages),
            ("signed", &verified.signed),
        ];
        report::tell(&filled(&VERIFIED_LOGS, &values));
    }
    let count = verified.faults.iter().filter(|fault| !fault.is_note()).count();
    if count > 0 {
        report::tell(&filled(&VERIFY_FAILED, &[("count", &count)]));
    }
}

fn as_json(verified: &Verified) -> serde_json::Value {
    let fault = |fault: &crate::ledger::Fault| json!({ "kind": fault.id(), "file": fault.file(), "message": fault.told(speech()), "note": fault.is_note() });
    json!({
        "files": verified.files,
        "logs": verified.logs,
        "lines": verified.lines,
        "pages": verified.pages,
        "signed": verified.signed,
        "faults": verified.faults.iter().map(fault).collect::<Vec<_>>(),
    })
}
