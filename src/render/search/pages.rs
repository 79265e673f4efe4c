//! All pages of the index in their order: whose they are, of which year, and what their year makes of a weight.

use super::gather::{Entry, Gathered};
use super::known::number;
use super::lists::Cut;
use std::collections::BTreeSet;

/// Years that halve what a word weighs.
const YEARS_TO_HALF: u32 = 3;
/// What all units have in common, regulations above all, comes behind a unit's own pages: as if so many years old.
const AGE_OF_COMMON: u32 = 2;
/// Older than this makes no difference.
const OLDEST: u32 = 6;

/// Pages, by their number in the index.
pub(super) struct Pages<'g> {
    pub entries: Vec<&'g Entry>,
    /// For each thread: position among its pages → number.
    pub numbers: Vec<Vec<u32>>,
    /// Folders of units, each with its first page; the portal's pages are a unit without a folder.
    pub units: Vec<(&'g str, u32)>,
    /// The newest first.
    pub years: Vec<&'g str>,
    /// How many pages, and which year they have (1: the first of `years`; 0: none); and so on.
    pub runs_of_years: Vec<u32>,
    /// By page: years since the newest.
    ages: Vec<u32>,
}

impl<'g> Pages<'g> {
    pub(super) fn of(gathered: &'g [Gathered]) -> Self {
        let mut all: Vec<(usize, usize, &Entry)> = gathered
            .iter()
            .enumerate()
            .flat_map(|(thread, g)| g.pages.iter().enumerate().map(move |(at, entry)| (thread, at, entry)))
            .collect();
        all.sort_unstable_by_key(|(_, _, entry)| entry.order);
        let mut numbers: Vec<Vec<u32>> = gathered.iter().map(|g| vec![0; g.pages.len()]).collect();
        for (number, (thread, at, _)) in (0..).zip(&all) {
            numbers[*thread][*at] = number;
        }
        let entries: Vec<&Entry> = all.into_iter().map(|(_, _, entry)| entry).collect();
        let (mut units, mut first) = (Vec::new(), 0);
        for of_unit in entries.chunk_by(|a, b| a.page.unit == b.page.unit) {
            units.push((of_unit[0].page.unit.as_str(), number(first)));
            first += of_unit.len();
        }
        let years: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.page.year.as_deref()).collect();
        let years: Vec<&str> = years.into_iter().rev().collect();
        let place = |entry: &Entry| {
            let year = entry.page.year.as_deref();
            years.iter().position(|known| Some(*known) == year).map_or(0, |at| number(at) + 1)
        };
        let places: Vec<u32> = entries.iter().map(|entry| place(entry)).collect();
        let runs = places.chunk_by(|a, b| a == b).flat_map(|run| [number(run.len()), run[0]]).collect();
        let newest = years.first().map_or(0, |year| first_year(year));
        let age =
            |place: &u32| place.checked_sub(1).map_or(0, |at| newest.saturating_sub(first_year(years[at as usize])));
        let age = |(entry, place): (&&Entry, &u32)| {
            if entry.page.unit.is_empty() { AGE_OF_COMMON } else { age(place).min(OLDEST) }
        };
        let ages = entries.iter().zip(&places).map(age).collect();
        Self { entries, numbers, units, years, runs_of_years: runs, ages }
    }

    /// A page with what a word weighs on it (1 to 255), less if it is not of the newest year.
    pub(super) fn ranked(&self, page: u32, weight: u32) -> Cut {
        let weight = weight * YEARS_TO_HALF / (YEARS_TO_HALF + self.ages[page as usize]);
        Cut::new(page, (weight / 4).max(1))
    }

    /// The position of a page's unit.
    pub(super) fn unit_of(&self, page: u32) -> usize {
        self.units.partition_point(|(_, first)| *first <= page) - 1
    }
}

/// `2024` of `2024-2025`.
fn first_year(year: &str) -> u32 {
    year.split('-').next().and_then(|year| year.parse().ok()).unwrap_or(0)
}
