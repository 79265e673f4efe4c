//! The end of a publication: look at what is there, then let the new site take its place.

use super::carry::Carried;
use super::error::io_error;
use super::foreign::{self, Foreign, name_of};
use super::progress::Fate;
use super::record::Record;
use super::{Manifest, Note, Publication, PublishError, Report, exchange, in_place, recover, sync};
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
        let nothing = Manifest::default();
        let old = self.old.as_ref().unwrap_or(&nothing);
        progress.all_taken(old);
        let mut report = std::mem::take(&mut self.report);
        progress.tell(old, &mut report);
        if self.old.is_some() && progress.is_same() {
            if progress.seen_anew || note != self.record.note || !self.record.is_of(old) {
                self.remember(old, note);
            }
            return Ok(report);
        }
        let kept: Vec<bool> = progress.fates.iter().map(|fate| *fate == Fate::Kept).collect();
        let new = progress.into_manifest(old);
        let stay = kept.iter().filter(|kept| **kept).count();
        let change = old.len() + new.len() - 2 * stay;
        self.in_place = self.in_place.or_else(|| in_place::reason_of_size(stay, change));
        let (foreign, with_found) = self.look(&new)?;
        if self.in_place.is_none() {
            let rows = kept.par_iter().enumerate().with_min_len(64).filter(|(_, kept)| **kept);
            rows.try_for_each(|(row, _)| self.link(old.address(row)))?;
        }
        // only now: its rows are others
        self.old = with_found.or(self.old.take());
        super::clear::make_folders(&self.stage)?;
        new.write(&self.stage)?;
        if self.care.sync {
            sync::tree(&self.stage)?;
        }
        self.take_place(&foreign, &new, &mut report)?;
        self.remember(&new, note);
        Ok(report)
    }

    /// What is not ours in the output folder. Files that the new site has with the same bytes become ours; the list of the last site with those,
    /// if there are any.
    fn look(&self, new: &Manifest) -> Result<(Vec<Foreign>, Option<Manifest>), PublishError> {
        let out = &self.place.out;
        if !out.is_dir() {
            return Ok((Vec::new(), None));
        }
        let nothing = Manifest::default();
        let old = self.old.as_ref().unwrap_or(&nothing);
        let mut found = foreign::look(out, old, &self.mounts.inside)?;
        foreign::refuse_collisions(out, &found, new)?;
        let same: Vec<usize> = found.iter().filter_map(|entry| foreign::same_file(entry, new)).collect();
        let mut with_found = None;
        if !same.is_empty() {
            let mut old = old.clone();
            for row in same {
                new.hash(row).into_iter().for_each(|hash| old.push(new.address(row), hash));
            }
            with_found.insert(old.in_order()).write(out)?;
        }
        found.retain(|entry| !foreign::is_taken_over(entry, new));
        Ok((found, with_found))
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
            let nothing = Manifest::default();
            let old = self.old.as_ref().unwrap_or(&nothing);
            in_place::publish(&self.place, stage, (old, new), self.care.sync)?;
            if self.care.sync {
                sync::tree(out)?;
            }
            let values = |speech| IN_PLACE.with(speech, &[("out", &out.display()), ("reason", &reason.told(speech))]);
            report.notes.push(Note::of(values));
        }
        let stays = foreign.iter().filter(|entry| {
            let gone = |folder: &Path| !folder.as_os_str().is_empty() && new.below(&name_of(folder)).is_empty();
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
        match &self.old {
            Some(manifest) => recover::finished(&self.place, old, manifest, &mut report.notes),
            None => recover::leftover(&self.place, old, false, &mut report.notes),
        }
        Ok(None)
    }

    fn sync_parent(&self) -> Result<(), PublishError> {
        if self.care.sync { self.place.out.parent().map_or(Ok(()), sync::folder) } else { Ok(()) }
    }

    fn remember(&self, new: &Manifest, note: &str) {
        Record::write(&self.place.record(), &self.place.out, new, note);
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
