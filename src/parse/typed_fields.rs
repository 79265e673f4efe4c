//! Values of a map that are more than text: days, small numbers, school years.

use super::fields::Fields;
use crate::diag::{Diagnostic, codes};
use crate::text::{DateError, SchoolYear, Spanned, parse_date};
use jiff::civil::Date;

impl Fields<'_, '_> {
    /// A day.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let written = self.text(key)?;
        let error = match parse_date(&written.value) {
            Ok(date) => return Some(written.map(|_| date)),
            Err(error) => error,
        };
        let (message, hint) = match error {
            DateError::NoSuchDay => (format!("không có ngày {}", written.value), "xem lại ngày và tháng"),
            DateError::NotADate => {
                (format!("“{}” không phải là ngày", written.value), "viết như 2023-09-18 hoặc 18/9/2023")
            }
        };
        self.diagnostics.push(Diagnostic::new(&codes::BAD_DATE, written.place, message).hint(hint));
        None
    }

    /// A small whole number.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<u16>> {
        let written = self.text(key)?;
        self.as_number(written)
    }

    /// A written small whole number.
    pub fn as_number(&mut self, written: Spanned<String>) -> Option<Spanned<u16>> {
        let Ok(number) = written.value.parse() else {
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::BAD_NUMBER,
                    written.place,
                    format!("“{}” không phải là số nguyên", written.value),
                )
                .hint("chỉ viết chữ số, như 3"),
            );
            return None;
        };
        Some(written.map(|_| number))
    }

    /// A school year.
    pub fn school_year(&mut self, key: &'static str) -> Option<Spanned<SchoolYear>> {
        let written = self.text(key)?;
        self.as_school_year(written)
    }

    /// A written school year.
    pub fn as_school_year(&mut self, written: Spanned<String>) -> Option<Spanned<SchoolYear>> {
        let Some(year) = SchoolYear::parse(&written.value) else {
            let message = format!("“{}” không phải là năm học", written.value);
            self.diagnostics.push(
                Diagnostic::new(&codes::BAD_SCHOOL_YEAR, written.place, message)
                    .hint("hai năm liền nhau, viết như 2023-2024"),
            );
            return None;
        };
        Some(written.map(|_| year))
    }
}
