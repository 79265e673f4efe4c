//! Minh chứng: `assessments/ID/evidence.yaml`.

use super::reading::Reading;
use crate::diag::{Diagnostic, codes};
use crate::pack::{CriterionId, Framework};
use crate::parse::fields::Fields;
use crate::parse::yaml::Node;
use crate::text::{Place, Spanned};
use jiff::civil::Date;
use std::sync::Arc;

/// Who may see a piece of evidence. Internal unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Visibility {
    /// On the site, with its file.
    Public,
    /// At the school, in the box that is named.
    OnSite,
    /// Not shown beyond its code.
    #[default]
    Internal,
}

/// One piece of evidence.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// As the circular has codes: `[H1-1.1-01]`; unique in its list.
    pub code: String,
    /// Where `code` is written, for findings.
    pub place: Place,
    /// That the code names; others may cite it too.
    pub criterion: CriterionId,
    /// Tên minh chứng.
    pub title: String,
    /// Số và ngày ban hành, as written: `118/QĐ-PGDĐT, 20/7/2020`.
    pub number_date: Option<String>,
    /// Nơi ban hành, or who made it, as written.
    pub issuer: Option<String>,
    /// Number or name of the box (hộp) that it lies in: key `box`.
    pub hop: Option<String>,
    /// Where else it lies, in words.
    pub storage: Option<String>,
    /// Decides what of it is shown.
    pub visibility: Visibility,
    /// Its own day, which `check` holds against the years that are assessed.
    pub date: Option<Spanned<Date>>,
    /// Path in the snapshot, of a public file that exists.
    pub file: Option<Arc<str>>,
    /// What the file was when the sheet was written: SHA-256 in hexadecimal digits.
    pub recorded: Option<Spanned<String>>,
    /// The file's SHA-256 now.
    pub digest: Option<String>,
    /// The school's own remark; hidden with the title.
    pub note: Option<String>,
}

/// The list of one assessment.
#[derive(Clone, Debug, Default)]
pub struct EvidenceList {
    /// Internal evidence is shown with its title and place, never with its file.
    pub show_internal_titles: bool,
    /// In the order written, each code once.
    pub items: Vec<Evidence>,
}

impl EvidenceList {
    /// An item by its code.
    pub fn get(&self, code: &str) -> Option<&Evidence> {
        self.items.iter().find(|e| e.code == code)
    }

    pub(super) fn read(
        file: &Arc<str>,
        node: &Node,
        folder: &str,
        framework: &Framework,
        reading: &mut Reading<'_>,
    ) -> Self {
        let snapshot = reading.snapshot;
        let Some(mut fields) = Fields::open(file, node, &reading.packs.codes, &mut reading.diagnostics) else {
            return Self::default();
        };
        let show_internal_titles = fields.flag("show_internal_titles");
        let mut items: Vec<Evidence> = Vec::new();
        let read: Vec<Evidence> = fields.maps("items", |f| {
            let (code, title) = (f.required_text("code"), f.required_text("title"));
            let visibility = f
                .choice(
                    "visibility",
                    &[
                        ("public", Visibility::Public),
                        ("on_site", Visibility::OnSite),
                        ("internal", Visibility::Internal),
                    ],
                )
                .unwrap_or_default();
            let attachment = f.text("file").and_then(|path| {
                let full = format!("{folder}evidence/{}", path.value);
                let known = snapshot.files.get_key_value(full.as_str()).map(|(name, _)| Arc::clone(name));
                if known.is_none() {
                    f.diagnostics.push(
                        Diagnostic::new(&codes::UNKNOWN_REFERENCE, path.place, format!("không có tệp {full}"))
                            .hint("chép tệp vào đó, hoặc sửa lại tên tệp"),
                    );
                }
                known
            });
            let recorded = f.text("sha256");
            // all is asked for before anything that is missing ends the reading
            let (number_date, issuer, hop) = (f.plain("number_date"), f.plain("issuer"), f.plain("box"));
            let (storage, date, note) = (f.plain("storage"), f.date("date"), f.plain("note"));
            let digest = attachment
                .as_ref()
                .and_then(|name| snapshot.files.get(name))
                .map(|file| crate::text::hex(&file.sha256));
            let code = code?;
            if visibility == Visibility::Public && f.node("file").is_none() {
                let message = format!("minh chứng {} để công khai nhưng không có tệp để mở", code.value);
                f.diagnostics.push(
                    Diagnostic::new(&codes::PUBLIC_WITHOUT_FILE, code.place.clone(), message)
                        .hint("chép tệp vào evidence/ và ghi file: …; chỉ xem tại trường thì ghi visibility: on_site"),
                );
            }
            let criterion = parse_code(&code.value, framework).or_else(|| {
                f.diagnostics.push(malformed(&code, framework));
                None
            })?;
            Some(Evidence {
                code: code.value,
                place: code.place,
                criterion,
                title: title?.value,
                number_date,
                issuer,
                hop,
                storage,
                visibility,
                date,
                file: attachment.filter(|_| visibility == Visibility::Public),
                recorded,
                digest,
                note,
            })
        });
        fields.finish();
        for item in read {
            if items.iter().any(|known| known.code == item.code) {
                reading.diagnostics.push(
                    Diagnostic::new(&codes::DUPLICATE_ITEM, item.place, format!("mã {} đã có ở trên", item.code))
                        .hint("một minh chứng giữ một mã"),
                );
            } else {
                items.push(item);
            }
        }
        Self { show_internal_titles, items }
    }
}

/// The criterion that a well-formed code belongs to.
pub(super) fn parse_code(code: &str, framework: &Framework) -> Option<CriterionId> {
    let id = framework.evidence_code.criterion_of(code)?;
    framework.catalogues.iter().any(|c| c.criterion(id).is_some()).then_some(id)
}

/// The finding for a code that is not one of this circular.
pub(super) fn malformed(code: &Spanned<String>, framework: &Framework) -> Diagnostic {
    let scheme = &framework.evidence_code;
    Diagnostic::new(
        &codes::MALFORMED_EVIDENCE,
        code.place.clone(),
        format!("“{}” không đúng mẫu mã minh chứng {}", code.value, scheme.pattern),
    )
    .hint(format!("viết như {}, với tiêu chí có trong quy định", scheme.example))
}

impl Evidence {
    /// Whether its file is no longer what it was when it was recorded.
    pub fn has_changed(&self) -> bool {
        matches!((&self.recorded, &self.digest), (Some(recorded), Some(now)) if !recorded.value.eq_ignore_ascii_case(now))
    }
}
