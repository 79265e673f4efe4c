//! Text: places in it, and everything that is particular to Vietnamese.
//!
//! **Invariant:** knows nothing of the rest of the crate; no file, no diagnostic, no model.
//!
//! ```
//! use congkhai::text::{fold, slug};
//! assert_eq!(fold("Đánh giá"), "danh gia");
//! assert_eq!(slug("Điều kiện tuyển sinh"), "dieu-kien-tuyen-sinh");
//! ```

mod cell_address;
mod collate;
mod date;
mod device;
mod escape;
mod file_name;
mod fold;
mod hex;
pub(crate) mod html;
mod language;
mod number;
mod old_font;
mod percent;
mod period;
mod period_words;
mod place;
mod school_year;
mod school_years;
pub mod sheet_layout;
mod sheet_mark;
mod sheet_name;
mod shortened;
mod similar;
mod speech;
mod system;
mod web_address;

pub use cell_address::cell_address;
pub use collate::collation_key;
pub use date::{DateError, format_date, format_date_long, format_month, parse_date};
pub use device::is_device_name;
pub use escape::escape;
pub use file_name::{is_litter, source_name};
pub use fold::{capitalised, fold, is_nfc, is_plain, is_unseen, nfc, sentence_case, slug, words};
pub use hex::{hex, push_hex};
pub use language::WordCount;
pub use number::{NumberError, format_decimal, format_integer, parse_decimal, parse_exact, parse_integer};
pub use old_font::{OldFont, from_old_font, may_be_old};
pub use percent::percent_decode;
pub use period::Period;
pub use period_words::parse_period;
pub use place::{CellName, LineIndex, ParagraphName, Place, Span, Spanned};
pub use school_year::SchoolYear;
pub use school_years::SchoolYears;
pub use sheet_mark::{MARK, needs_mark};
pub use sheet_name::sheet_name;
pub use shortened::{opening, shortened};
pub use similar::closest;
pub use speech::{Said, Speech};
pub use system::{system_reason, system_remedy};
pub use web_address::site_address;
