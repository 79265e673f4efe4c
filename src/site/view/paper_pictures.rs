//! The pictures that a paper may show: those that a unit publishes.

use crate::parse::picture;
use crate::site::Route;
use crate::source::SourceFile;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// A picture as it is published.
#[derive(Clone, Debug)]
pub struct PictureFile {
    /// PNG or JPEG.
    pub bytes: Vec<u8>,
    /// How it is turned: 1 (upright) to 8, as EXIF counts.
    pub turned: u16,
}

/// PNG and JPEG files by their address.
#[derive(Clone, Debug, Default)]
pub(crate) struct PaperPictures(pub(crate) BTreeMap<Route, SourceFile>);

impl PaperPictures {
    /// The picture that a page names.
    pub(crate) fn find(&self, page: &Route, named: &str) -> Option<PictureFile> {
        let mut address = String::new();
        let file = if page.leads_to(named, &mut address) { self.0.get(address.as_str()) } else { None }?;
        let bytes = picture::published(file.bytes()).into_owned();
        Some(PictureFile { turned: picture::turned(&bytes), bytes })
    }
}

impl Hash for PaperPictures {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (route, file) in &self.0 {
            (route, file.sha256).hash(state);
        }
    }
}
