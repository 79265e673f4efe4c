//! `congkhai import`: Word files become Markdown for good, beside them; pictures go into `static`.

use super::args::ImportArgs;
use super::failure::FileFailure;
use super::speech::{filled, said};
use super::whole_file::{make_folder, write_whole};
use super::words::{
    EDIT_MARKDOWN, IS_THERE, NO_NAME, NO_PICTURE, PICTURES, PLAN_AS_IT_IS, PUT_MARKDOWN, SHEET_AS_IT_IS, WRITTEN,
};
use super::{Exit, report};
use crate::diag::Diagnostics;
use crate::model::{Becomes, Conversion, Converted, own_form, unit_name};
use crate::pack::Packs;
use crate::source::{MAX_ATTACHMENT, Snapshot};
use crate::text::slug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(args: &ImportArgs) -> Exit {
    let mut exit = Exit::Done;
    for file in &args.files {
        let ended = import(file, args).unwrap_or_else(|failure| {
            report::failure(&failure);
            Exit::Environment
        });
        exit = if exit == Exit::Done { ended } else { exit };
    }
    exit
}

/// Turns one file into Markdown.
#[allow(clippy::disallowed_methods)]
fn import(file: &Path, args: &ImportArgs) -> Result<Exit, FileFailure> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| FileFailure { path, source }
    };
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let slug = slug(&stem);
    if slug.is_empty() {
        report::tell(&filled(&NO_NAME, &[("file", &file.display())]));
        return Ok(Exit::Usage);
    }
    let bytes = std::fs::read(file).map_err(failed(file))?;
    let beside = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let into = args.into.as_deref().unwrap_or(beside);
    // “.” has no name
    let whole = std::path::absolute(into).unwrap_or_else(|_| into.to_owned());
    let shown: Arc<str> = Arc::from(file.to_string_lossy().as_ref());
    let packs = Packs::embedded();
    if !needs_import(&shown, &bytes, &packs, &whole) {
        return Ok(Exit::Usage);
    }
    let target = into.join(format!("{slug}.md"));
    if target.exists() && !args.force {
        report::tell(&filled(&IS_THERE, &[("path", &target.display())]));
        return Ok(Exit::Usage);
    }
    let mut diagnostics = Diagnostics::default();
    let address = |at: usize, part: &str| format!("../static/{}", picture_name(&slug, at, part));
    let organ = organ(&whole);
    let becomes = if is_named(&whole, "pages") { Becomes::Page } else { Becomes::Document };
    let conversion = Conversion { file: &shown, becomes, packs: &packs, organ: &organ, picture: Some(&address) };
    let converted = conversion.convert(&bytes, &mut diagnostics);
    let diagnostics = diagnostics.finish();
    report::found(&diagnostics, &Snapshot::default());
    let Some(converted) = converted else { return Ok(Exit::SourceErrors) };
    make_folder(into)?;
    write_whole(&target, converted.text.as_bytes())?;
    let folder = statics(into, is_a_source(&whole));
    let pictures = write_pictures(&converted, &bytes, &slug, &folder)?;
    let about = match pictures {
        0 => String::new(),
        _ => filled(&PICTURES, &[("count", &pictures), ("folder", &folder.display())]),
    };
    report::tell(&filled(&WRITTEN, &[("path", &target.display()), ("about", &about)]));
    if !is_a_source(&whole) {
        report::tell(said(&PUT_MARKDOWN));
    } else if beside == into {
        report::tell(&filled(&EDIT_MARKDOWN, &[("file", &file.display())]));
    }
    Ok(Exit::Done)
}

/// Says of a file that is a source as it is where it goes. Whether it is to become Markdown all the same: the paper that a plan came with, and
/// what somebody wants among documents or pages.
fn needs_import(file: &Arc<str>, bytes: &[u8], packs: &Packs, into: &Path) -> bool {
    match own_form(file, bytes, packs) {
        Some(Becomes::Sheet) => {
            report::tell(&filled(&SHEET_AS_IT_IS, &[("file", file)]));
            is_a_source(into)
        }
        Some(Becomes::Plan) => {
            report::tell(&filled(&PLAN_AS_IT_IS, &[("file", file)]));
            !is_named(into, "improvement")
        }
        _ => true,
    }
}

fn is_named(folder: &Path, name: &str) -> bool {
    folder.file_name().is_some_and(|own| own == name)
}

/// Whether Markdown in a folder of this name is read.
fn is_a_source(folder: &Path) -> bool {
    is_named(folder, "documents") || is_named(folder, "pages")
}

/// The folder for pictures: beside `documents` or `pages`, else within the folder.
fn statics(into: &Path, is_a_source: bool) -> PathBuf {
    match into.file_name() {
        _ if !is_a_source => into.join("static"),
        Some(_) => into.with_file_name("static"),
        None => PathBuf::from("../static"),
    }
}

/// `ke-hoach-1.png`.
fn picture_name(slug: &str, at: usize, part: &str) -> String {
    let ending = part.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.filter(|ending| ending.len() <= 5 && ending.bytes().all(|b| b.is_ascii_alphanumeric()));
    format!("{slug}-{}.{}", at + 1, ending.as_deref().unwrap_or("bin"))
}

fn write_pictures(converted: &Converted, bytes: &[u8], slug: &str, folder: &Path) -> Result<usize, FileFailure> {
    let mut written = 0;
    for (at, picture) in converted.pictures(bytes, MAX_ATTACHMENT).enumerate() {
        let Some((part, content)) = picture else {
            report::tell(&filled(&NO_PICTURE, &[("number", &(at + 1))]));
            continue;
        };
        make_folder(folder)?;
        write_whole(&folder.join(picture_name(slug, at, part)), &content)?;
        written += 1;
    }
    Ok(written)
}

/// The name of the school whose folder this is, or whose `documents`.
#[allow(clippy::disallowed_methods)]
fn organ(into: &Path) -> String {
    let folders = [Some(into), into.parent()];
    let texts = folders.into_iter().flatten().map(|folder| std::fs::read_to_string(folder.join("unit.yaml")));
    texts.filter_map(Result::ok).find_map(|text| unit_name(&text)).unwrap_or_default()
}
