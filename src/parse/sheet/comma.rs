//! CSV: `,`, `;` or tab between cells, quotes around those that hold one. A quote that is not closed in its place is an error there.

use super::{Content, MAX_COLUMNS, MAX_ROWS, Sheet, SheetCell, Spot, Unreadable, plain};
use crate::text::Span;
use std::sync::Arc;

const SAVE_AS_UTF8: &str =
    "trong Excel chọn Save As, loại “CSV UTF-8 (Comma delimited) (*.csv)” hoặc “Excel Workbook (*.xlsx)”";
const CLOSE_IT: &str = "xóa dấu nháy kép thừa ở ô này, hoặc đóng nó ở cuối ô; dấu nháy trong ô viết hai lần";

/// What may stand between cells.
const MARKS: &[u8] = b",;\t|";

pub(super) fn read(file: &Arc<str>, bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::new(encoding(bytes), SAVE_AS_UTF8))?;
    if text.contains('\0') {
        return Err(Unreadable::new(encoding(bytes), SAVE_AS_UTF8));
    }
    let mut start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut delimiter = delimiter(&text[start..]);
    // Excel's own line that names the mark
    if let Some(named) =
        text[start..].strip_prefix("sep=").and_then(|rest| rest.bytes().next().filter(|mark| MARKS.contains(mark)))
    {
        delimiter = named;
        start = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
    }
    let rows = Splitter { text, at: start, delimiter }.rows()?;
    Ok(vec![Sheet { file: Arc::clone(file), name: String::new(), rows }])
}

fn encoding(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.contains(&0) {
        "tệp lưu dạng “Unicode Text” (UTF-16), không phải UTF-8"
    } else {
        "tệp không phải UTF-8 (có lẽ lưu bằng loại “CSV” thường, bảng mã Windows-1258)"
    }
}

/// What follows `id` on the line of the column ids; else `,`, `;` or tab: what stands most often on the first lines.
fn delimiter(text: &str) -> u8 {
    let after_id = text.lines().take(MAX_ROWS).find_map(|line| {
        let line = line.trim_start().trim_start_matches('"');
        let rest = line.get(..2).filter(|id| id.eq_ignore_ascii_case("id")).and(line.get(2..))?;
        rest.trim_start_matches('"').bytes().next().filter(|mark| MARKS.contains(mark))
    });
    let head: String = text.lines().take(5).collect();
    let count = |mark: u8| head.bytes().filter(|b| *b == mark).count();
    let most =
        || [b';', b'\t'].into_iter().fold(b',', |best, next| if count(next) > count(best) { next } else { best });
    after_id.unwrap_or_else(most)
}

struct Splitter<'t> {
    text: &'t str,
    at: usize,
    delimiter: u8,
}

impl Splitter<'_> {
    fn rows(mut self) -> Result<Vec<Vec<SheetCell>>, Unreadable> {
        let mut rows: Vec<Vec<SheetCell>> = Vec::new();
        while self.at < self.text.len() {
            let row = self.row()?;
            if rows.len() >= MAX_ROWS {
                return Err(too_large());
            }
            rows.push(row);
        }
        Ok(rows)
    }

    fn row(&mut self) -> Result<Vec<SheetCell>, Unreadable> {
        let mut cells = Vec::new();
        loop {
            if cells.len() >= MAX_COLUMNS {
                return Err(too_large());
            }
            cells.push(self.cell()?);
            match self.text.as_bytes().get(self.at) {
                Some(byte) if *byte == self.delimiter => self.at += 1,
                _ => break,
            }
        }
        if self.text[self.at..].starts_with("\r\n") {
            self.at += 1;
        }
        self.at += 1;
        Ok(cells)
    }

    /// One cell; afterwards `at` is at the mark behind it, at the line's end or at the text's.
    fn cell(&mut self) -> Result<SheetCell, Unreadable> {
        let begin = self.at;
        let written = if self.text[begin..].starts_with('"') {
            self.quoted()?
        } else {
            let end = self.text.as_bytes()[begin..].iter().position(|b| self.ends(*b));
            self.at = end.map_or(self.text.len(), |end| begin + end);
            self.text[begin..self.at].to_owned()
        };
        let at = Spot::Text(Span::new(begin, self.at));
        Ok(SheetCell { text: plain(&written), content: Content::Text, merged: None, formula: false, at })
    }

    fn ends(&self, byte: u8) -> bool {
        byte == self.delimiter || byte == b'\n' || byte == b'\r'
    }

    fn quoted(&mut self) -> Result<String, Unreadable> {
        let begin = self.at;
        let mut written = String::new();
        self.at += 1;
        loop {
            let Some(quote) = self.text[self.at..].find('"') else { return Err(self.open_quote(begin)) };
            written.push_str(&self.text[self.at..self.at + quote]);
            self.at += quote + 1;
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    written.push('"');
                    self.at += 1;
                }
                None => return Ok(written),
                Some(byte) if self.ends(*byte) => return Ok(written),
                Some(_) => return Err(self.open_quote(begin)),
            }
        }
    }

    fn open_quote(&self, begin: usize) -> Unreadable {
        let line_end = self.text[begin..].find(['\r', '\n']).map_or(self.text.len(), |at| begin + at);
        Unreadable {
            why: "dấu nháy kép mở ở đây không đóng ở cuối ô, các hàng sau bị nuốt vào ô này".to_owned(),
            hint: CLOSE_IT,
            span: Some(Span::new(begin, line_end)),
        }
    }
}

fn too_large() -> Unreadable {
    Unreadable::new(
        format!("bảng lớn quá {MAX_ROWS} hàng hoặc {MAX_COLUMNS} cột"),
        "chỉ giữ bảng của biểu mẫu, xóa phần khác",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(csv: &str) -> Vec<Vec<String>> {
        let Ok(sheets) = read(&Arc::from("v.csv"), csv.as_bytes()) else { return Vec::new() };
        sheets[0].rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
    }

    #[test]
    fn marks_quotes_and_line_ends() {
        assert_eq!(texts("\u{feff}id;a\r\nx;\"1;\"\"2\"\"\n3\"\r\n"), [["id", "a"], ["x", "1;\"2\"\n3"]]);
        assert_eq!(
            texts("Sở, ban, ngành, đoàn\nid\ta\nx\t2,5"),
            [vec!["Sở, ban, ngành, đoàn"], vec!["id", "a"], vec!["x", "2,5"]]
        );
        assert_eq!(texts("sep=;\nid;a\n'-x;''=y\n"), [["id", "a"], ["-x", "'=y"]]);
        assert_eq!(texts("sep=é\nid;é"), [vec!["sep=é"], vec!["id", "é"]]);
        assert_eq!(texts("id,a\nx,\"1\ny,2\n"), Vec::<Vec<String>>::new());
        assert_eq!(texts("id,a\nx,\"1\ny,\"2\n"), Vec::<Vec<String>>::new());
    }
}
