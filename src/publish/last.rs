//! What is known of the last build into a folder: for builds that can be skipped.

use super::place::Place;
use super::record::{Record, Standing};
use super::{Manifest, recover};
use crate::site::Route;
use rayon::prelude::*;
use std::path::Path;

/// The note that the last build left, if the folder holds exactly what that build published. `verify`: every file is read.
pub fn last_note(out: &Path, verify: bool) -> Option<String> {
    let place = Place::of(out).ok()?;
    let record = Record::read(&place.record())?;
    if recover::is_needed(&place) {
        return None;
    }
    let manifest = Manifest::read(&place.out).filter(|manifest| manifest.hashes == record.hashes)?;
    if manifest.folders().into_iter().any(|folder| record.lost_rights(&place.out, folder).is_some()) {
        return None;
    }
    let files: Vec<(&Route, &[u8; 32])> = manifest.hashes.iter().collect();
    let standing = |(route, hash): &(&Route, &[u8; 32])| record.standing(&place.out, route, hash, verify);
    let worst = files.par_iter().with_min_len(256).map(standing).reduce(|| Standing::Recorded, Standing::or);
    match worst {
        Standing::Recorded => {}
        // copied or touched, but the same: the next look is quick again
        Standing::Read => Record::of(&place.out, &manifest, &record.note).write(&place.record()),
        Standing::Damaged => return None,
    }
    Some(record.note)
}

/// Whether a published site has anything below a folder.
pub fn has_published(out: &Path, folder: &str) -> bool {
    let manifest = Place::of(out).ok().and_then(|place| Manifest::read(&place.out));
    let below = |route: &Route| route.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    manifest.is_some_and(|manifest| manifest.hashes.keys().any(below))
}
