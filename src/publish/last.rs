//! What is known of the last build into a folder: for builds that can be skipped.

use super::place::Place;
use super::record::{Record, Standing};
use super::{Manifest, recover};
use rayon::prelude::*;
use std::path::Path;

/// The note that the last build left, if the folder holds exactly what that build published. `verify`: every file is read.
pub fn last_note(out: &Path, verify: bool) -> Option<String> {
    let place = Place::of(out).ok()?;
    if recover::is_needed(&place) {
        return None;
    }
    let manifest = Manifest::read(&place.out)?;
    let record = Record::read(&place.record(), &manifest).filter(|record| record.is_of(&manifest))?;
    if manifest.folders().into_iter().any(|folder| record.lost_rights(&place.out, folder).is_some()) {
        return None;
    }
    let standing = |row: usize| record.standing(&place.out, &manifest, row, verify).0;
    let rows = (0..manifest.len()).into_par_iter().with_min_len(256);
    let worst = rows.map(standing).reduce(|| Standing::Recorded, Standing::or);
    match worst {
        Standing::Recorded => {}
        // copied or touched, but the same: the next look is quick again
        Standing::Read => Record::write(&place.record(), &place.out, &manifest, &record.note),
        Standing::Damaged => return None,
    }
    Some(record.note)
}

/// Whether a published site has anything below a folder.
pub fn has_published(out: &Path, folder: &str) -> bool {
    let manifest = Place::of(out).ok().and_then(|place| Manifest::read(&place.out));
    manifest.is_some_and(|manifest| !manifest.below(folder).is_empty())
}
