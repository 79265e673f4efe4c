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
