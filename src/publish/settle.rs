//! The end of a publication: look at what is there, then let the new site take its place.

use super::carry::Carried;
use super::error::io_error;
use super::foreign::{self, Foreign};
use super::record::Record;
use super::{Manifest, Note, Progress, Publication, PublishError, Report, Taken, exchange, in_place, recover, sync};
use crate::site::Route;
use crate::text::Said;
use rayon::prelude::*;
use std::fs;
use std::path::Path;

const IN_PLACE: Said =
    Said::new("Ghi thẳng từng tệp vào {out} ({reason}).", "Files were written into {out} one by one ({reason}).");
const KEPT: Said =
    Said::new("Giữ lại {path}: không phải do congkhai tạo.", "{path} stays: it was not made by congkhai.");
const NO_EXCHANGE: Said =
    Said::new("hệ thống này không tráo được hai thư mục", "this system cannot exchange two folders");

impl Publication {
    /// Puts the new site in the old one's place. `note`: a line that the next build may ask for.
    pub fn finish(mut self, note: &str) -> Result<Report, PublishError> {
        let mut progress = std::mem::take(&mut *self.progress());
        if let Some(error) = progress.failed.take() {
            return Err(error);
        }
        let new = Manifest::new(progress.files.iter().map(|(route, (hash, _))| (route.clone(), *hash)).collect());
        let mut report = self.begin_report(&progress, &new);
        let same = report.added + report.changed + report.removed == 0;
        if self.old.is_some() && same && progress.files.values().all(|(_, taken)| *taken == Taken::Kept) {
            self.remember(&new, note);
            return Ok(report);
        }
        let foreign = self.look(&new)?;
        if self.in_place.is_none() {
            let kept = progress.files.iter().filter(|(_, (_, taken))| *taken == Taken::Kept);
            let kept: Vec<&Route> = kept.map(|(route, _)| route).collect();
            kept.par_iter().with_min_len(64).try_for_each(|route| self.keep(route))?;
        }
        super::clear::make_folders(&self.stage)?;
        new.write(&self.stage)?;
        if self.care.sync {
            sync::tree(&self.stage)?;
        }
        self.take_place(&foreign, &new, &mut report)?;
        self.remember(&new, note);
        Ok(report)
    }

    fn begin_report(&mut self, progress: &Progress, new: &Manifest) -> Report {
        let begun = std::mem::take(&mut self.report);
        let mut report = Report::compare(self.old.as_ref(), new);
        report.notes = begun.notes;
        report.mended = begun.mended;
        let mended = progress.files.iter().filter(|(_, (_, taken))| *taken == Taken::Mended);
        let before = report.mended.len();
        report.mended.extend(mended.map(|(route, _)| route.to_string()));
        report.unchanged -= report.mended.len() - before;
        report
    }

    /// What is not ours in the output folder. Files that the new site has with the same bytes become ours.
    fn look(&mut self, new: &Manifest) -> Result<Vec<Foreign>, PublishError> {
        let out = &self.place.out;
        if !out.is_dir() {
            return Ok(Vec::new());
        }
        let ours = self.old.iter().flat_map(|m| m.hashes.keys().cloned()).collect();
        let mut found = foreign::look(out, &ours, &self.mounts.inside)?;
        foreign::refuse_collisions(out, &found, new)?;
        let taken_over: Vec<Route> = found.iter().filter_map(|entry| foreign::same_file(entry, new)).collect();
        if !taken_over.is_empty() {
            let old = self.old.get_or_insert_default();
            let hashes = taken_over.iter().filter_map(|route| new.hashes.get_key_value(route));
            old.hashes.extend(hashes.map(|(route, hash)| (route.clone(), *hash)));
            old.write(out)?;
        }
        found.retain(|entry| !foreign::is_taken_over(entry, new));
        Ok(found)
    }

    fn take_place(&self, foreign: &[Foreign], new: &Manifest, report: &mut Report) -> Result<(), PublishError> {
        let (out, stage) = (&self.place.out, &self.stage);
        if fs::symlink_metadata(out).is_err() {
            fs::rename(stage, out).map_err(io_error("đặt", out))?;
            return self.sync_parent();
        }
        let reason = match self.in_place {
            Some(reason) => Some(reason.into()),
            None => self.exchange(foreign, report)?,
        };
        if let Some(reason) = reason {
            in_place::publish(out, stage, &self.place.journal(), self.care.sync)?;
            if self.care.sync {
                sync::tree(out)?;
            }
            let values = |speech| IN_PLACE.with(speech, &[("out", &out.display()), ("reason", &reason.told(speech))]);
            report.notes.push(Note::of(values));
        }
        let stays = foreign.iter().filter(|entry| {
            let gone =
                |folder: &Path| !folder.as_os_str().is_empty() && !new.folders().contains(&*folder.to_string_lossy());
            entry.path.parent().is_some_and(gone)
        });
        for entry in stays.take(10) {
            let path = out.join(&entry.path);
            report.notes.push(Note::of(|speech| KEPT.with(speech, &[("path", &path.display())])));
        }
        Ok(())
    }

    /// Exchanges the two trees; the reason, if it cannot be done and nothing was.
    fn exchange(&self, foreign: &[Foreign], report: &mut Report) -> Result<Option<Note>, PublishError> {
        let (out, stage) = (&self.place.out, &self.stage);
        let entries: Vec<&Foreign> = foreign.iter().collect();
        copy_rights(out, stage);
        let carried = match Carried::over(out, stage, &entries) {
            Ok(carried) => carried,
            Err(error @ PublishError::Io { .. }) => return Ok(Some(Note::of(|speech| error.told(speech)))),
            Err(error) => return Err(error),
        };
        if !exchange::exchange(stage, out) {
            carried.back(out, stage)?;
            return Ok(Some(NO_EXCHANGE.into()));
        }
        self.sync_parent()?;
        // `stage` is the old tree now; the new site is published, whatever becomes of the old one
        let old = self.place.free("cu");
        let old = if fs::rename(stage, &old).is_ok() { &old } else { stage };
        recover::leftover(&self.place, old, false, &mut report.notes);
        Ok(None)
    }

    fn sync_parent(&self) -> Result<(), PublishError> {
        if self.care.sync { self.place.out.parent().map_or(Ok(()), sync::folder) } else { Ok(()) }
    }

    fn remember(&self, new: &Manifest, note: &str) {
        Record::of(&self.place.out, new, note).write(&self.place.record());
    }
}

/// The new folder gets the old one's rights and group, as far as we may give them.
#[cfg(unix)]
fn copy_rights(from: &Path, to: &Path) {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let Ok(meta) = fs::metadata(from) else { return };
    let _ = chown(to, None, Some(meta.gid()));
    let _ = fs::set_permissions(to, meta.permissions());
}

#[cfg(not(unix))]
fn copy_rights(_: &Path, _: &Path) {}
