//! One source file of a unit, and what every kind of source asks of its file.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::reading::Reading;
use crate::parse::front_matter::{self, FrontMatter};
use crate::parse::yaml::{self, Node};
use crate::source::SourceFile;
use crate::text::{SchoolYear, slug};
use std::sync::Arc;

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
