//! The parts of a document, from its head to its annex, and what is said of those that are missing or not sure.

use super::annex::Annex;
use super::basis::basis;
use super::conversion::Conversion;
use super::foot::Foot;
use super::front_matter::FrontMatter;
use super::head::Head;
use super::line::{Line, Said, lines};
use super::title::Title;
use super::{headings, told};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::pack::DocumentFormat;
use crate::parse::word::{Align, Block, Item, Paragraph, Piece, Run, Word};
use crate::text::{ParagraphName, Place, SchoolYear};
use std::sync::Arc;

/// See the module.
#[derive(Debug)]
pub(super) struct Parts {
    kind: Said,
    subject: Said,
    head: Head,
    organ: Said,
    basis: Vec<Said>,
    /// Lines of the head that could not be told, and the text.
    body: Vec<Block>,
    foot: Foot,
    annex: Option<(Annex, Vec<Block>)>,
    told: Vec<(String, Said)>,
}

impl Parts {
    /// Recognises the parts. `None`: without kind or subject there is no document.
    pub(super) fn of(mut flow: Vec<Block>, how: &Conversion<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let format = &how.packs.document_format;
        let mut told = told::taken(&mut flow, (&format.reading.told, &format.reading.told_rows), how.file, diagnostics);
        let title = Title::find(&mut flow, format);
        let (above, below) = title.as_ref().map_or((0, 0), |title| (title.from, title.to));
        let head = Head::of(&flow[..above], format);
        let letter = if title.is_none() { letter(&flow, format) } else { None };
        let said = |key: &str| told.iter().find(|(known, _)| known == key).map(|(_, said)| said.clone());
        let (kind, subject) = named(title.as_ref(), letter.as_ref(), said("kind"), how, diagnostics)?;
        how.checked(&head, title.as_ref(), &kind, diagnostics);
        let organ =
            said("organ").or_else(|| head.organ.clone()).unwrap_or_else(|| how.own_organ(&kind.name, diagnostics));
        told.retain(|(key, _)| !matches!(key.as_str(), "kind" | "organ"));
        let (basis, from) = basis(&mut flow, below, format);
        let mut foot =
            Foot::find(&flow, from, format).unwrap_or(Foot { from: flow.len(), to: flow.len(), ..Foot::default() });
        how.checked_foot(&foot, flow.last(), diagnostics);
        let annex = Annex::find(&mut flow, foot.to, format);
        let behind: Vec<Block> = flow.drain(annex.as_ref().map_or(foot.to, |annex| annex.from)..).collect();
        flow.truncate(foot.from);
        let mut body: Vec<Block> = head.rest.iter().map(as_block).collect();
        body.extend(flow.drain(from..));
        let annex = match annex {
            Some(annex) => Some((annex, behind)),
            None => {
                if let Some(first) = behind.iter().flat_map(Block::paragraphs).next() {
                    let message = "phần sau chữ ký không có tiêu đề, nên được đưa vào cuối thân văn bản";
                    let hint = "nếu là phụ lục thì viết tiêu đề in hoa, canh giữa, như “PHỤ LỤC”";
                    diagnostics.push(how.unsure(&first.name, message, hint));
                }
                body.extend(behind);
                None
            }
        };
        for line in &std::mem::take(&mut foot.signer.unsure) {
            let message = format!("chưa rõ dòng này là gì, được đưa vào chỗ họ tên người ký: “{}”", line.text);
            diagnostics.push(how.unsure(&line.name, message, "dưới chức vụ chỉ để họ tên của một người ký"));
        }
        Some(Self { kind, subject, head, organ, basis, body, foot, annex, told })
    }

    /// As Markdown with front matter, and where the paragraphs begin in it.
    pub(super) fn written(&self, how: &Conversion<'_>, word: &Word) -> (String, Vec<(usize, Arc<ParagraphName>)>) {
        let mut out = FrontMatter::new();
        let told = |key: &str| self.told.iter().find(|(known, _)| known == key).map(|(_, said)| said);
        out.plain("kind", &self.kind.value, &self.kind.name);
        out.text("title", told("title"));
        out.text("abstract", Some(&self.subject));
        out.text("number", self.head.number.as_ref());
        out.text("place", self.head.place.as_ref());
        if let Some((Ok(date), said)) = &self.head.date {
            out.plain("date", &date.to_string(), &said.name);
        }
        match (told("school_year"), school_year(&self.subject.value)) {
            (Some(said), _) => out.text("school_year", Some(said)),
            (None, Some(year)) => out.plain("school_year", &year.to_string(), &self.subject.name),
            (None, None) => {}
        }
        out.text("parent_organ", self.head.parent_organ.as_ref());
        out.text("organ", Some(&self.organ));
        out.list("legal_basis", &self.basis);
        let signer = &self.foot.signer;
        let parts = [
            ("authority", &signer.authority),
            ("title", &signer.title),
            ("mark", &signer.mark),
            ("name", &signer.name),
        ];
        out.map("signer", &parts.map(|(key, said)| (key, said.as_ref())));
        out.list("recipients", &self.foot.recipients);
        out.text("published", told("published"));
        let discloses: Vec<Said> = told("discloses")
            .into_iter()
            .flat_map(|said| {
                said.value.split([';', ',']).map(|one| Said { value: one.trim().to_owned(), ..said.clone() })
            })
            .collect();
        out.list("discloses", &discloses.into_iter().filter(|said| !said.value.is_empty()).collect::<Vec<_>>());
        let format = &how.packs.document_format;
        if let Some((annex, blocks)) = &self.annex {
            out.map("annex", &[("title", Some(&annex.title)), ("subtitle", annex.subtitle.as_ref())]);
            out.block("body", &how.markdown(&headings::items(blocks, format), word).text, &annex.title.name);
        }
        let items: Vec<Item<'_>> = headings::items(&self.body, format);
        out.with_body(how.markdown(&items, word))
    }
}

/// V/v of a letter, near its top.
fn letter(flow: &[Block], format: &DocumentFormat) -> Option<Said> {
    let lines = flow.iter().take(12).flat_map(Block::paragraphs).flat_map(lines);
    lines.take(24).find(|line| line.begins(&format.reading.letter)).map(|line| line.said(line.text.clone()))
}

/// Kind and subject; what is missing is said.
fn named(
    title: Option<&Title>,
    letter: Option<&Said>,
    told: Option<Said>,
    how: &Conversion<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Said, Said)> {
    let missing =
        |place: Place, message: &str, hint: &str| Diagnostic::new(&codes::NO_WORD_PART, place, message).hint(hint);
    let Some(title) = title else {
        if let Some(letter) = letter {
            let place = Place::of_paragraph(how.file, &letter.name);
            let message =
                format!("đây là công văn, không có tên loại nên chưa bày được theo thể thức: “{}”", letter.value);
            let hint = "chuyển tệp vào thư mục pages để đưa lên như một trang tự do, hoặc viết lại thành THÔNG BÁO";
            diagnostics.push(missing(place, &message, hint));
            return None;
        }
        let hint = "viết tên loại in hoa, đậm, canh giữa trên một dòng riêng, như KẾ HOẠCH, QUYẾT ĐỊNH, BÁO CÁO, THÔNG BÁO, dưới đó là trích yếu; tệp không phải văn bản hành chính thì chuyển vào thư mục pages";
        diagnostics.push(missing(Place::start_of(how.file), "không thấy tên loại văn bản", hint));
        return None;
    };
    if title.subject.is_empty() {
        let place = Place::of_paragraph(how.file, &title.name);
        diagnostics.push(missing(
            place,
            "không thấy trích yếu dưới tên loại văn bản",
            "viết trích yếu (nội dung chính) đậm, canh giữa, ngay dưới tên loại",
        ));
        return None;
    }
    let name = Arc::clone(&title.name);
    let kind = told.unwrap_or_else(|| Said { value: title.kind.clone(), name: Arc::clone(&name) });
    Some((kind, Said { value: title.subject.join(" / "), name }))
}

impl Conversion<'_> {
    /// Says what of a head is missing or not sure.
    fn checked(&self, head: &Head, title: Option<&Title>, kind: &Said, diagnostics: &mut Diagnostics) {
        if let Some(title) = title.filter(|title| title.is_unsure) {
            let message = format!("trích yếu được đọc là “{}”", title.subject.join(" / "));
            diagnostics.push(self.unsure(&title.name, message, "để chắc chắn, tên loại và trích yếu đậm, canh giữa"));
        }
        for line in &head.rest {
            let message = format!("chưa rõ dòng này ở phần đầu là gì, được đưa vào thân văn bản: “{}”", line.text);
            let decree = &self.packs.document_format.number;
            let hint = format!(
                "phần đầu chỉ có cơ quan, số, Quốc hiệu, Tiêu ngữ, địa danh và ngày, trình bày theo Nghị định {decree}"
            );
            diagnostics.push(self.unsure(&line.name, message, &hint));
        }
        if let (true, Some(organ)) = (head.unsure_organs, &head.organ) {
            let above = head.parent_organ.as_ref().map(|said| said.value.as_str()).unwrap_or_default();
            let message = format!("cơ quan ban hành được đọc là “{}”, cơ quan chủ quản là “{above}”", organ.value);
            diagnostics.push(self.unsure(&organ.name, message, "để chắc chắn, chỉ tên cơ quan ban hành viết đậm"));
        }
        if let Some((Err(text), said)) = &head.date {
            let message = format!("ngày ban hành còn trống hoặc không có thật: “{text}”");
            diagnostics.push(self.unsure(&said.name, message, "điền đủ ngày, tháng, năm"));
        }
        let codes = &self.packs.document_format.kind_abbreviations;
        let symbol = head.number.as_ref().and_then(|said| {
            said.value.rsplit_once('/').map(|(_, symbol)| symbol.split('-').next().unwrap_or_default())
        });
        if let (Some(symbol), Some(number)) = (symbol, &head.number)
            && symbol != kind.value
            && codes.iter().any(|known| known.code == symbol)
        {
            let message = format!("ký hiệu “{}” là của loại {symbol}, tên loại là {}", number.value, kind.value);
            diagnostics.push(self.unsure(&number.name, message, "sửa ký hiệu hoặc tên loại cho khớp nhau"));
        }
    }

    fn checked_foot(&self, foot: &Foot, last: Option<&Block>, diagnostics: &mut Diagnostics) {
        let Some(name) = last.and_then(|block| block.paragraphs().last().map(|paragraph| Arc::clone(&paragraph.name)))
        else {
            return;
        };
        let (signed, sent) = (!foot.signer.is_empty(), !foot.recipients.is_empty());
        let missing = match (signed, sent) {
            (true, true) => return,
            (false, true) => "người ký",
            (true, false) => "nơi nhận",
            (false, false) => "nơi nhận và người ký",
        };
        let hint = "cuối văn bản: bên trái là “Nơi nhận:”, bên phải là chức vụ in hoa và họ tên, trong một bảng hai cột không viền";
        diagnostics.push(self.unsure(&name, format!("không thấy {missing}"), hint));
    }

    fn own_organ(&self, name: &Arc<ParagraphName>, diagnostics: &mut Diagnostics) -> Said {
        let organ = self.organ.to_uppercase();
        let message = format!("không thấy cơ quan ban hành ở phần đầu, trang ghi tên đơn vị: “{organ}”");
        diagnostics.push(self.unsure(
            name,
            message,
            "góc trên bên trái ghi cơ quan chủ quản, dưới đó là cơ quan ban hành in hoa, đậm",
        ));
        Said { value: organ, name: Arc::clone(name) }
    }
}

/// The one school year that a subject names.
fn school_year(subject: &str) -> Option<SchoolYear> {
    let lower = crate::text::fold(subject);
    let mut years = lower.match_indices("nam hoc").filter_map(|(at, words)| {
        let rest = lower[at + words.len()..].trim_start().replace(['–', '—'], "-");
        let written: String = rest.chars().filter(|c| *c != ' ').take(9).collect();
        SchoolYear::parse(&written)
    });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

fn as_block(line: &Line) -> Block {
    let run = Run { text: line.text.clone(), bold: line.is_bold, ..Run::default() };
    Block::Paragraph(Paragraph {
        name: Arc::clone(&line.name),
        label: None,
        pieces: vec![Piece::Run(run)],
        outline: None,
        align: Align::Left,
    })
}
