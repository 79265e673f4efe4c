//! The kinds of sources: one row a kind. What a unit's folders are called, what reads them, what of them is looked at together, is said here and
//! nowhere else. A new kind is a file with its type and reader, a field of [`Unit`], and a row.

use super::bind::claim::Claim;
use super::bind::readers::{assessment, by_school_year, copied, disclosures, finance, improvement, markdown};
use super::bind::source_file::{UnitFile, data_stem};
use super::bind::word_file;
use super::logged;
use super::reading::Reading;
use super::{
    Assessment, CriterionSheet, Disclosure, Document, ExternalSchedule, FreePage, ItemBody, LinkTarget, SchoolCalendar,
    Unit,
};
use crate::ledger::{SOURCE, SOURCE_FOLDER};
use crate::parse::prose::Prose;
use crate::text::{Place, Spanned};

/// A kind of source.
pub(super) struct Kind {
    /// First folder of its files within a unit.
    pub(super) folder: &'static str,
    /// Reads a file of that folder; the files of the whole unit are at hand.
    pub(super) read: fn(&UnitFile<'_>, &[UnitFile<'_>], &mut Unit, &mut Reading<'_>) -> Claim,
    /// Running text in its data files: no tables can be put in there.
    pub(super) prose: fn(&Unit) -> Vec<&Prose>,
    /// What it names of other sources of the unit.
    pub(super) names: fn(&Unit) -> Vec<Named<'_>>,
    /// Tables of it that documents and pages can put in: `{{ council 2022-2023 }}`.
    pub(super) placed: &'static [Placed],
    /// All its files are data and lie in the folder itself, not deeper.
    pub(super) flat: bool,
    /// Which of its files have an address that other sources can link to.
    linkable: Linkable,
    /// Pages of other units show something of it.
    shared: bool,
}

/// A name, where it is written, and what it must be the name of.
pub(super) struct Named<'u> {
    pub(super) of: Names,
    pub(super) name: &'u str,
    pub(super) place: &'u Place,
}

/// What of the unit can be named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// By its slug.
    Document,
    /// A file in the folder `static`, by its path there.
    Static,
    /// Another unit of the site, by its folder.
    Unit,
}

/// A table that can be put in.
pub(super) struct Placed {
    pub(super) name: &'static str,
    /// The ids that there are.
    pub(super) ids: fn(&Unit) -> Vec<String>,
    /// What its id on a page contains, where that is not the id in the source.
    pub(super) anchor: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Linkable {
    Nothing,
    /// Markdown and Word files.
    Texts,
    Everything,
}

/// A kind that says nothing more.
const PLAIN: Kind = Kind {
    folder: "",
    read: |_, _, _, _| Claim::Nothing,
    prose: |_| Vec::new(),
    names: |_| Vec::new(),
    placed: &[],
    flat: false,
    linkable: Linkable::Nothing,
    shared: false,
};

/// All kinds.
pub(super) static KINDS: &[Kind] = &[
    Kind {
        folder: "documents",
        read: |file, files, unit, reading| {
            let word = word_file::document(file, files, unit, reading);
            if word != Claim::Nothing {
                return word;
            }
            markdown(file, reading, |slug, parts, reading| {
                let usable = slug.is_some();
                let document = Document::read(slug.unwrap_or_default(), parts, file.name, reading);
                unit.documents.extend(document.filter(|_| usable));
            })
        },
        linkable: Linkable::Texts,
        ..PLAIN
    },
    Kind {
        folder: "assessments",
        read: assessment,
        prose: |unit| unit.assessments.iter().flat_map(Assessment::prose_in_data).collect(),
        names: |unit| unit.assessments.iter().filter_map(|a| a.document.as_ref()).map(document).collect(),
        placed: &[
            Placed { name: "council", ids: |unit| assessments(unit, |a| a.council.is_some()), anchor: None },
            Placed { name: "resources", ids: |unit| assessments(unit, |a| !a.resources.is_empty()), anchor: None },
            Placed { name: "schedule", ids: |unit| assessments(unit, |a| !a.schedule.is_empty()), anchor: None },
        ],
        ..PLAIN
    },
    Kind {
        folder: "improvement",
        read: improvement,
        prose: |unit| {
            let items = unit.improvements.iter().flat_map(|plan| &plan.items);
            items.flat_map(|item| [&item.work, &item.budget, &item.supervision, &item.note]).collect()
        },
        flat: true,
        names: |unit| unit.improvements.iter().filter_map(|i| i.document.as_ref()).map(document).collect(),
        placed: &[Placed {
            name: "improvement",
            ids: |unit| unit.improvements.iter().map(|i| i.id.clone()).collect(),
            anchor: None,
        }],
        ..PLAIN
    },
    Kind {
        folder: "disclosures",
        read: disclosures,
        prose: |unit| unit.disclosures.iter().flat_map(Disclosure::all_prose).collect(),
        names: |unit| unit.disclosures.iter().flat_map(linked).collect(),
        ..PLAIN
    },
    // the same, by budget year: what it holds is looked at above
    Kind { folder: "finance", read: finance, ..PLAIN },
    Kind {
        folder: "calendar",
        read: |file, _, unit, reading| {
            by_school_year(file, "calendar", reading, |year, node, reading| {
                unit.calendars.extend(SchoolCalendar::read(year, file.name, node, reading));
            })
        },
        flat: true,
        names: |unit| unit.calendars.iter().filter_map(|c| c.document.as_ref()).map(document).collect(),
        placed: &[Placed {
            name: "calendar",
            ids: |unit| unit.calendars.iter().map(|c| c.year.to_string()).collect(),
            anchor: None,
        }],
        ..PLAIN
    },
    Kind {
        folder: "external-assessments",
        read: |file, _, unit, reading| {
            by_school_year(file, "external", reading, |year, node, reading| {
                unit.external.extend(ExternalSchedule::read(year, file.name, node, reading));
            })
        },
        names: |unit| {
            let documents = unit.external.iter().filter_map(|e| e.document.as_ref()).map(document);
            let schools = unit.external.iter().flat_map(|e| &e.entries).filter_map(|e| e.unit.as_ref());
            documents.chain(schools.map(other_unit)).collect()
        },
        flat: true,
        placed: &[Placed {
            name: "external-assessments",
            ids: |unit| unit.external.iter().map(|e| e.year.to_string()).collect(),
            anchor: Some("danh-gia-ngoai"),
        }],
        shared: true,
        ..PLAIN
    },
    Kind {
        folder: "pages",
        read: |file, files, unit, reading| {
            let word = word_file::page(file, files, unit, reading);
            if word != Claim::Nothing {
                return word;
            }
            markdown(file, reading, |slug, parts, reading| {
                let usable = slug.is_some();
                let page = FreePage::read(slug.unwrap_or_default(), parts, file.name, reading);
                unit.pages.extend(page.filter(|_| usable));
            })
        },
        linkable: Linkable::Texts,
        ..PLAIN
    },
    // the one kind that is a file at the top of the unit's folder, and what is kept beside it
    Kind {
        folder: SOURCE,
        read: |file, files, unit, reading| {
            unit.logged = logged::read(file, files, reading);
            Claim::Own
        },
        ..PLAIN
    },
    Kind { folder: SOURCE_FOLDER, read: |file, _, _, _| logged::is_beside(file), ..PLAIN },
    Kind { folder: "static", read: copied, linkable: Linkable::Everything, ..PLAIN },
];

/// The kind whose files lie in a folder of this name.
pub(super) fn of_folder(folder: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.folder == folder)
}

/// The names of all folders.
pub(super) fn folders() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|kind| kind.folder)
}

/// Running text in data files: everything but documents, free pages and criterion sheets.
pub(super) fn prose_in_data(unit: &Unit) -> impl Iterator<Item = &Prose> {
    KINDS.iter().flat_map(|kind| (kind.prose)(unit))
}

/// All pages of a unit are made: nobody will ask for its running text again.
pub fn let_go_of_texts(unit: &Unit) {
    prose_in_data(unit).for_each(Prose::let_go);
    for document in &unit.documents {
        document.body.let_go();
        document.annex.iter().for_each(|annex| annex.body.let_go());
    }
    unit.pages.iter().for_each(|page| page.body.let_go());
    let sheets = unit.assessments.iter().flat_map(|assessment| assessment.sheets.values());
    sheets.flat_map(CriterionSheet::all_prose).for_each(Prose::let_go);
}

/// Tables that can be put in.
pub(super) fn placed() -> impl Iterator<Item = &'static Placed> {
    KINDS.iter().flat_map(|kind| kind.placed)
}

/// Whether a file has an address of its own.
pub fn is_linkable(name: &str) -> bool {
    let lies_in = |kind: &&Kind| name.contains(&format!("/{}/", kind.folder));
    let fits = |kind: &Kind| match kind.linkable {
        Linkable::Nothing => false,
        Linkable::Texts => [".md", ".docx", ".doc"].iter().any(|ending| name.ends_with(ending)),
        Linkable::Everything => true,
    };
    KINDS.iter().filter(lies_in).any(fits)
}

/// Whether pages of other units show something of a file.
pub fn is_shared(name: &str) -> bool {
    let lies_in = |kind: &Kind| name.contains(&format!("/{}/", kind.folder));
    let of_all = |stem: &str| stem == "content/site" || stem.ends_with("/unit");
    data_stem(name).is_some_and(of_all) || KINDS.iter().filter(|kind| kind.shared).any(lies_in)
}

fn assessments(unit: &Unit, has: impl Fn(&Assessment) -> bool) -> Vec<String> {
    unit.assessments.iter().filter(|a| has(a)).map(|a| a.id.clone()).collect()
}

fn document(written: &Spanned<String>) -> Named<'_> {
    Named { of: Names::Document, name: &written.value, place: &written.place }
}

fn other_unit(written: &Spanned<String>) -> Named<'_> {
    Named { of: Names::Unit, name: &written.value, place: &written.place }
}

fn linked(disclosure: &Disclosure) -> Vec<Named<'_>> {
    let lists = disclosure.items.iter().filter_map(|item| match &item.body {
        ItemBody::Documents(list) => Some(list),
        _ => None,
    });
    let named = lists.flatten().filter_map(|linked| {
        let Spanned { value, place } = linked.target.as_ref()?;
        match value {
            LinkTarget::Document(slug) => Some(Named { of: Names::Document, name: slug, place }),
            LinkTarget::File(path) => Some(Named { of: Names::Static, name: path, place }),
            LinkTarget::Url(_) => None,
        }
    });
    let signed = disclosure.report.iter().filter_map(|report| report.signed_copy.as_ref());
    let signed = signed.map(|file| Named { of: Names::Static, name: &file.value, place: &file.place });
    named.chain(signed).collect()
}
