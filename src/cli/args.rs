//! What can be typed.

use crate::text::{DateError, parse_date, site_address};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// Dựng trang công khai của trường từ Markdown, YAML và bảng tính.
#[derive(Debug, Parser)]
#[command(name = "congkhai", version, about, disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    /// What to do.
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Dựng trang vào thư mục public
    Build(BuildArgs),
    /// Kiểm tra nội dung, liệt kê mọi lỗi, không ghi gì
    Check(CheckArgs),
    /// Xem trước trên máy này; dựng lại mỗi khi nguồn đổi
    Serve(ServeArgs),
    /// Liệt kê việc công khai quá hạn, sắp đến hạn, chờ ngày, theo đơn vị và vai trò
    Due(DueArgs),
    /// Chuyển văn bản Word (.docx) thành Markdown để sửa tiếp
    Import(ImportArgs),
    /// Ghi một sổ Excel trống để điền: biểu công khai, minh chứng, kế hoạch…
    Workbook(WorkbookArgs),
}

/// What `build` and `check` share.
#[derive(Debug, ClapArgs)]
pub struct SourceArgs {
    /// Thư mục của trang, có thư mục con content
    #[arg(value_name = "TRANG", default_value = ".")]
    pub site: PathBuf,
    /// Trạng thái tính đến ngày này, như 2024-06-15 (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
    /// Coi cảnh báo như lỗi
    #[arg(long)]
    pub strict: bool,
    /// Cách in kết quả
    #[arg(long, value_enum, default_value = "human", value_name = "KIỂU")]
    pub format: Format,
    /// In thời gian của từng bước
    #[arg(long)]
    pub timings: bool,
}

/// Arguments of `build`.
#[derive(Debug, ClapArgs)]
pub struct BuildArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Thư mục nhận trang (mặc định: TRANG/public)
    #[arg(short, long, value_name = "THƯ MỤC")]
    pub output: Option<PathBuf>,
    /// Địa chỉ công bố, thay cho `base_url` trong site.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Đọc lại mọi tệp đã công bố, kể cả tệp trông như chưa ai sửa
    #[arg(long)]
    pub verify: bool,
    /// Ghi thẳng vào thư mục đang có, không thay cả thư mục (khi máy chủ web giữ thư mục đó, như Docker)
    #[arg(long)]
    pub in_place: bool,
    /// Không đợi ổ đĩa ghi xong (chỉ để thử)
    #[arg(long, hide = true)]
    pub no_sync: bool,
}

/// Arguments of `check`.
#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    #[command(flatten)]
    pub source: SourceArgs,
}

/// Arguments of `serve`.
#[derive(Debug, ClapArgs)]
pub struct ServeArgs {
    /// Thư mục của trang, có thư mục con content
    #[arg(value_name = "TRANG", default_value = ".")]
    pub site: PathBuf,
    /// Cổng; nếu đã có chương trình dùng thì lấy cổng kế tiếp
    #[arg(long, value_name = "CỔNG", default_value_t = 4000)]
    pub port: u16,
    /// Trạng thái tính đến ngày này, như 2024-06-15 (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
    /// Mở trình duyệt
    #[arg(long)]
    pub open: bool,
}

/// Arguments of `due`.
#[derive(Debug, ClapArgs)]
pub struct DueArgs {
    /// Thư mục của trang, có thư mục con content
    #[arg(value_name = "TRANG", default_value = ".")]
    pub site: PathBuf,
    /// Chỉ một đơn vị: tên thư mục của nó
    #[arg(long, value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,
    /// Gồm việc đến hạn trong số ngày này (mặc định: số ngày “sắp đến hạn” của gói calendar)
    #[arg(long, value_name = "SỐ NGÀY")]
    pub within: Option<u16>,
    /// Trạng thái tính đến ngày này, như 2024-06-15 (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
    /// Cách in kết quả
    #[arg(long, value_enum, default_value = "human", value_name = "KIỂU")]
    pub format: DueFormat,
}

/// Arguments of `import`.
#[derive(Debug, ClapArgs)]
pub struct ImportArgs {
    /// Các tệp .docx
    #[arg(value_name = "TỆP", required = true)]
    pub files: Vec<PathBuf>,
    /// Thư mục nhận tệp .md, thường là documents của một trường (mặc định: cạnh tệp Word)
    #[arg(long, value_name = "THƯ MỤC")]
    pub into: Option<PathBuf>,
    /// Ghi đè tệp .md đã có
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `workbook`.
#[derive(Debug, ClapArgs)]
pub struct WorkbookArgs {
    /// Số của biểu mẫu, như 10; hoặc minh-chung, cai-tien, lich, truong, trang, danh-gia
    #[arg(value_name = "BIỂU")]
    pub form: String,
    /// Tệp .xlsx sẽ ghi
    #[arg(short, long, value_name = "TỆP")]
    pub output: PathBuf,
    /// Quy định có biểu này, khi nhiều quy định có cùng số
    #[arg(long, value_name = "MÃ")]
    pub regulation: Option<String>,
    /// Năm học (như 2025-2026) hoặc năm ngân sách (như 2025), ghi sẵn vào sổ
    #[arg(long, value_name = "NĂM")]
    pub year: Option<String>,
    /// Loại trường, như thpt; trường liên cấp ghi các cấp: tieu-hoc,thcs (mặc định: loại đầu tiên dùng biểu này)
    #[arg(long = "type", value_name = "LOẠI", value_delimiter = ',')]
    pub school: Vec<String>,
    /// Lời của biểu theo năm học có ngày này, khi không ghi --year (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
}

/// How duties are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DueFormat {
    Human,
    Json,
    Csv,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
}

fn date(written: &str) -> Result<Date, String> {
    parse_date(written).map_err(|error| match error {
        DateError::NotADate => "viết ngày như 2024-06-15 hoặc 15/6/2024".to_owned(),
        DateError::NoSuchDay => "không có ngày này".to_owned(),
    })
}

fn base_url(written: &str) -> Result<String, String> {
    site_address(written).ok_or_else(|| {
        "không phải địa chỉ của trang; viết như https://truong.edu.vn/, không có mật khẩu, dấu cách, ? hay #".to_owned()
    })
}
