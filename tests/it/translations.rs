//! Words in other languages: the theme's, and what packs are called in them.

use crate::languages::{has_vietnamese_letters, words};
use congkhai::diag::Diagnostics;
use congkhai::pack::{Packs, Regime, TableLayout};
use congkhai::parse::yaml::{self, Kind, Node};
use congkhai::source::Snapshot;
use congkhai::theme::{Strings, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[test]
fn english_has_the_same_words_with_the_same_holes() {
    let (vietnamese, english) = (words("vi"), words("en"));
    let (theme, _) = Theme::load(None, &Snapshot::default());
    assert!(theme.unwrap().strings.findings("en").is_empty());
    let keys = |words: &Strings| words.map().keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&vietnamese), keys(&english));
    let holes = |text: &str| -> BTreeSet<String> {
        text.split('{')
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
            .collect()
    };
    let ordered: BTreeMap<_, _> = english.map().iter().collect();
    for (key, text) in ordered {
        assert_eq!(holes(text), holes(vietnamese.get(key)), "{key}");
        let plain = text.replace(" (công khai)", "").replace(['“', '”', '–'], "");
        // abbreviations that English explains are Vietnamese
        assert!(key == "report_abbreviations" || !has_vietnamese_letters(&plain), "{key}: {text}");
    }
}

#[test]
fn a_number_chooses_its_word() {
    let english = words("en");
    let days = |n: &str| english.fill("days", &[("days", n)]);
    assert_eq!([days("1"), days("3")], ["1 day", "3 days"]);
    assert_eq!(words("vi").fill("days", &[("days", "1")]), "1 ngày");
}

/// All texts of the packs' files, and the titles of forms without the place for the year.
fn pack_texts() -> BTreeSet<String> {
    fn gather(node: &Node, out: &mut BTreeSet<String>) {
        match &node.kind {
            Kind::Map(entries) => entries.iter().for_each(|(_, value)| gather(value, out)),
            Kind::List(items) => items.iter().for_each(|item| gather(item, out)),
            _ => out.extend(node.as_text().map(|text| text.trim().to_owned())),
        }
    }
    let packs = Packs::embedded();
    let mut out = BTreeSet::new();
    for entry in std::fs::read_dir("src/pack/data").unwrap() {
        let path = entry.unwrap().path();
        if !path.ends_with("english.yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let node = yaml::parse(&Arc::from("pack"), &text, 0, &mut Diagnostics::default()).unwrap();
            gather(&node, &mut out);
        }
    }
    out.extend(packs.regimes.iter().flat_map(|r| &r.forms).map(|form| form.bare_title().to_owned()));
    out
}

#[test]
fn each_translation_is_of_words_that_packs_have_and_all_titles_are_translated() {
    let packs = Packs::embedded();
    let texts = pack_texts();
    let stale: Vec<&String> =
        packs.translations.iter().flat_map(|t| t.titles.keys()).filter(|key| !texts.contains(key.as_str())).collect();
    assert!(stale.is_empty(), "no pack says: {stale:#?}");
    let laid_out = |regime: &Regime| {
        let known: Vec<&str> = regime.applies_to.iter().map(|a| a.id.as_str()).collect();
        let tables = regime.forms.iter().flat_map(|form| &form.tables);
        tables.map(|table| TableLayout::new(regime, table, &known)).collect::<Vec<_>>()
    };
    let layouts: Vec<TableLayout> = packs.regimes.iter().flat_map(|regime| laid_out(regime)).collect();
    let mut titles: Vec<&str> = Vec::new();
    for framework in &packs.frameworks {
        titles.push(&framework.title);
        for catalogue in &framework.catalogues {
            titles.extend(catalogue.standards.iter().map(|s| s.title.as_str()));
            titles.extend(catalogue.criteria().map(|c| c.title.as_str()));
        }
    }
    for regime in &packs.regimes {
        titles.push(&regime.title);
        titles.extend(regime.contents.iter().flat_map(|c| [Some(c.label.as_str()), c.name.as_deref()]).flatten());
        titles.extend(
            regime.forms.iter().flat_map(|f| [Some(f.bare_title()), Some(&f.label), f.name.as_deref()]).flatten(),
        );
        titles.extend(regime.disclosures.iter().flat_map(|d| [Some(d.label.as_str()), d.name.as_deref()]).flatten());
        titles.extend(regime.schedules.iter().flat_map(|s| [Some(s.label.as_str()), s.name.as_deref()]).flatten());
        titles.extend(regime.channels.iter().flat_map(|c| [Some(c.label.as_str()), c.name.as_deref()]).flatten());
    }
    titles.extend(packs.calendar.roles.iter().map(|r| r.label.as_str()));
    for form in packs.regimes.iter().flat_map(|regime| &regime.forms) {
        titles.extend(form.headline.iter().flat_map(|row| [row.label.as_str(), &row.unit]).filter(|t| !t.is_empty()));
        titles.extend(form.shares.iter().map(|bars| bars.title.as_str()));
    }
    for figure in packs.glance.size.iter().chain(&packs.glance.figures) {
        titles.extend([Some(figure.label.as_str()), figure.unit.as_deref()].into_iter().flatten());
    }
    for layout in &layouts {
        titles.extend(layout.header.iter().flatten().map(|head| head.label.as_str()));
        titles.extend(layout.footnote.as_deref());
        for row in &layout.rows {
            titles.push(&row.label);
            titles.extend(row.cells.iter().filter_map(|cell| cell.hint.as_deref()));
        }
    }
    for regime in &packs.regimes {
        titles.extend(regime.suggested_tables.iter().flat_map(|t| &t.columns).flat_map(|column| {
            std::iter::once(column.label.as_str()).chain(column.choices.values().map(String::as_str))
        }));
        let mut items: Vec<&congkhai::pack::Item> = regime.contents.iter().flat_map(|c| &c.items).collect();
        while let Some(item) = items.pop() {
            titles.push(&item.label);
            items.extend(&item.items);
        }
        titles.extend(regime.contents.iter().filter_map(|c| c.items_note.as_deref()));
        let of_remarks = regime.remarks.iter().flat_map(|r| [r.authors.as_deref(), r.readers.as_deref()]);
        titles.extend(of_remarks.flatten());
    }
    titles
        .extend(packs.frameworks.iter().flat_map(|f| &f.thresholds).flat_map(|t| &t.columns).map(|c| c.label.as_str()));
    titles.retain(|text| text.chars().any(char::is_alphabetic));
    for joined in ["Giỏi/Tốt", "Trung bình/Đạt", "Yếu/Chưa đạt"] {
        titles.push(joined);
    }
    let left: BTreeSet<&str> = titles.iter().copied().filter(|t| packs.translated(t, "en").is_none()).collect();
    assert!(left.is_empty(), "not in src/pack/data/english.yaml: {left:#?}");
    assert!(titles.len() > 300, "{}", titles.len());
}
