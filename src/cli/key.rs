//! `congkhai key new`: a key that signs the checkpoints of publication logs.

use super::failure::FileFailure;
use super::log_args::{KeyAction, KeyArgs};
use super::speech::{filled, said};
use super::words::{BAD_KEY_FILE, BAD_KEY_NAME, KEY_INSIDE, KEY_INSIDE_HINT, KEY_MADE, KEY_THERE};
use super::{Exit, report};
use crate::ledger::Signer;
use std::io::Write as _;
use std::path::Path;

pub(super) fn run(args: &KeyArgs) -> Exit {
    let KeyAction::New = args.action;
    if is_published(&args.output) {
        return report::refused(&filled(&KEY_INSIDE, &[("out", &args.output.display())]), Some(said(&KEY_INSIDE_HINT)));
    }
    let mut seed = [0; 32];
    if let Err(error) = getrandom::fill(&mut seed) {
        let failure = FileFailure { path: args.output.clone(), source: std::io::Error::other(error.to_string()) };
        report::failure(&failure);
        return Exit::Environment;
    }
    let Ok(signer) = Signer::new(&args.name, seed) else {
        return report::refused(&filled(&BAD_KEY_NAME, &[("name", &args.name)]), None);
    };
    match write_secret(&args.output, &format!("{}\n", signer.secret())) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return report::refused(&filled(&KEY_THERE, &[("out", &args.output.display())]), None);
        }
        Err(source) => {
            report::failure(&FileFailure { path: args.output.clone(), source });
            return Exit::Environment;
        }
    }
    report::tell(&filled(&KEY_MADE, &[("out", &args.output.display())]));
    report::print(&format!("{}\n{}\n", signer.verifier().text(), signer.cosigner().text()));
    Exit::Done
}

/// Whether a key there would be read as a source, or published.
fn is_published(path: &Path) -> bool {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    whole.ancestors().skip(1).any(|folder| {
        let is_source = matches!(folder.file_name().and_then(|n| n.to_str()), Some("content" | "themes" | "packs"));
        is_source || folder.join(crate::publish::MANIFEST).exists()
    })
}

/// A file that only its owner reads.
#[allow(clippy::disallowed_methods)]
fn write_secret(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

/// The key in a file; what is wrong is told.
#[allow(clippy::disallowed_methods)]
pub(super) fn read_key(path: &Path) -> Result<Signer, Exit> {
    let text = std::fs::read_to_string(path).map_err(|source| {
        report::failure(&FileFailure { path: path.to_owned(), source });
        Exit::Environment
    })?;
    Signer::read(&text).map_err(|_| report::refused(&filled(&BAD_KEY_FILE, &[("file", &path.display())]), None))
}
