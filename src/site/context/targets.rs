//! Where links in Markdown lead: the addresses of what the sources of a unit are published as. What other units publish is asked for when a
//! source links to it, which few do.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::files;
use crate::source::Snapshot;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Knows where the sources of other units are published.
pub trait Elsewhere: Sync {
    /// The address of a source; `None`: it has none.
    fn find(&self, source: &str) -> Option<Route>;
}

/// See the module. Those of no unit: none.
#[derive(Clone, Default)]
pub(crate) struct Targets<'a> {
    own: Arc<BTreeMap<String, Route>>,
    elsewhere: Option<&'a dyn Elsewhere>,
}

impl<'a> Targets<'a> {
    pub(crate) fn of(snapshot: &Snapshot, unit: &Unit, elsewhere: &'a dyn Elsewhere) -> Self {
        Self { own: Arc::new(of_unit(snapshot, unit)), elsewhere: Some(elsewhere) }
    }

    pub(crate) fn get(&self, source: &str) -> Option<Route> {
        self.own.get(source).cloned().or_else(|| self.elsewhere?.find(source))
    }
}

/// Source file → address.
pub fn of_unit(snapshot: &Snapshot, unit: &Unit) -> BTreeMap<String, Route> {
    files::targets(snapshot, unit).into_iter().collect()
}
