//! Forms and contents of Circular 36/2017, of the school years 2022-2023 and 2023-2024.

use super::contents::{content, disclosure_head};
use super::figures::{Figures, Measure};
use super::school::School;
use crate::text::write;
use congkhai::pack::{Form, Packs, Regime};
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn files(folder: &Path, school: &mut School, packs: &Packs) {
    let Some(regime) = packs.regime("tt36-2017") else { return };
    // every second school was not here yet in the first of the two years
    for year in [2022, 2023].into_iter().skip(school.turn() % 2) {
        let base = folder.join(format!("disclosures/{year}-{}", year + 1));
        for (at, form) in regime.forms.iter().enumerate() {
            let own = form.applies_to.iter().any(|a| school.kind.audiences.contains(&a.as_str()));
            if own && school.numbers.next(100) < school.diligence {
                let text = format!("{}form: \"{}\"\n", head(school, year), form.number);
                let name = format!("bieu-mau-{}.yaml", form.number);
                write(&base.join(name), &(text + &tables(regime, (at, form), school, packs)));
            }
        }
        for written in regime.contents.iter().filter(|c| c.forms.is_none() && !c.items.is_empty()) {
            if school.numbers.next(100) < school.diligence {
                let text = format!("{}content: {}\n", head(school, year), written.id);
                let items = content(regime, written, school, year);
                write(&base.join(format!("{}.yaml", written.id.replace('_', "-"))), &(text + &items));
            }
        }
    }
}

fn head(school: &mut School, year: usize) -> String {
    let day = 10 + school.numbers.next(18);
    disclosure_head("tt36-2017", "website, niem_yet", Some(format!("{}-05-{day}", year + 1)), school)
}

/// The form's tables.
pub(crate) fn tables(regime: &Regime, (at, form): (usize, &Form), school: &mut School, packs: &Packs) -> String {
    let mut out = String::from("tables:\n");
    let staff = form.content.as_deref() == Some("doi_ngu");
    let count = if staff { 14 + school.size / 6 } else { school.size };
    let layouts = packs.layouts(regime, at, school.kind.audiences);
    for (nth, layout) in layouts.iter().enumerate() {
        // what is in use is no more than what there is
        let part = nth as u64 + 1;
        let measure =
            Measure { count: count / part, area: 14_000 / part, money: 3_000_000_000 + school.size * 9_000_000 };
        let figures = Figures::new(layout, &form.derived_checks, nth == 0, &measure, &mut school.numbers);
        let _ = write!(out, "  {}:\n{}", layout.id, figures.yaml(&mut school.numbers));
    }
    out
}
