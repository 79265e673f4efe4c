//! One source file of a unit, and what every kind of source asks of its file.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::book::{self, Opened};
use crate::model::reading::Reading;
use crate::pack::Packs;
use crate::parse::front_matter::{self, FrontMatter};
use crate::parse::sheet::is_spreadsheet;
use crate::parse::yaml::{self, Node};
use crate::source::{Snapshot, SourceFile};
use crate::text::{SchoolYear, slug};
use std::sync::Arc;

/// The kinds of workbooks that a site and a unit can be.
pub(in crate::model) const SITE: &str = "site";
pub(in crate::model) const UNIT: &str = "unit";

/// Whether a name is that of a spreadsheet that can be a workbook.
pub(in crate::model) fn is_book_name(name: &str) -> bool {
    is_spreadsheet(name) && !name.to_lowercase().ends_with(".csv")
}

/// The stem of the name of a file of data: a `.yaml` or a workbook.
pub(in crate::model) fn data_stem(name: &str) -> Option<&str> {
    let workbook = || name.rsplit_once('.').map(|(stem, _)| stem).filter(|_| is_book_name(name));
    name.strip_suffix(".yaml").or_else(workbook)
}

/// The file of data of a stem (`content/a/unit`) that is read: the `.yaml`, else the first workbook.
pub(in crate::model) fn first_of<'s>(snapshot: &'s Snapshot, stem: &'s str) -> Option<&'s Arc<str>> {
    let mut named = snapshot.below(stem).map(|(name, _)| name).filter(|name| data_stem(name) == Some(stem));
    let first = named.next()?;
    Some(named.find(|name| name.ends_with(".yaml")).unwrap_or(first))
}

/// One source file of a unit: its name, its path within the unit, its content.
#[derive(Clone, Copy)]
pub(crate) struct UnitFile<'s> {
    pub(in crate::model) name: &'s Arc<str>,
    pub(in crate::model) path: &'s str,
    pub(in crate::model) source: &'s SourceFile,
}

impl<'s> UnitFile<'s> {
    /// The file as YAML; what is wrong with it is reported.
    pub(in crate::model) fn yaml(&self, reading: &mut Reading<'_>) -> Option<Node> {
        yaml::parse(self.name, self.source.text()?, 0, &mut reading.diagnostics)
    }

    /// The file as data: a `.yaml`, or a workbook of the kind `book`; what is wrong with it is reported.
    pub(in crate::model) fn data(&self, book: &str, reading: &mut Reading<'_>) -> Option<Node> {
        if !is_book_name(self.name) {
            return self.yaml(reading);
        }
        match self.workbook(book, reading) {
            Opened::Refused => None,
            Opened::Foreign => {
                reading.diagnostics.push(self.not_ours(book, reading.packs));
                None
            }
            Opened::Ours(found) => match first_of(reading.snapshot, data_stem(self.name)?) {
                Some(first) if first != self.name => {
                    reading.diagnostics.push(self.second_to(first));
                    None
                }
                _ => Some(found.tree(reading.packs, &mut reading.diagnostics)),
            },
        }
    }

    /// The file as a workbook of the kind `book`, whose cells findings name; one of another kind is refused.
    pub(in crate::model) fn workbook<'p>(&self, book: &str, reading: &mut Reading<'p>) -> Opened<'p> {
        match book::open((self.name, self.source), reading.shelf, reading.packs, &mut reading.diagnostics) {
            Opened::Ours(found) if found.kind.id != book => {
                let message = format!("sổ này là “{}”, không phải loại của thư mục này", found.kind.title);
                let finding = Diagnostic::of_file(&codes::WRONG_FOLDER, self.name, message);
                reading.diagnostics.push(finding.hint(format!("chuyển đến {}", found.kind.place)));
                Opened::Refused
            }
            Opened::Ours(found) => {
                reading.books.insert(Arc::clone(self.name), found.names());
                Opened::Ours(found)
            }
            other => other,
        }
    }

    /// The stem of a file with this ending that lies in the folder of its kind itself.
    pub(in crate::model) fn one(&self, ending: &str) -> Option<&'s str> {
        let (_, last) = self.path.split_once('/')?;
        last.strip_suffix(ending).filter(|stem| !stem.contains('/'))
    }

    /// That it stands beside another file of the same thing.
    pub(in crate::model) fn second_to(&self, first: &str) -> Diagnostic {
        let message = format!("đã có {first}; một nguồn chỉ có một tệp");
        Diagnostic::of_file(&codes::DUPLICATE_ITEM, self.name, message).hint("giữ một trong hai tệp")
    }

    /// A spreadsheet of somebody's own where a workbook could be. Where nothing goes without it, it is an error.
    fn not_ours(&self, book: &str, packs: &Packs) -> Diagnostic {
        let code = if matches!(book, SITE | UNIT) { &codes::BAD_SPREADSHEET } else { &codes::UNKNOWN_FILE };
        let finding = Diagnostic::of_file(code, self.name, "bảng tính này không phải sổ để điền nên không được dùng");
        match packs.workbooks.book(book).and_then(|book| book.command.as_ref()) {
            Some(command) => finding
                .hint(format!("lấy sổ trống bằng lệnh congkhai workbook {command} rồi điền, hoặc viết tệp .yaml")),
            None => finding.hint("viết tệp .yaml; tệp để tải về thì để trong thư mục static"),
        }
    }

    /// The file as Markdown with front matter.
    pub(in crate::model) fn markdown(&self, reading: &mut Reading<'_>) -> Option<FrontMatter<'s>> {
        front_matter::split(self.name, self.source.text()?, &mut reading.diagnostics)
    }

    /// The stem of a file name, which must be usable in an address.
    pub(in crate::model) fn address_stem(&self, stem: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        let proper = slug(stem);
        if proper == stem {
            return Some(proper);
        }
        let diagnostic = Diagnostic::of_file(
            &codes::BAD_SLUG,
            self.name,
            format!("“{stem}” là một phần của địa chỉ trang, chỉ gồm chữ thường không dấu, số và gạch nối"),
        );
        diagnostics.push(if proper.is_empty() {
            diagnostic
        } else {
            diagnostic.hint(format!("đổi tên thành “{proper}”"))
        });
        None
    }

    /// The part of an address that a file's name makes, whatever stands in it beside letters and digits.
    pub(in crate::model) fn slug_of_stem(&self, stem: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        let slug = slug(stem);
        if slug.is_empty() {
            let message = format!("“{stem}” là một phần của địa chỉ trang, cần có chữ cái hoặc số");
            diagnostics.push(Diagnostic::of_file(&codes::BAD_SLUG, self.name, message).hint("đặt tên tệp bằng chữ"));
            return None;
        }
        Some(slug)
    }

    /// The school year that a file or folder is named after.
    pub(in crate::model) fn school_year(&self, written: &str, reading: &mut Reading<'_>) -> Option<SchoolYear> {
        let year = SchoolYear::parse(written).filter(|y| y.to_string() == written);
        if year.is_none() {
            let message = format!("“{written}” không phải là năm học");
            reading.diagnostics.push(
                Diagnostic::of_file(&codes::BAD_SCHOOL_YEAR, self.name, message)
                    .hint("đặt tên thư mục hoặc tệp theo năm học, như 2023-2024"),
            );
        }
        year
    }
}
