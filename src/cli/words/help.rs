//! What `--help` says of each command and option.

use crate::text::{Said, Speech};

/// What the program is.
pub(in crate::cli) const ABOUT: Said = Said::new(
    "Dựng trang công khai của trường từ tệp Word, Excel, Markdown và YAML.",
    "Builds a school's site of public disclosures from Word, Excel, Markdown and YAML files.",
);

/// The words around what can be typed.
pub(in crate::cli) struct Heading {
    pub usage: Said,
    pub commands: Said,
    pub command: Said,
    pub options: Said,
    pub option: Said,
    pub arguments: Said,
    pub default: Said,
    pub one_of: Said,
    pub more: Said,
}

pub(in crate::cli) const HEADINGS: Heading = Heading {
    usage: Said::new("Cách dùng:", "Usage:"),
    commands: Said::new("Các lệnh:", "Commands:"),
    command: Said::new("LỆNH", "COMMAND"),
    options: Said::new("Tùy chọn:", "Options:"),
    option: Said::new("[TÙY CHỌN]", "[OPTIONS]"),
    arguments: Said::new("Tham số:", "Arguments:"),
    default: Said::new("[mặc định: {value}]", "[default: {value}]"),
    one_of: Said::new("[một trong: {values}]", "[one of: {values}]"),
    more: Said::new(
        "“congkhai LỆNH --help” nói rõ từng lệnh.",
        "`congkhai COMMAND --help` tells more of each command.",
    ),
};

/// A command; `COMMAND.OPTION`; an option that means the same in several commands.
const HELP: &[(&str, &str, &str)] = &[
    ("new", "Tạo một trang nhỏ đủ tệp trong thư mục mới", "Make a small complete site in a new folder"),
    ("folder", "Thư mục mới; phải chưa có, hoặc còn trống", "New folder: not there yet, or empty"),
    (
        "new.kind",
        "Loại trường: mam-non, tieu-hoc, thcs, thpt, lien-cap, quan-ly",
        "Type of school: mam-non, tieu-hoc, thcs, thpt, lien-cap, quan-ly",
    ),
    ("new.name", "Tên đầy đủ của trường hay cơ quan", "Full name of the school or office"),
    (
        "new.levels",
        "Các cấp của trường liên cấp, như tieu-hoc,thcs",
        "Levels of a school of several, like tieu-hoc,thcs",
    ),
    ("new.phone", "Điện thoại để cha mẹ hỏi", "Telephone for parents"),
    ("new.email", "Thư điện tử của trường", "E-mail of the school"),
    (
        "new.windows",
        "Thêm tệp Mo trang.bat (trên Windows thì luôn có)",
        "Add the file Mo trang.bat (always on Windows)",
    ),
    ("build", "Kiểm tra, dựng trang vào thư mục public", "Check, and build the site into the folder public"),
    (
        "publish",
        "Dựng trang để đưa lên mạng, ghi điều mới, điều sửa, điều thu hồi vào sổ công bố",
        "Build the site to go online, and write what is new, changed or withdrawn into the publication log",
    ),
    ("publish.by", "Ai công bố: chức vụ, không ghi tên (như “Văn thư”)", "Who publishes: a post, no name"),
    (
        "publish.reason",
        "Vì sao sửa, thu hồi hoặc gỡ; không cần khi tệp nguồn đã có corrections",
        "Why something was changed, withdrawn or removed; not needed where the source has corrections",
    ),
    ("publish.key", "Khóa của trường, ký vào mốc của sổ", "The school's key, which signs the log's checkpoint"),
    ("publish.cosign", "Khóa của cơ quan quản lý, đồng ký", "The managing office's key, which cosigns it"),
    ("changes", "Liệt kê tệp phải chép lên máy chủ và tệp phải xóa ở đó", "List what a host has to get and to lose"),
    ("changes.folder", "Thư mục của trang đã dựng", "The folder of the site that was built"),
    (
        "since",
        "Danh sách tệp của trang mà máy chủ đang có (mặc định: host.manifest trong thư mục --lists; chưa có thì chép tất cả)",
        "List of files of the site that the host has (default: host.manifest in the folder of --lists; without it all are copied)",
    ),
    ("lists", "Thư mục ngoài trang, nhận danh sách tệp phải chép, phải xóa", "Folder outside the site for both lists"),
    (
        "verify",
        "Kiểm một trang đã công bố: tệp, nội dung, sổ công bố, mốc và chữ ký",
        "Verify a published site: files, contents, publication log, checkpoints and signatures",
    ),
    ("verify.folder", "Thư mục của trang đã công bố", "The folder of the published site"),
    (
        "verify.checkpoint",
        "Mốc cũ mà mình đã giữ (dùng được nhiều lần)",
        "An older checkpoint that you kept (repeatable)",
    ),
    ("verify.key", "Khóa công khai phải tin (dùng được nhiều lần)", "A public key to trust (repeatable)"),
    ("verify.format", "human: cho người đọc; json: cho chương trình", "human: for people; json: for programs"),
    ("key", "Khóa để ký sổ công bố", "Keys that sign the publication log"),
    ("key.action", "Việc cần làm", "What to do"),
    (
        "key.name",
        "Tên của khóa, thường là địa chỉ trang của trường, như truong.vn",
        "Name of the key, usually the address of the school's site",
    ),
    ("key.output", "Tệp khóa bí mật", "File of the secret key"),
    ("check", "Liệt kê mọi lỗi trong tệp nguồn, không ghi gì", "List every mistake in the sources, write nothing"),
    ("serve", "Xem trước trên máy này; lưu tệp là trang đổi theo", "Preview on this machine, following every save"),
    (
        "due",
        "Việc công khai quá hạn, sắp đến hạn, chờ ngày, theo đơn vị và vai trò",
        "Duties that are overdue, due soon or waiting for a day, by unit and role",
    ),
    (
        "import",
        "Chuyển văn bản Word (.docx, .doc) thành Markdown để sửa tiếp",
        "Turn Word documents (.docx, .doc) into Markdown for good",
    ),
    (
        "workbook",
        "Ghi một sổ Excel trống để điền: biểu công khai, minh chứng, kế hoạch…",
        "Write an empty workbook to be filled in: a form, evidence, a plan…",
    ),
    (
        "workbook.form",
        "Mã của nội dung phải công khai, như thong_tin_chung; bao-cao-thuong-nien; số của biểu mẫu, như 10; hoặc minh-chung, cai-tien, lich, truong, trang, danh-gia, co-so-du-lieu, danh-gia-ngoai; phieu: phiếu đánh giá tiêu chí (Word)",
        "The id of a content, like thong_tin_chung; bao-cao-thuong-nien; a form's number, like 10; or minh-chung, cai-tien, lich, truong, trang, danh-gia, co-so-du-lieu, danh-gia-ngoai; phieu: sheets of criteria (Word)",
    ),
    (
        "workbook.output",
        "Tệp .xlsx sẽ ghi; của phieu: tệp như 1.10.docx, hoặc thư mục cho phiếu của mọi tiêu chí (mặc định: tên theo biểu, ở thư mục đang đứng)",
        "The .xlsx file to write; of phieu: a file like 1.10.docx, or a folder for the sheets of all criteria (default: named after the form, in this folder)",
    ),
    (
        "edition",
        "Bản của quy định đã sửa đổi, dùng cho phieu, như 2024 (mặc định: bản có hiệu lực vào năm học hay ngày ấy)",
        "The edition of an amended regulation, for phieu, like 2024 (default: the one in force in that year or on that day)",
    ),
    (
        "workbook.regulation",
        "Quy định có biểu này, khi nhiều quy định có cùng số",
        "The regulation, where several have a form of this number",
    ),
    (
        "workbook.year",
        "Năm học (như 2025-2026) hoặc năm ngân sách (như 2025), ghi sẵn vào sổ",
        "School year (2025-2026) or budget year (2025), written into the book",
    ),
    (
        "workbook.school",
        "Loại trường, như thpt; trường liên cấp ghi các cấp: tieu-hoc,thcs (mặc định: loại đầu tiên dùng biểu này)",
        "Type of school, like thpt; of several levels: tieu-hoc,thcs (default: the first that uses the form)",
    ),
    (
        "workbook.site",
        "Thư mục của trang: quy định riêng trong packs/ của nó cũng được dùng",
        "The site's folder: its own regulations in packs/ count too",
    ),
    (
        "workbook.force",
        "Ghi đè tệp đã có; điều đã điền trong đó sẽ mất",
        "Overwrite a file that is there, with all that was filled in",
    ),
    (
        "workbook.today",
        "Lời của biểu theo năm học có ngày này, khi không ghi --year (mặc định: hôm nay)",
        "The form's words are those of this day's school year, without --year (default: today)",
    ),
    (
        "export",
        "Đóng gói trang của một trường thành một tệp .zip để tải lên máy chủ hay chép vào USB",
        "Pack the site of one school as a .zip, to be uploaded or carried on a stick",
    ),
    ("zip", "Trường được đóng gói: tên thư mục của nó", "The school that is packed: the name of its folder"),
    ("export.output", "Tệp nhận (mặc định: ĐƠN VỊ.zip)", "The archive (default: UNIT.zip)"),
    (
        "explain",
        "Nói rõ một mã lỗi: nghĩa là gì, vì sao, sửa thế nào",
        "Tell what a code means, why it matters, how to mend it",
    ),
    (
        "codes",
        "Mã như CK0403, ck0403 hoặc 0403; không ghi thì liệt kê mọi mã",
        "Codes like CK0403, ck0403 or 0403; without any, all are listed",
    ),
    (
        "schema",
        "In JSON Schema của các loại tệp nguồn, cho trình soạn thảo",
        "Print JSON Schemas of the kinds of sources, for editors",
    ),
    (
        "schema.kind",
        "Loại tệp: site, unit, document, disclosure, calendar… (không ghi: mọi loại)",
        "Kind: site, unit, document, disclosure, calendar… (without: all)",
    ),
    (
        "completions",
        "In đoạn lệnh để shell tự điền tên lệnh và tùy chọn",
        "Print a script with which a shell completes commands and options",
    ),
    ("shell", "Loại shell", "The shell"),
    ("site", "Thư mục của trang, có thư mục con content", "Folder of the site, with the folder content in it"),
    (
        "today",
        "Trạng thái tính đến ngày này, như 2024-06-15 hoặc 15/6/2024 (mặc định: hôm nay)",
        "States are as of this day, like 2024-06-15 or 15/6/2024 (default: today)",
    ),
    ("strict", "Coi cảnh báo như lỗi", "Take warnings for errors"),
    ("format", "Cách in kết quả", "How results are printed"),
    ("timings", "In thời gian của từng bước", "Print the time that each step takes"),
    ("output", "Thư mục nhận trang (mặc định: TRANG/public)", "Folder that gets the site (default: SITE/public)"),
    (
        "base_url",
        "Địa chỉ công bố, thay cho base_url trong site.yaml",
        "Address of publication, instead of base_url in site.yaml",
    ),
    (
        "build.verify",
        "Đọc lại mọi tệp đã công bố, kể cả tệp trông như chưa ai sửa",
        "Read every published file again, also those that look untouched",
    ),
    (
        "publish.verify",
        "Đọc lại mọi tệp đã công bố, kể cả tệp trông như chưa ai sửa",
        "Read every published file again, also those that look untouched",
    ),
    (
        "in_place",
        "Ghi thẳng vào thư mục đang có, không thay cả thư mục (khi máy chủ web giữ thư mục đó, như Docker)",
        "Write into the folder that is there instead of exchanging it (where a web server holds it, as in Docker)",
    ),
    (
        "assemble",
        "Ghép các phần đã dựng bằng build --shard thành một trang",
        "Make one site of shares built with build --shard",
    ),
    ("assemble.parts", "Thư mục của mọi phần", "Folders of all shares"),
    ("assemble.output", "Thư mục nhận trang", "Folder that gets the site"),
    (
        "shard",
        "Chỉ dựng một phần các đơn vị, như 3/7; ghép lại bằng congkhai assemble",
        "Build a share of the units only, like 3/7; congkhai assemble makes the whole",
    ),
    (
        "all_or_nothing",
        "Một đơn vị có lỗi thì không công bố gì (không ghi: chỉ giữ lại đơn vị đó)",
        "Publish nothing if one unit has errors (without: only that unit is held back)",
    ),
    ("no_sync", "Không đợi ổ đĩa ghi xong (chỉ để thử)", "Do not wait for the disk (for trials only)"),
    ("port", "Cổng; nếu đã có chương trình dùng thì lấy cổng kế tiếp", "Port; if it is taken, the next one"),
    ("open", "Mở trình duyệt", "Open the browser"),
    ("unit", "Chỉ một đơn vị: tên thư mục của nó", "One unit only: the name of its folder"),
    (
        "within",
        "Gồm việc đến hạn trong số ngày này (mặc định: số ngày “sắp đến hạn” của gói calendar)",
        "With duties due within so many days (default: what the pack calendar calls soon)",
    ),
    ("files", "Các tệp .docx hoặc .doc", "The .docx or .doc files"),
    (
        "into",
        "Thư mục nhận tệp .md, thường là documents của một trường (mặc định: cạnh tệp Word)",
        "Folder that gets the .md files, usually documents of a school (default: beside the Word file)",
    ),
    ("force", "Ghi đè tệp đã có", "Overwrite files that are there"),
    (
        "lang",
        "Ngôn ngữ của chương trình; lời về lỗi trong tệp nguồn luôn là tiếng Việt",
        "Language of the program; messages about sources stay Vietnamese, beside each what its code means",
    ),
    ("help", "In phần giúp đỡ này", "Print this help"),
    ("version", "In số phiên bản", "Print the version"),
];

/// What is said of an option of a command, or of the command itself.
pub(in crate::cli) fn help_of(command: &str, option: Option<&str>, speech: Speech) -> Option<&'static str> {
    let own = option.map_or_else(|| command.to_owned(), |option| format!("{command}.{option}"));
    let row = |key: &str| HELP.iter().find(|(known, ..)| *known == key);
    let row = row(&own).or_else(|| row(option?));
    row.map(|(_, vi, en)| Said::new(vi, en).to(speech))
}
