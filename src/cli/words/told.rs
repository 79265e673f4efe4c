//! What commands say of what they did, and why they could not.

use crate::text::{Said, Speech};

pub(in crate::cli) const SYSTEM_ERROR: Said = Said::new("lỗi môi trường: {what}", "system error: {what}");
pub(in crate::cli) const NO_THREADS: Said = Said::new(
    "lỗi môi trường: hệ thống không cho chương trình chạy thêm luồng nào; trang đã công bố giữ nguyên\n  gợi ý: đóng bớt chương trình, hoặc nhờ quản trị máy nới số tiến trình được chạy (ulimit -u)",
    "system error: the system gives the program no further thread; what was published stays as it is\n  hint: close other programs, or ask the administrator for more processes (ulimit -u)",
);
pub(in crate::cli) const UNFORESEEN: Said = Said::new(
    "lỗi của chương trình, không phải của tệp nguồn; trang đã công bố giữ nguyên. Xin gửi dòng sau cho nhóm phát triển:\n  panicked at {place}: {words}",
    "a fault of the program, not of your sources; what was published stays as it is. Please send this line to its makers:\n  panicked at {place}: {words}",
);
pub(in crate::cli) const CANNOT: Said = Said::new("{path}: {why}", "{path}: {why}");
pub(in crate::cli) const TOTAL: Said = Said::new("cộng", "total");

pub(in crate::cli) const SAME: Said =
    Said::new("Không có gì thay đổi; {out} giữ nguyên.", "Nothing has changed; {out} stays as it is.");
pub(in crate::cli) const PART_MISSING: Said = Said::new(
    "thiếu phần {part}: dựng phần ấy bằng “congkhai build --shard {part}” rồi ghép lại",
    "share {part} is missing: build it with `congkhai build --shard {part}` and assemble again",
);
pub(in crate::cli) const PART_DAMAGED: Said = Said::new(
    "một phần (như {part}) thiếu tệp hoặc đã hỏng trên đường chép: dựng hay chép lại các phần rồi ghép lại",
    "a share (like {part}) lacks files or was damaged on its way: build or copy the shares again, then assemble them",
);
pub(in crate::cli) const PARTS_UNLIKE: Said = Said::new(
    "{part}: phần này của ngày, địa chỉ, số phần hay nguồn chung khác với phần đầu; dựng lại các phần từ cùng một bản nguồn, cùng --today",
    "{part}: this share is of another day, address, number of shares or common source than the first; build all from the same sources with the same --today",
);
pub(in crate::cli) const PARTS_OF_OTHER_PROGRAM: Said = Said::new(
    "{part}: phần này do một bản congkhai khác dựng; dùng cùng một bản để dựng mọi phần và để ghép",
    "{part}: this share was built by another version of congkhai; use the same one to build all shares and to assemble them",
);
pub(in crate::cli) const SKIPPED: Said =
    Said::new("{count} đơn vị giữ nguyên từ lần dựng trước", "{count} units taken over from the last build");
pub(in crate::cli) const SOURCES_CHANGE: Said = Said::new(
    "tệp nguồn liên tục thay đổi trong khi dựng (đang chép hoặc đồng bộ?); dựng lại khi việc ấy xong",
    "sources keep changing while they are read (being copied or synchronised?); build again when that is done",
);
pub(in crate::cli) const REFUSED: Said =
    Said::new("Chưa công bố gì; {out} giữ nguyên như trước.", "Nothing was published; {out} stays as it was.");
pub(in crate::cli) const HELD_BACK: Said = Said::new(
    "Giữ lại {count} đơn vị còn lỗi; mọi phần khác đã công bố:",
    "{count} units with errors are held back; everything else was published:",
);
pub(in crate::cli) const HELD_OF: Said = Said::new(
    "  {unit}: {findings} điều phải sửa; trang của đơn vị này là bản ngày {day}.",
    "  {unit}: {findings} to be mended; its pages are the version of {day}.",
);
pub(in crate::cli) const HELD_NAMED: Said = Said::new(
    "  {unit}: {findings} điều phải sửa; chưa có bản nào tốt, trang của đơn vị này chỉ có tên và một dòng nói vậy.",
    "  {unit}: {findings} to be mended; no version was ever good, its page has its name and says so.",
);
pub(in crate::cli) const HELD_OUT: Said = Said::new(
    "  {unit}: {findings} điều phải sửa; chưa có bản nào tốt, chưa đọc được tên và loại; trang chung ghi là còn thiếu.",
    "  {unit}: {findings} to be mended; no version was ever good, name and type cannot be read; the portal says that it is missing.",
);
pub(in crate::cli) const HELD_FOLLOWS: Said = Said::new(
    "    (đơn vị này dẫn tới một mục mà đơn vị bị giữ lại ở trên chưa công bố được)",
    "    (it leads to something that a unit held back above could not publish yet)",
);
pub(in crate::cli) const HELD_REMEDY: Said = Said::new(
    "Sửa các lỗi trên rồi dựng lại. Muốn hễ có lỗi là không công bố gì: --all-or-nothing.",
    "Mend the errors above and build again. To publish nothing where there is an error: --all-or-nothing.",
);
pub(in crate::cli) const NO_GOOD_VERSION: Said = Said::new(
    "Không giữ lại riêng {unit} được: đơn vị này đang có trang công bố, mà chưa có bản nguồn tốt nào được giữ (mỗi lần dựng không lỗi sẽ giữ).",
    "{unit} alone cannot be held back: it has pages that are public, and no good version of its sources was kept (each build without errors keeps one).",
);
pub(in crate::cli) const VERSION_LOSES: Said = Said::new(
    "Không giữ lại riêng {unit} được: từ bản nguồn tốt trước đây không còn dựng ra /{route}.",
    "{unit} alone cannot be held back: its last good sources no longer make /{route}.",
);
pub(in crate::cli) const NOT_KEPT: Said = Said::new(
    "Không giữ được bản nguồn tốt của các đơn vị: {error}. Lần dựng sau có lỗi thì không công bố gì.",
    "Good versions of the units' sources could not be kept: {error}. If the next build has errors, nothing is published.",
);
pub(in crate::cli) const BUILT: Said = Said::new(
    "Đã dựng {pages} trang ({files} tệp: {added} mới, {changed} đổi, {unchanged} giữ nguyên, {removed} bỏ) vào {out}, tính đến {day}.",
    "Built {pages} pages ({files} files: {added} new, {changed} changed, {unchanged} the same, {removed} removed) into {out}, as of {day}.",
);
pub(in crate::cli) const LISTED: Said = Said::new(
    "Danh sách cho máy chủ: {changed} tệp phải chép ({copy}), {removed} tệp phải xóa ({delete}).",
    "Lists for the host: {changed} files to copy ({copy}), {removed} to delete ({delete}).",
);
pub(in crate::cli) const LISTED_SELF: Said = Said::new(
    "{since} được ghi lại mỗi lần, dù lần chép trước có xong hay không",
    "{since} is written anew each time, whether the copy before was finished or not",
);
pub(in crate::cli) const LISTED_SELF_HINT: Said = Said::new(
    "khi đã chép và xóa xong thì đổi tên nó thành host.manifest (mv), và không cần --since",
    "when all is copied and deleted rename it to host.manifest (mv), then --since is not needed",
);
pub(in crate::cli) const LISTED_ALL: Said = Said::new(
    "Chưa có {since}: máy chủ được coi là chưa có tệp nào.",
    "There is no {since}: the host counts as one that has no file yet.",
);
pub(in crate::cli) const MENDED: Said = Said::new(
    "Đã sửa lại {count} chỗ không còn như lần công bố trước: {names}.",
    "Mended {count} places that were no longer as published: {names}.",
);

pub(in crate::cli) const DUTIES: Said =
    Said::new("việc công khai đến ngày {day}: {counts}", "duties of disclosure as of {day}: {counts}");
/// Once, weekly and monthly, soon, waiting, unsettled, owed: each is said where there is any.
pub(in crate::cli) const COUNTS: [Said; 6] = [
    Said::new("{count} việc quá hạn", "{count} overdue"),
    Said::new("{count} việc hằng tuần, hằng tháng quá hạn", "{count} weekly and monthly ones overdue"),
    Said::new("{count} sắp đến hạn", "{count} due soon"),
    Said::new("{count} trường chưa báo ngày", "{count} wait for a day from the school"),
    Said::new("{count} chưa rõ có áp dụng", "{count} may not apply"),
    Said::new("{count} còn nợ từ các năm học trước", "{count} owed from earlier school years"),
];
pub(in crate::cli) const NOTHING_DUE: Said =
    Said::new("không việc nào quá hạn hay sắp đến hạn", "nothing is overdue or due soon");
pub(in crate::cli) const DUE_HEAD: Said =
    Said::new("Việc công khai đến ngày {day}, năm học {year}", "Duties of disclosure as of {day}, school year {year}");
pub(in crate::cli) const DUE_BEGIN: Said = Said::new(
    "  chưa rõ theo dõi từ năm học nào nên tính từ năm học trước: trường mới thì ghi “duties: {from: {year}}” và duties_reason vào unit.yaml",
    "  it is not known from which school year on, so the last one counts: a new school writes “duties: {from: {year}}” and duties_reason into unit.yaml",
);
pub(in crate::cli) const NOBODY: Said = Said::new("Chưa phân công", "Assigned to nobody");
pub(in crate::cli) const DUE_NOTE: Said = Said::new("      lưu ý: {note}", "      note: {note}");
pub(in crate::cli) const DUE_TOTAL: Said = Said::new("Cộng {units} đơn vị: {counts}", "{units} units: {counts}");
pub(in crate::cli) const DUE_SERIES: Said = Said::new(
    "{first} đến {last}: {title} ({times} lần), lần đầu {state}",
    "{first} to {last}: {title} ({times} times), the first {state}",
);
pub(in crate::cli) const DUE_OVERDUE: Said = Said::new("quá hạn {days} ngày", "overdue by {days} days");
pub(in crate::cli) const DUE_TODAY: Said = Said::new("hết hạn hôm nay", "due today");
pub(in crate::cli) const DUE_NEAR: Said = Said::new("còn {days} ngày", "{days} days left");
pub(in crate::cli) const DUE_WAITING: Said = Said::new("trường chưa báo ngày", "the school has not told the day");
pub(in crate::cli) const DUE_UNSETTLED: Said = Said::new("chưa rõ có áp dụng", "may not apply");
pub(in crate::cli) const DUE_LATER: Said = Said::new("chưa đến hạn", "not due yet");
pub(in crate::cli) const DUE_OWED: Said = Said::new(", còn nợ từ năm học {year}", ", owed from school year {year}");
pub(in crate::cli) const DUE_EVENT: Said = Said::new("chờ {event}", "waiting for {event}");
pub(in crate::cli) const DUE_NO_DAY: Said = Said::new("chưa có ngày", "no day yet");
pub(in crate::cli) const UNREADABLE_SITE: Said = Said::new(
    "không đọc được trang; chạy “congkhai check” để xem lỗi",
    "the site cannot be read; “congkhai check” tells why",
);
pub(in crate::cli) const NO_UNIT: Said =
    Said::new("không có đơn vị “{unit}” trong content/", "there is no unit “{unit}” in content/");

pub(in crate::cli) const PACKED: Said = Said::new(
    "Đã đóng gói {pages} trang ({files} tệp) vào {out}. Giải nén vào một thư mục riêng trên máy chủ (cPanel: File Manager, tạo public_html/cong-khai, Upload, Extract), đừng giải nén đè lên website khác; hoặc vào USB rồi mở index.html.",
    "Packed {pages} pages ({files} files) into {out}. Extract it in a folder of its own on the host (cPanel: File Manager, make public_html/cong-khai, Upload, Extract), never over another website; or on a stick and open index.html.",
);
pub(in crate::cli) const NOT_PACKED: Said =
    Said::new("Chưa đóng gói gì; sửa các lỗi trên rồi chạy lại.", "Nothing was packed; mend the errors above first.");

pub(in crate::cli) const PORT_TAKEN: Said = Said::new(
    "Cổng {port} đang được dùng; lấy cổng kế tiếp còn trống.",
    "Port {port} is taken; the next free one is used.",
);
pub(in crate::cli) const SEE_AT: Said =
    Said::new("Xem tại {address}, tính đến {day}. Dừng bằng Ctrl+C.", "See {address}, as of {day}. Stop with Ctrl+C.");
pub(in crate::cli) const ALL_FINDINGS: Said =
    Said::new("Mọi điều cần xem: {address}.congkhai/", "All findings: {address}.congkhai/");
pub(in crate::cli) const MADE: Said = Said::new("Đã dựng {pages} trang. {counted}", "Built {pages} pages. {counted}");
pub(in crate::cli) const KEPT: Said =
    Said::new("Có lỗi, giữ bản đúng gần nhất. {counted}", "There are errors; the last good version stays. {counted}");
pub(in crate::cli) const HELD: Said =
    Said::new("{error}; xem trước giữ nội dung đọc được lần trước.", "{error}; the preview keeps what was last read.");
pub(in crate::cli) const POLLING: Said = Said::new(
    "Hệ thống không báo khi tệp đổi ({reason}); cứ mỗi giây xem lại một lần.",
    "The system does not tell of changes ({reason}); files are looked at every second.",
);
pub(in crate::cli) const NO_BROWSER: Said = Said::new(
    "Không mở được trình duyệt; tự mở địa chỉ trên.",
    "The browser cannot be opened; open the address yourself.",
);

pub(in crate::cli) const NO_NAME: Said = Said::new(
    "lỗi: tên “{file}” không thành địa chỉ trang được; đặt tên tệp bằng chữ",
    "error: the name “{file}” makes no address; give the file a name of letters",
);
pub(in crate::cli) const IS_THERE: Said =
    Said::new("lỗi: {path} đã có; thêm --force để ghi đè", "error: {path} is there; add --force to overwrite it");
pub(in crate::cli) const WRITTEN: Said = Said::new("đã ghi {path}{about}", "wrote {path}{about}");
pub(in crate::cli) const PICTURES: Said = Said::new(", {count} hình trong {folder}", ", {count} pictures in {folder}");
pub(in crate::cli) const EDIT_MARKDOWN: Said = Said::new(
    "từ nay sửa tệp .md; chuyển {file} ra ngoài thư mục này",
    "from now on edit the .md file; move {file} out of this folder",
);
pub(in crate::cli) const PUT_MARKDOWN: Said = Said::new(
    "để tệp .md vào thư mục documents (hoặc pages) của trường, thư mục static cạnh thư mục ấy",
    "put the .md file into the school's folder documents (or pages), the folder static beside it",
);
pub(in crate::cli) const SHEET_AS_IT_IS: Said = Said::new(
    "{file} là phiếu đánh giá tiêu chí: không cần import. Để nguyên tệp Word vào thư mục của đợt tự đánh giá, tên tệp là số của tiêu chí, như assessments/2025-2026/1.1.docx",
    "{file} is the sheet of a criterion and needs no import. Put the Word file as it is into the folder of the self-assessment, named after its criterion, like assessments/2025-2026/1.1.docx",
);
pub(in crate::cli) const PLAN_AS_IT_IS: Said = Said::new(
    "{file} có bảng kế hoạch cải tiến: không cần import. Để nguyên tệp Word vào thư mục improvement của trường, tên tệp là giai đoạn, như improvement/2024-2029.docx, thì mỗi hàng của bảng thành một việc",
    "{file} has the table of a plan of improvement and needs no import. Put the Word file as it is into the school's folder improvement, named after its period, like improvement/2024-2029.docx: each row of the table becomes a task",
);
pub(in crate::cli) const NO_PICTURE: Said =
    Said::new("không lấy được hình thứ {number} từ tệp", "picture {number} cannot be taken from the file");

pub(in crate::cli) const MORE: Said = Said::new(
    "Gõ “congkhai explain {code}” để xem nghĩa và cách sửa.",
    "`congkhai explain {code}` tells what it means and how to mend it.",
);
pub(in crate::cli) const UNKNOWN_CODE: Said = Said::new("không có mã “{code}”", "there is no code “{code}”");
pub(in crate::cli) const ALL_CODES: Said = Said::new(
    "“congkhai explain” in mọi mã; “congkhai explain CK0403” nói rõ một mã.",
    "`congkhai explain` lists all codes; `congkhai explain CK0403` tells of one.",
);
pub(in crate::cli) const MEANS: Said = Said::new("Nghĩa là", "What it means");
pub(in crate::cli) const WHY: Said = Said::new("Vì sao", "Why it matters");
pub(in crate::cli) const MEND: Said = Said::new("Cách sửa", "How to mend it");
pub(in crate::cli) const EXAMPLE: Said = Said::new("Ví dụ: chương trình nói", "Example: the program says");

pub(in crate::cli) const NEW_NOT_EMPTY: Said = Said::new(
    "thư mục {folder} đã có tệp; không ghi gì vào đó",
    "the folder {folder} is not empty; nothing was written",
);
pub(in crate::cli) const NEW_FOLDER: Said = Said::new(
    "chọn tên thư mục khác, như: congkhai new trang-cua-truong",
    "choose another folder, like: congkhai new my-site",
);
pub(in crate::cli) const NEW_EXAMPLE: Said = Said::new(
    "viết như: congkhai new trang-cua-truong --type mam-non --name \"Trường Mầm non Hoa Mai\" --phone \"0215 3825 111\"",
    "write it like: congkhai new my-site --type mam-non --name \"…\" --phone \"0215 3825 111\"",
);
pub(in crate::cli) const NO_TYPE: Said = Said::new("không có loại trường “{word}”", "there is no type “{word}”");
pub(in crate::cli) const NO_LEVEL: Said = Said::new("không có cấp học “{word}”", "there is no level “{word}”");
pub(in crate::cli) const NO_LEVELS: Said =
    Said::new("--levels không dùng cho loại trường “{type}”", "--levels is not for schools of type “{type}”");
pub(in crate::cli) const LEVELS_OF_SEVERAL: Said =
    Said::new("bỏ --levels, hoặc ghi --type {types}", "leave --levels out, or write --type {types}");
pub(in crate::cli) const ASK_TYPE: Said = Said::new("Loại đơn vị (1-{last}): ", "Type (1-{last}): ");
pub(in crate::cli) const ASK_AGAIN: Said = Said::new("Gõ một số trong danh sách.\n", "Type a number of the list.\n");
pub(in crate::cli) const ASK_NAME: Said =
    Said::new("Tên đầy đủ của trường hay cơ quan: ", "Full name of the school or office: ");
pub(in crate::cli) const ASK_PHONE: Said =
    Said::new("Điện thoại để cha mẹ hỏi (bỏ trống nếu chưa có): ", "Telephone for parents (may be left empty): ");
pub(in crate::cli) const ASK_EMAIL: Said =
    Said::new("Thư điện tử (bỏ trống nếu chưa có): ", "E-mail (may be left empty): ");
pub(in crate::cli) const NEW_MADE: Said =
    Said::new("Đã tạo trang của {name} trong {folder}.", "Made the site of {name} in {folder}.");
pub(in crate::cli) const NEW_STEPS: Said = Said::new(
    "Ba bước tiếp theo:\n\
     \x20 1. Xem trước:                   congkhai serve {folder} --open\n\
     \x20 2. Đặt tệp Word, sổ Excel vào:  {places}\n\
     \x20 3. Kiểm tra rồi dựng:           congkhai check {folder}, congkhai build {folder}; chép thư mục public lên mạng",
    "Three next steps:\n\
     \x20 1. Preview:                   congkhai serve {folder} --open\n\
     \x20 2. Put Word and Excel files:  {places}\n\
     \x20 3. Check and build:           congkhai check {folder}, congkhai build {folder}; copy the folder public to the web",
);

pub(in crate::cli) const NEW_PLACES: Said = Said::new(
    "{place}documents và {place}disclosures (sổ trống, như: congkhai workbook thong_tin_chung)",
    "{place}documents and {place}disclosures (empty ones, like: congkhai workbook thong_tin_chung)",
);
pub(in crate::cli) const NEW_PLACES_OFFICE: Said = Said::new(
    "{place}documents; mỗi trường một thư mục trong content (congkhai workbook truong)",
    "{place}documents; each school has a folder in content (congkhai workbook truong)",
);

/// Stages of a build, as the pipeline calls them, and in English.
const STAGES: &[(&str, &str)] = &[
    ("nạp tệp", "loading files"),
    ("quy định", "regulations"),
    ("đọc PDF", "reading PDF files"),
    ("đọc và kiểm tra", "reading and checking"),
    ("giao diện", "theme"),
    ("đọc danh sách đơn vị", "reading who the units are"),
    ("trang của các trường", "pages of schools"),
    ("trang chung", "common pages"),
    ("chỉ mục tìm kiếm", "search index"),
    ("rà liên kết", "links"),
    ("ghi", "writing"),
];

/// A stage in a language.
pub(in crate::cli) fn stage_name(stage: &'static str, speech: Speech) -> &'static str {
    STAGES.iter().find(|(vi, _)| *vi == stage).map_or(stage, |(vi, en)| Said::new(vi, en).to(speech))
}
