//! What `workbook` says.

use crate::text::Said;

pub(in crate::cli) const BOOK_WRITTEN: Said = Said::new("đã ghi {path}: {title}", "wrote {path}: {title}");
pub(in crate::cli) const BOOK_OTHER_LAW: Said =
    Said::new("lưu ý: {what}\n  gợi ý: {hint}", "note: {what}\n  hint: {hint}");
pub(in crate::cli) const BOOK_SHEETS: Said = Said::new(
    "đã ghi {count} phiếu, mỗi tiêu chí một tệp: {first} đến {last}",
    "wrote {count} sheets, a file for each criterion: {first} to {last}",
);
pub(in crate::cli) const BOOK_EARLIER: Said =
    Said::new("số liệu của năm trước thì thêm --year", "add --year for figures of an earlier year");
pub(in crate::cli) const BOOK_EDITION: Said = Said::new(
    "phiếu theo {number}, {label}: ghi {id} ở ô “Bản của quy định” của sổ assessment.xlsx (edition: \"{id}\" trong assessment.yaml)",
    "sheets of {number}, {label}: write {id} as “Bản của quy định” into assessment.xlsx (edition: \"{id}\" in assessment.yaml)",
);
pub(in crate::cli) const BOOK_REPLACED: Said = Said::new(
    "lưu ý: {number} hết hiệu lực từ {date}, thay bằng {other}",
    "note: {number} holds no more since {date}; {other} took its place",
);
pub(in crate::cli) const BOOK_NO_EDITION: Said =
    Said::new("{number} không có bản “{word}”", "{number} has no edition “{word}”");
pub(in crate::cli) const BOOK_OTHER_SCHOOL: Said =
    Said::new("{form} không dành cho loại trường này", "{form} is not for schools of this type");
pub(in crate::cli) const BOOK_NO_REGULATION: Said =
    Said::new("không có quy định “{id}”", "there is no regulation “{id}”");
pub(in crate::cli) const BOOK_NO_FORM: Said =
    Said::new("không có biểu hay loại sổ “{form}”", "there is no form or book “{form}”");
pub(in crate::cli) const BOOK_SEVERAL: Said = Said::new(
    "biểu {form} có ở nhiều quy định; thêm --regulation với một trong: {ids}",
    "several regulations have a form {form}; add --regulation with one of: {ids}",
);
pub(in crate::cli) const BOOK_BUDGET_YEAR: Said = Said::new("năm ngân sách, như 2025", "a budget year like 2025");
pub(in crate::cli) const BOOK_SCHOOL_YEAR: Said = Said::new("năm học, như 2025-2026", "a school year like 2025-2026");
pub(in crate::cli) const BOOK_NO_YEAR: Said = Said::new("“{word}” không phải là {wanted}", "“{word}” is not {wanted}");
pub(in crate::cli) const BOOK_WHICH_FRAMEWORK: Said = Said::new(
    "phiếu của quy định kiểm định nào? thêm --regulation với một trong: {all}",
    "sheets of which regulation? add --regulation with one of: {all}",
);
pub(in crate::cli) const BOOK_NO_PROFILE: Said = Said::new(
    "{number} có nhiều phụ lục; thêm --type với một trong: {all}",
    "{number} has several appendices; add --type with one of: {all}",
);
pub(in crate::cli) const BOOK_NO_CRITERION: Said = Said::new(
    "quy định này không có tiêu chí “{name}”; tên tệp là số của tiêu chí, như 1.10.docx, hoặc ghi tên một thư mục để có phiếu của mọi tiêu chí",
    "this regulation has no criterion “{name}”; the file is named after it, like 1.10.docx, or name a folder for the sheets of all",
);
