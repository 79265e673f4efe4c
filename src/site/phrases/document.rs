//! An administrative document in words: place and date, the signature.

use crate::site::context::setting::Setting;
use crate::site::view::SignerView;
use crate::text::format_date_long;

/// `Noong Luông, ngày 18 tháng 9 năm 2023`.
pub(crate) fn place_date(
    setting: &Setting<'_>,
    place: Option<&str>,
    date: Option<jiff::civil::Date>,
) -> Option<String> {
    let zeros = setting.packs.document_format.dates;
    let date = date.map(|date| format_date_long(date, (zeros.day_below, zeros.month_below)));
    match (place, date) {
        (Some(place), Some(date)) => Some(format!("{place}, {date}")),
        (None, Some(date)) => Some(date),
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
