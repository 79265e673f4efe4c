//! One source file of a unit, and what every kind of source asks of its file.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::book::{self, Opened};
use crate::model::reading::Reading;
use crate::parse::front_matter::{self, FrontMatter};
use crate::parse::sheet::is_spreadsheet;
use crate::parse::yaml::{self, Node};
use crate::source::SourceFile;
use crate::text::{SchoolYear, slug};
use std::sync::Arc;

/// What a file of data turned out to be.
pub(in crate::model) enum Data {
    Tree(Node),
    /// What is wrong was said.
    Refused,
    /// A spreadsheet that was not made to be filled in.
    Foreign,
}

/// Whether a name is that of a spreadsheet that can be a workbook.
pub(in crate::model) fn is_book_name(name: &str) -> bool {
    is_spreadsheet(name) && !name.to_lowercase().ends_with(".csv")
}

/// The stem of the name of a file of data: a `.yaml` or a workbook.
pub(in crate::model) fn data_stem(name: &str) -> Option<&str> {
    let workbook = || name.rsplit_once('.').map(|(stem, _)| stem).filter(|_| is_book_name(name));
    name.strip_suffix(".yaml").or_else(workbook)
}

/// One source file of a unit: its name, its path within the unit, its content.
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

    /// The file as data: a `.yaml`, or a workbook of the kind `book`.
    pub(in crate::model) fn data(&self, book: &str, reading: &mut Reading<'_>) -> Data {
        if !is_book_name(self.name) {
            return self.yaml(reading).map_or(Data::Refused, Data::Tree);
        }
        let packs = reading.packs;
        match book::open(self.name, self.source.bytes(), packs, &mut reading.diagnostics) {
            Opened::Foreign => Data::Foreign,
            Opened::Refused => Data::Refused,
            Opened::Ours(found) => {
                if found.kind.id != book || self.is_beside_yaml(reading) {
                    self.refuse_book(&found, book, reading);
                    return Data::Refused;
                }
                reading.books.insert(Arc::clone(self.name), found.names());
                Data::Tree(found.tree(packs, None, &mut reading.diagnostics))
            }
        }
    }

    fn is_beside_yaml(&self, reading: &Reading<'_>) -> bool {
        let stem = self.name.rsplit_once('.').map_or("", |(stem, _)| stem);
        reading.snapshot.files.contains_key(format!("{stem}.yaml").as_str())
    }

    fn refuse_book(&self, found: &book::Workbook<'_>, wanted: &str, reading: &mut Reading<'_>) {
        let finding = if found.kind.id == wanted {
            let message = "đã có tệp .yaml cùng tên; một nguồn chỉ có một tệp";
            Diagnostic::of_file(&codes::DUPLICATE_ITEM, self.name, message).hint("giữ một trong hai tệp")
        } else {
            let message = format!("sổ này là “{}”, không phải loại của thư mục này", found.kind.title);
            Diagnostic::of_file(&codes::WRONG_FOLDER, self.name, message)
                .hint(format!("chuyển đến {}", found.kind.place))
        };
        reading.diagnostics.push(finding);
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
