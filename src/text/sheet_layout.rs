//! The layout of a table as a file, which downloads are written in and `values:` reads back: a row of ids, then a row a row.

/// Heads the ids of rows, and begins the row that names the columns.
pub const ID: &str = "id";
/// The numbering as printed.
pub const NUMBER: &str = "stt";
/// What a row is called.
pub const LABEL: &str = "noi_dung";
/// The columns that stand before the values, in their order.
pub const LEAD: [&str; 3] = [ID, NUMBER, LABEL];
/// How deep a row stands: written by earlier versions.
pub const DEPTH: &str = "bac";
/// The id of the row of heads as people read them.
pub const HEADS: &str = "nhan";
/// Ends the id of the column that holds the percentages of a count.
pub const PERCENT: &str = "_percent";
/// The column of a download that says that its figures are invented; not read.
pub const ILLUSTRATIVE: &str = "minh_hoa";
/// The column of a download that names the licence of the data; not read.
pub const LICENCE: &str = "giay_phep";
/// Begins the mark in the first row of each sheet of a workbook to be filled in: what the sheet is, whatever it is called.
pub const BOOK_MARK: &str = "congkhai:";
/// The sheet of ids.
pub const BOOK_IDS: &str = "congkhai:ids";
/// The sheet of keys.
pub const BOOK_INFO: &str = "congkhai:info";
/// The sheet of answers, laid out as the sheet of keys: items of a content, sections of a report.
pub const BOOK_ANSWERS: &str = "congkhai:answers";
/// The column of the sheet of keys in which is written, from 0.
pub const BOOK_CELLS: u16 = 1;
/// The hidden column that says which key it is; the sheet's mark heads it.
pub const BOOK_KEYS: u16 = 3;
/// A list, by its key.
pub const BOOK_LIST: &str = "congkhai:list:";
/// A table of a form, by its id.
pub const BOOK_TABLE: &str = "congkhai:table:";
/// How workbooks are laid out, in their sheets of ids.
pub const BOOK_VERSION: &str = "1";
/// Stands between a key and one of its words, where each word has a row.
pub const BOOK_WORD: char = '#';
