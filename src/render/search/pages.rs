//! All pages of the index in their order: whose they are, of which year, and what their year makes of a weight.
//!
//! Pages of one year have neighbouring numbers: those without a year first, then the newest year; what all units have in common comes behind
//! the units' own, in the same order. So a few numbers say the years of all pages, and which pages are a unit's.

use super::known::number;
use super::layout::{HEAD, Head, Reader};
use super::lists::Cut;
use super::stored::{Damaged, Segments};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Years that halve what a word weighs.
const YEARS_TO_HALF: u32 = 3;
/// What all units have in common, regulations above all, comes behind a unit's own pages: as if so many years old.
const AGE_OF_COMMON: u32 = 2;
/// Older than this makes no difference.
const OLDEST: u32 = 6;
const AGE_BITS: u32 = 3;
/// As many as a list can number.
const MOST_PAGES: u64 = 1 << 26;

/// Pages of a segment that follow each other and are alike.
struct Run {
    pages: u32,
    /// Positions in the segment's names; 0: no year, 1: the first.
    unit: usize,
    year: usize,
}

/// What a segment says of its pages.
struct Said {
    head: Head,
    units: Vec<String>,
    years: Vec<String>,
    runs: Vec<Run>,
}

/// A unit's pages.
#[derive(Default)]
pub(super) struct UnitPages {
    /// By their numbers, each range without its end.
    pub ranges: Vec<Range<u32>>,
    /// Segments with pages of it, and which of theirs.
    pub places: Vec<(usize, Range<u32>)>,
}

/// Pages, by their number in the index.
pub(super) struct Pages {
    pub heads: Vec<Head>,
    /// By segment: the position of its first page in `numbers`.
    starts: Vec<usize>,
    /// By segment and position in it: number and age.
    numbers: Vec<u32>,
    /// By the unit's folder; the portal's pages are a unit without a folder.
    pub units: BTreeMap<String, UnitPages>,
    /// The newest first.
    pub years: Vec<String>,
    /// How many pages, and which year they have (1: the first of `years`; 0: none); and so on.
    pub runs_of_years: Vec<u32>,
}

/// What decides where a page stands: whether it is common to all units, and the place of its year.
type Class = (bool, u32);

impl Pages {
    pub(super) fn of(segments: &dyn Segments) -> Result<Self, Damaged> {
        let said: Vec<Said> = (0..segments.count())
            .into_par_iter()
            .map(|at| Said::of(&|range| segments.get(at, range)).ok_or(Damaged(at)))
            .collect::<Result<_, _>>()?;
        let years: BTreeSet<&str> = said.iter().flat_map(|said| said.years.iter().map(String::as_str)).collect();
        let years: Vec<String> = years.into_iter().rev().map(str::to_owned).collect();
        let places: HashMap<&str, u32> = years.iter().map(String::as_str).zip(1..).collect();
        let class = |said: &Said, run: &Run| -> Class {
            let year = run.year.checked_sub(1).map_or(0, |year| places[said.years[year].as_str()]);
            (said.units[run.unit].is_empty(), year)
        };
        let mut all = 0_u64;
        if let Some(at) = said.iter().position(|said| {
            all += u64::from(said.head.pages);
            all > MOST_PAGES
        }) {
            return Err(Damaged(at));
        }
        let mut next: BTreeMap<Class, u32> = BTreeMap::new();
        for said in &said {
            said.runs.iter().for_each(|run| *next.entry(class(said, run)).or_default() += run.pages);
        }
        let runs_of_years = next.iter().flat_map(|((_, year), pages)| [*pages, *year]).collect();
        let mut first = 0;
        for pages in next.values_mut() {
            first += std::mem::replace(pages, first);
        }
        let newest = years.first().map_or(0, |year| first_year(year));
        let age = |(common, year): Class| match year.checked_sub(1) {
            _ if common => AGE_OF_COMMON,
            None => 0,
            Some(year) => newest.saturating_sub(first_year(&years[year as usize])).min(OLDEST),
        };
        let (mut starts, mut numbers) = (Vec::new(), Vec::with_capacity(first as usize));
        let mut units: BTreeMap<String, UnitPages> = BTreeMap::new();
        for (at, said) in said.iter().enumerate() {
            let start = numbers.len();
            starts.push(start);
            for run in &said.runs {
                let class = class(said, run);
                let first = next[&class];
                next.entry(class).and_modify(|next| *next += run.pages);
                let unit = &said.units[run.unit];
                if !units.contains_key(unit) {
                    units.insert(unit.clone(), UnitPages::default());
                }
                let position = number(numbers.len() - start);
                if let Some(unit) = units.get_mut(unit) {
                    unit.take(at, position..position + run.pages, first..first + run.pages);
                }
                numbers.extend((first..first + run.pages).map(|number| number << AGE_BITS | age(class)));
            }
        }
        let heads = said.into_iter().map(|said| said.head).collect();
        Ok(Self { heads, starts, numbers, units, years, runs_of_years })
    }

    pub(super) fn count(&self) -> usize {
        self.numbers.len()
    }

    /// The number of a segment's page.
    pub(super) fn number(&self, segment: usize, page: u32) -> u32 {
        self.numbers[self.starts[segment] + page as usize] >> AGE_BITS
    }

    /// A segment's page with what a word weighs on it (1 to 255), less if it is not of the newest year.
    pub(super) fn ranked(&self, segment: usize, page: u32, weight: u8) -> Cut {
        let number = self.numbers[self.starts[segment] + page as usize];
        let age = number & ((1 << AGE_BITS) - 1);
        let weight = u32::from(weight) * YEARS_TO_HALF / (YEARS_TO_HALF + age);
        Cut::new(number >> AGE_BITS, (weight / 4).max(1))
    }
}

impl UnitPages {
    /// Pages of a segment, and their numbers.
    fn take(&mut self, segment: usize, pages: Range<u32>, numbers: Range<u32>) {
        match self.places.last_mut() {
            Some((last, before)) if *last == segment && before.end == pages.start => before.end = pages.end,
            _ => self.places.push((segment, pages)),
        }
        match self.ranges.iter_mut().find(|range| range.end == numbers.start) {
            Some(range) => range.end = numbers.end,
            None => self.ranges.push(numbers),
        }
    }
}

impl Said {
    /// `get`: bytes of the segment.
    fn of<'s>(get: &dyn Fn(Range<usize>) -> Option<Cow<'s, [u8]>>) -> Option<Self> {
        let head = Head::read(&get(0..HEAD)?)?;
        let bytes = get(head.of_pages())?;
        let mut reader = Reader::pages(&bytes)?;
        let mut names =
            || -> Option<Vec<String>> { (0..reader.count(1)?).map(|_| reader.text().map(str::to_owned)).collect() };
        let (units, years) = (names()?, names()?);
        let (mut runs, mut pages) = (Vec::new(), 0_u32);
        while !reader.is_done() {
            let run = Run { pages: reader.number()?, unit: reader.number()? as usize, year: reader.number()? as usize };
            pages = pages.checked_add(run.pages)?;
            if run.unit >= units.len() || run.year > years.len() || pages > head.pages {
                return None;
            }
            runs.push(run);
        }
        // entries have four texts
        let fits = pages == head.pages && pages as usize <= head.entries().len() / 4;
        fits.then_some(Self { head, units, years, runs })
    }
}

/// `2024` of `2024-2025`.
fn first_year(year: &str) -> u32 {
    year.split('-').next().and_then(|year| year.parse().ok()).unwrap_or(0)
}
