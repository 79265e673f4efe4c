//! An administrative document in words: place and date, the signature.

use crate::site::view::SignerView;
use crate::text::format_date_long;

/// `Noong Luông, ngày 18 tháng 9 năm 2023`.
pub(crate) fn place_date(place: Option<&str>, date: Option<jiff::civil::Date>) -> Option<String> {
    match (place, date) {
        (Some(place), Some(date)) => Some(format!("{place}, {}", format_date_long(date))),
        (None, Some(date)) => Some(format_date_long(date)),
        _ => None,
    }
}

/// A signature block; `marked` turns each line into HTML.
pub(crate) fn signer(signer: &crate::model::Signer, marked: &dyn Fn(&str) -> String) -> SignerView {
    SignerView {
        authority: signer.authority.as_deref().map(marked),
        title: signer.title.as_deref().map(marked),
        mark: signer.mark.as_deref().map(marked),
        name: signer.name.as_deref().map(marked),
    }
}
