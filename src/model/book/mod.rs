//! A workbook that was made to be filled in. What it is and what its cells mean is told by ids that nobody sees: names of sheets and labels may
//! change. It becomes the tree that its `.yaml` would be, so that one reader reads both; a form's tables are read as spreadsheets are.

mod asked;
mod cell;
mod figures;
mod ids;
mod listed;
mod marks;
mod place;
mod tables;
mod tree;

pub(super) use marks::is_workbook;
pub(super) use place::name_cell;

use super::Shelf;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::pack::{Book, Packs};
use crate::parse::sheet::Sheet;
use crate::parse::yaml::{Kind, Node};
use crate::source::SourceFile;
use crate::text::sheet_layout::{BOOK_ANSWERS, BOOK_IDS, BOOK_INFO, BOOK_LIST, BOOK_TABLE, BOOK_VERSION};
use crate::text::{Place, Span, Spanned};
use ids::Ids;
use marks::{NEW_ONE, mark, row_of_ids};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use tree::{put, scalar};

/// A workbook of ours, opened.
pub(super) struct Workbook<'p> {
    file: Arc<str>,
    pub(super) kind: Cow<'p, Book>,
    ids: Ids,
    sheets: Arc<Vec<Sheet>>,
    /// What the sheets are: mark → position.
    marks: BTreeMap<String, usize>,
}

/// What a spreadsheet turned out to be.
pub(super) enum Opened<'p> {
    /// A workbook to read.
    Ours(Box<Workbook<'p>>),
    /// One of ours that cannot be read, or no spreadsheet at all: what is wrong was said.
    Refused,
    /// A spreadsheet of somebody's own.
    Foreign,
}

/// Opens a spreadsheet.
pub(super) fn open<'p>(
    (file, source): (&Arc<str>, &SourceFile),
    shelf: &Shelf,
    packs: &'p Packs,
    diagnostics: &mut Diagnostics,
) -> Opened<'p> {
    let whole = Place::start_of(file);
    let sheets = match shelf.sheets(file, source) {
        Ok(sheets) => sheets,
        Err(unreadable) => {
            diagnostics.push(unreadable.finding(file, &whole));
            return Opened::Refused;
        }
    };
    if !is_workbook(&sheets) {
        return Opened::Foreign;
    }
    let mut refuse = |message: String| {
        diagnostics.push(Diagnostic::new(&codes::BAD_SPREADSHEET, whole.clone(), message).hint(NEW_ONE));
    };
    let Some(ids) = sheets.iter().find(|sheet| mark(sheet).is_some_and(|(_, mark)| mark == BOOK_IDS)) else {
        refuse("sổ thiếu trang ẩn giữ mã hàng, mã cột: không biết ô nào là của hàng nào".to_owned());
        return Opened::Refused;
    };
    let ids = Ids::read(ids);
    if ids.version != BOOK_VERSION {
        refuse(format!("sổ được làm theo cách xếp “{}”, chương trình này đọc cách xếp {BOOK_VERSION}", ids.version));
        return Opened::Refused;
    }
    let kind = match kind(&ids, packs) {
        Ok(kind) => kind,
        Err(message) => {
            refuse(message);
            return Opened::Refused;
        }
    };
    let marks = marks(&sheets, &kind, diagnostics);
    Opened::Ours(Box::new(Workbook { file: Arc::clone(file), kind, ids, sheets, marks }))
}

/// What a workbook is, with what its content or report asks; or why it cannot be read.
fn kind<'p>(ids: &Ids, packs: &'p Packs) -> Result<Cow<'p, Book>, String> {
    let books = &packs.workbooks;
    let Some(book) = books.book(&ids.book) else {
        return Err(format!("trang ẩn của sổ ghi loại “{}”, không có loại sổ này", ids.book));
    };
    // a form of a regulation that there is not is said where its id is read
    let Some(regime) = packs.regime(&ids.regulation) else { return Ok(Cow::Borrowed(book)) };
    let own = if !ids.content.is_empty() {
        let content = regime.content(&ids.content).and_then(|content| books.of_content(regime, content, &[]));
        content.ok_or_else(|| format!("trang ẩn của sổ ghi nội dung “{}”, {} không có", ids.content, regime.number))?
    } else if ids.is_report {
        let report = regime.annual_report.as_ref().and_then(|report| books.of_report(report));
        report.ok_or_else(|| format!("trang ẩn của sổ ghi báo cáo thường niên, {} không có", regime.number))?
    } else {
        return Ok(Cow::Borrowed(book));
    };
    Ok(Cow::Owned(own))
}

/// The sheets by their marks; a mark that comes twice, is none of the kind or is gone is said.
fn marks(sheets: &[Sheet], kind: &Book, diagnostics: &mut Diagnostics) -> BTreeMap<String, usize> {
    let mut marks: BTreeMap<String, usize> = BTreeMap::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let Some((_, mark)) = mark(sheet) else {
            // somebody's own sheet of notes is none of ours
            if row_of_ids(sheet).is_some() {
                let message = "trang này mất mã ở hàng đầu nên không được đọc";
                diagnostics.push(Diagnostic::new(&codes::BAD_SPREADSHEET, sheet.own_place(), message).hint(NEW_ONE));
            }
            continue;
        };
        let list = mark.strip_prefix(BOOK_LIST);
        let known = matches!(mark, BOOK_IDS | BOOK_INFO)
            || (mark == BOOK_ANSWERS && !kind.answers.is_empty())
            || mark.starts_with(BOOK_TABLE)
            || list.is_some_and(|key| kind.lists.iter().any(|list| list.key == key));
        if !known {
            let message = format!("trang này mang mã “{mark}”, không có trong loại sổ này");
            diagnostics.push(Diagnostic::new(&codes::BAD_SPREADSHEET, sheet.own_place(), message).hint(NEW_ONE));
        } else if let Some(first) = marks.get(mark) {
            let message = format!("trang này là bản chép của trang “{}”", sheets[*first].name);
            let finding = Diagnostic::new(&codes::DUPLICATE_ITEM, sheet.own_place(), message);
            diagnostics.push(finding.hint("giữ một trang, xóa trang kia"));
        } else {
            marks.insert(mark.to_owned(), at);
        }
    }
    marks
}

impl Workbook<'_> {
    /// The names of its sheets, by which spans become cells.
    pub(super) fn names(&self) -> Arc<[String]> {
        self.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }

    fn sheet(&self, mark: &str) -> Option<(usize, &Sheet)> {
        let at = *self.marks.get(mark)?;
        Some((at, self.sheets.get(at)?))
    }

    /// What was filled in, as the tree that a `.yaml` would be.
    pub(super) fn tree(&self, packs: &Packs, diagnostics: &mut Diagnostics) -> Node {
        let mut entries = Vec::new();
        let mut span = Span::default();
        let regime = packs.regime(&self.ids.regulation).map(AsRef::as_ref);
        let mut later = Vec::new();
        let asking = [(BOOK_INFO, &self.kind.keys, "thông tin"), (BOOK_ANSWERS, &self.kind.answers, "nội dung")];
        for (mark, keys, called) in asking.into_iter().filter(|(mark, keys, _)| *mark == BOOK_INFO || !keys.is_empty())
        {
            if let Some((at, sheet)) = self.sheet(mark) {
                if mark == BOOK_INFO {
                    span = place::whole(at);
                }
                let about = asked::About { keys, packs, regime };
                asked::read(&about, (at, sheet), &mut entries, &mut later, diagnostics);
            } else {
                let message = format!("sổ thiếu trang {called}");
                let finding = Diagnostic::new(&codes::BAD_SPREADSHEET, Place::start_of(&self.file), message);
                diagnostics.push(finding.hint(NEW_ONE));
            }
        }
        for list in &self.kind.lists {
            if let Some((at, sheet)) = self.sheet(&format!("{BOOK_LIST}{}", list.key)) {
                listed::read(list, (at, sheet), packs, &mut entries, diagnostics);
            }
        }
        if self.kind.figures {
            self.figures(packs, &mut entries, diagnostics);
        }
        for one in later {
            one.keep(&mut entries, diagnostics);
        }
        // which form it is stands on the sheet of ids alone
        let ids = &self.ids;
        for (key, id) in [("regulation", &ids.regulation), ("form", &ids.form), ("content", &ids.content)] {
            if !id.is_empty() {
                put(&mut entries, key, scalar(id.clone(), span));
            }
        }
        Node { span, kind: Kind::Map(entries) }
    }

    /// What stands beside a key that is looked at and not kept: `@year`.
    pub(super) fn beside(&self, key: &str) -> Option<Spanned<String>> {
        let (_, sheet) = self.sheet(BOOK_INFO)?;
        asked::beside(sheet, key)
    }
}

/// That a cell must be filled.
fn missing(place: Place, label: &str) -> Diagnostic {
    let message = format!("“{label}” còn trống");
    Diagnostic::new(&codes::MISSING_KEY, place, message).hint("điền ô này rồi lưu tệp")
}
