//! Labels of a school year: words of a form that another circular has changed since, grade by grade.

use super::{HeaderCell, TableLayout};
use crate::pack::relabelling::Relabelling;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How far a change of words reaches in a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    None,
    /// Some grades have the old words, some the new.
    Some,
    All,
}

impl TableLayout {
    /// The table with the labels of the school year that begins in `year`; itself where no words have changed.
    pub fn in_year(layout: &Arc<Self>, changes: &BTreeMap<String, Relabelling>, year: i16) -> Arc<Self> {
        let rows = layout.rows.iter().any(|row| !row.relabelled.is_empty() || row.ends_with.is_some());
        if !rows && layout.columns.iter().all(|column| column.relabelled.is_empty()) {
            return Arc::clone(layout);
        }
        let mut changed = Self::clone(layout);
        changed.relabel(changes, year);
        Arc::new(changed)
    }

    /// Puts in the labels that hold in the school year that begins in `year`, for the grades of the school: the old ones, the new ones, or both
    /// (`Trung bình/Đạt`) while some grades still have the old.
    fn relabel(&mut self, changes: &BTreeMap<String, Relabelling>, year: i16) {
        let grades = self.grades.clone();
        let reach = |id: &str| changes.get(id).map_or(Reach::None, |change| reach(change, year, &grades));
        let named = self.rows.iter().flat_map(|row| row.relabelled.keys());
        let named = named.chain(self.columns.iter().flat_map(|column| column.relabelled.keys()));
        let held: BTreeSet<&String> = named.filter(|id| reach(id) != Reach::None).collect();
        self.relabelled_by = held.into_iter().filter_map(|id| Some(changes.get(id)?.number.clone())).collect();
        for row in &mut self.rows {
            for (id, new) in &row.relabelled {
                let both = format!("{}/{new}", row.label);
                let shown = match reach(id) {
                    Reach::None => row.label.clone(),
                    Reach::Some => both.clone(),
                    Reach::All => new.clone(),
                };
                let names = [row.label.clone(), new.clone(), both];
                row.also_called.extend(names.into_iter().filter(|name| *name != shown));
                row.label = shown;
            }
            row.only_filled |= row.ends_with.as_deref().is_some_and(|id| reach(id) == Reach::All);
        }
        for column in &mut self.columns {
            for (id, new) in &column.relabelled {
                if reach(id) == Reach::None {
                    continue;
                }
                for head in self.header.iter_mut().flatten().filter(|head| heads(head, &column.label)) {
                    head.label.clone_from(new);
                }
                column.full_label = column.full_label.replace(&column.label, new);
                column.label.clone_from(new);
            }
        }
    }
}

fn heads(head: &HeaderCell, label: &str) -> bool {
    !head.group && head.label == label
}

fn reach(change: &Relabelling, year: i16, grades: &[u8]) -> Reach {
    if change.first_school_years.is_empty() {
        return if change.first_school_year.is_some_and(|first| first <= year) { Reach::All } else { Reach::None };
    }
    let first: Vec<i16> =
        grades.iter().filter_map(|grade| change.first_school_years.get(&grade.to_string())).copied().collect();
    match first.iter().filter(|first| **first <= year).count() {
        0 => Reach::None,
        n if n == first.len() => Reach::All,
        _ => Reach::Some,
    }
}
