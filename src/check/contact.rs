//! Whom parents can ask: a school that discloses names a telephone or an address of e-mail.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::Unit;
use crate::text::Place;

/// Circular 09/2024, Article 4 clause 2, asks for both.
pub(super) fn check(unit: &Unit, diagnostics: &mut Diagnostics) {
    let discloses = unit.disclosures.iter().any(|d| d.published.is_some());
    if !discloses || unit.phone.is_some() || unit.email.is_some() {
        return;
    }
    let place = Place::start_of(&unit.file);
    let message = format!("{}: trang của trường không có số điện thoại hay thư điện tử để cha mẹ hỏi", unit.name);
    let found = Diagnostic::new(&codes::NO_CONTACT, place, message);
    diagnostics.push(found.hint("ghi vào unit.yaml: phone: \"0215 3xxx xxx\" hoặc email: \"…@….edu.vn\""));
}
