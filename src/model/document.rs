//! Administrative documents, laid out as Decree 30/2020 asks: `documents/SLUG.md`, or a Word file.

use super::Correction;
use super::content_ref::ContentRef;
use super::reading::Reading;
use crate::diag::{Diagnostic, codes};
use crate::parse::fields::Fields;
use crate::parse::front_matter::FrontMatter;
use crate::parse::prose::{self, Origin, Page, Prose};
use crate::text::{Place, SchoolYear, Span, Spanned, closest};
use jiff::civil::Date;
use std::sync::Arc;

/// Văn bản hành chính.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its Markdown or Word file: path in the snapshot.
    pub file: Arc<str>,
    /// The file's name; part of its address.
    pub slug: String,
    /// Code (`KH`) and name (`Kế hoạch`) of its kind.
    pub kind: String,
    /// As Decree 30/2020/NĐ-CP names it; empty if `kind` was wrong.
    pub kind_name: String,
    /// Trích yếu; ` / ` starts a new line.
    pub subject: String,
    /// For headings and lists, where the printed subject (often in capitals) does not serve.
    own_title: Option<String>,
    /// As printed: `99a /KH-MNNL`; may lack the number (`/KH-MGBH`). `None`: not given.
    pub number: Option<String>,
    /// Địa danh, before the date.
    pub place: Option<String>,
    /// Ngày ban hành; `None`: not given.
    pub date: Option<Date>,
    /// That it is about; `None`: the one in which it was published counts.
    pub school_year: Option<SchoolYear>,
    /// Cơ quan chủ quản, above the organ; `None`: none printed.
    pub parent_organ: Option<String>,
    /// Cơ quan ban hành.
    pub organ: String,
    /// Căn cứ, each a line as printed.
    pub legal_basis: Vec<String>,
    /// Below the front matter.
    pub body: Prose,
    /// `None`: without one.
    pub annex: Option<Annex>,
    /// `None`: not given.
    pub signer: Option<Signer>,
    /// Nơi nhận, each a line as printed, without the leading dash.
    pub recipients: Vec<String>,
    /// When the school put it online; `None`: it is shown, but meets no duty.
    pub published: Option<Date>,
    /// What was mended after publication, in the order written.
    pub corrections: Vec<Correction>,
    /// Contents that it makes public: it meets their duties.
    pub discloses: Vec<ContentRef>,
    /// In the order written, which numbers them on the page.
    pub notes: Vec<EditorNote>,
}

/// What follows the signature on a page of its own.
#[derive(Clone, Debug)]
pub struct Annex {
    /// Above it, as printed.
    pub title: String,
    /// Below the title; `None`: none printed.
    pub subtitle: Option<String>,
    /// The annex itself.
    pub body: Prose,
}

/// Who signed, in the words printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// In whose name: `TM. HỘI ĐỒNG TỰ ĐÁNH GIÁ`.
    pub authority: Option<String>,
    /// Chức vụ.
    pub title: Option<String>,
    /// In place of the signature: `(Đã ký)`.
    pub mark: Option<String>,
    /// Họ tên.
    pub name: Option<String>,
}

/// A slip of the original, kept as published, and what the editor says about it.
#[derive(Clone, Debug)]
pub struct EditorNote {
    /// As it stands in the document, within one paragraph; marked there.
    pub quote: String,
    /// What the site's editor says about it.
    pub note: String,
    place: Place,
}

impl Signer {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        fields.map("signer", |f| {
            Some(Self {
                authority: f.plain("authority"),
                title: f.plain("title"),
                mark: f.plain("mark"),
                name: f.plain("name"),
            })
        })
    }
}

impl Document {
    /// Title for lists: kind and subject on one line.
    pub fn title(&self) -> String {
        self.own_title.clone().unwrap_or_else(|| format!("{} {}", self.kind_name, self.subject.replace(" / ", " ")))
    }

    /// The quotes of its editor's notes, in order.
    pub fn quotes(&self) -> Vec<String> {
        self.notes.iter().map(|n| n.quote.clone()).collect()
    }

    /// Changes where what it names stands.
    pub(super) fn each_place(&mut self, mut change: impl FnMut(&mut Place)) {
        self.body.each_place(&mut change);
        if let Some(annex) = &mut self.annex {
            annex.body.each_place(&mut change);
        }
        self.notes.iter_mut().for_each(|note| change(&mut note.place));
        self.corrections.iter_mut().for_each(|correction| change(&mut correction.place));
    }

    pub(super) fn read(
        slug: String,
        parts: &FrontMatter<'_>,
        file: &Arc<str>,
        reading: &mut Reading<'_>,
    ) -> Option<Self> {
        let mut fields = Fields::open(file, &parts.data, &reading.packs.codes, &mut reading.diagnostics)?;
        let notes = editor_notes(&mut fields);
        let quotes: Vec<String> = notes.iter().map(|n| n.quote.clone()).collect();
        let mut page = Page::new(&reading.packs.codes, &quotes);
        let kind = kind(&mut fields, reading.packs);
        let origin = Origin::body(file, parts.body_offset);
        let body = prose::parse(parts.body, &origin, &mut page, fields.diagnostics);
        let annex = fields.map("annex", |f| {
            let (title, subtitle) = (f.required_text("title"), f.plain("subtitle"));
            let node = f.node("body");
            let span = node.map_or(Span::default(), |n| n.span);
            let text = node.and_then(|n| f.as_text(n)).map(|t| t.value).unwrap_or_default();
            let origin = Origin { file, offset: None, fallback: span, id_prefix: "phu-luc-", below_title: false };
            let body = prose::parse(&text, &origin, &mut page, f.diagnostics);
            Some(Annex { title: title?.value, subtitle, body })
        });
        let subject = fields.required_text("abstract");
        let organ = fields.required_text("organ");
        let number = fields.plain("number");
        let place = fields.plain("place");
        let legal_basis: Vec<String> = fields.texts("legal_basis").into_iter().map(|t| t.value).collect();
        let recipients: Vec<String> = fields.texts("recipients").into_iter().map(|t| t.value).collect();
        let signer = Signer::read(&mut fields);
        let parent_organ = fields.plain("parent_organ");
        let plain = [
            subject.as_ref().map(|t| &t.value),
            organ.as_ref().map(|t| &t.value),
            number.as_ref(),
            place.as_ref(),
            parent_organ.as_ref(),
        ];
        let annex_words = annex.iter().flat_map(|a| std::iter::once(&a.title).chain(a.subtitle.as_ref()));
        let signer_words = signer.iter().flat_map(|s| [&s.authority, &s.title, &s.mark, &s.name].into_iter().flatten());
        let plain: Vec<&String> = plain
            .into_iter()
            .flatten()
            .chain(&legal_basis)
            .chain(&recipients)
            .chain(annex_words)
            .chain(signer_words)
            .collect();
        for (note, found) in notes.iter().zip(&page.found) {
            if !found && !plain.iter().any(|text| text.contains(note.quote.as_str())) {
                let message = format!("không tìm thấy “{}” trong văn bản", note.quote);
                fields.diagnostics.push(
                    Diagnostic::new(&codes::QUOTE_NOT_FOUND, note.place.clone(), message)
                        .hint("chép đúng từng chữ, trong cùng một đoạn"),
                );
            }
        }
        let document = Self {
            file: Arc::clone(file),
            slug,
            kind: kind.as_ref().map(|(code, _)| code.clone()).unwrap_or_default(),
            kind_name: kind.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
            subject: subject.as_ref().map(|t| t.value.clone()).unwrap_or_default(),
            own_title: fields.plain("title"),
            number,
            place,
            date: fields.date("date").map(|d| d.value),
            school_year: fields.school_year("school_year").map(|y| y.value),
            parent_organ,
            organ: organ.as_ref().map(|t| t.value.clone()).unwrap_or_default(),
            legal_basis,
            body,
            annex,
            signer,
            recipients,
            published: fields.date("published").map(|d| d.value),
            corrections: Correction::list(&mut fields),
            discloses: ContentRef::list(&mut fields, "discloses", reading.packs),
            notes,
        };
        fields.finish();
        Some(document)
    }
}

fn kind(fields: &mut Fields<'_, '_>, packs: &crate::pack::Packs) -> Option<(String, String)> {
    let written = fields.required_text("kind")?;
    let format = &packs.document_format;
    let Some(name) = format.kind_title(&written.value) else {
        let codes_known: Vec<&str> = format.kind_abbreviations.iter().map(|k| k.code.as_str()).collect();
        let hint = match format
            .kind_abbreviations
            .iter()
            .find(|k| crate::text::fold(&k.name) == crate::text::fold(&written.value))
        {
            Some(kind) => format!("có phải là “{}”?", kind.code),
            None => closest(&written.value, codes_known.iter().copied()).map_or_else(
                || format!("chọn một trong: {}", codes_known.join(", ")),
                |c| format!("có phải là “{c}”?"),
            ),
        };
        let message =
            format!("“{}” không phải chữ viết tắt tên loại văn bản (Nghị định {})", written.value, format.number);
        fields.diagnostics.push(Diagnostic::new(&codes::NOT_A_CHOICE, written.place, message).hint(hint));
        return None;
    };
    Some((written.value, name.to_owned()))
}

pub(super) fn editor_notes(fields: &mut Fields<'_, '_>) -> Vec<EditorNote> {
    fields.maps("editor_notes", |f| {
        let (quote, note) = (f.required_text("quote"), f.required_text("note"));
        let Spanned { value: quote, place } = quote?;
        Some(EditorNote { quote, note: note?.value, place })
    })
}
