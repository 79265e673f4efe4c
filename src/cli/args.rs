//! What can be typed. What each means is said in `words/help.rs`.

use super::build_args::{BuildArgs, ChangesArgs, SourceArgs};
use super::log_args::{KeyArgs, PublishArgs, VerifyArgs};
use super::speech::Lang;
use super::values::{base_url, date, number};
use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// The whole line.
#[derive(Debug, Parser)]
#[command(name = "congkhai", version, disable_help_subcommand = true, disable_help_flag = true)]
#[command(disable_version_flag = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Read before all else, by `speech::choose`.
    #[arg(long, value_enum, global = true, value_name = "TIẾNG", default_value = "vi", ignore_case = true)]
    pub lang: Lang,
    /// Asked for by itself.
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    /// Asked for by itself.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// `congkhai new`.
    New(NewArgs),
    /// `congkhai build`.
    Build(BuildArgs),
    /// `congkhai publish`.
    Publish(PublishArgs),
    /// `congkhai changes`.
    Changes(ChangesArgs),
    /// `congkhai verify`.
    Verify(VerifyArgs),
    /// `congkhai key`.
    Key(KeyArgs),
    /// `congkhai check`.
    Check(CheckArgs),
    /// `congkhai serve`.
    Serve(ServeArgs),
    /// `congkhai due`.
    Due(DueArgs),
    /// `congkhai import`.
    Import(ImportArgs),
    /// `congkhai workbook`.
    Workbook(WorkbookArgs),
    /// `congkhai export`.
    Export(ExportArgs),
    /// `congkhai assemble`.
    Assemble(AssembleArgs),
    /// `congkhai explain`.
    Explain(ExplainArgs),
    /// `congkhai schema`.
    Schema(SchemaArgs),
    /// `congkhai completions`.
    Completions(CompletionsArgs),
}

/// Arguments of `assemble`.
#[derive(Debug, ClapArgs)]
pub struct AssembleArgs {
    /// Folders of all shares.
    #[arg(value_name = "PHẦN", required = true)]
    pub parts: Vec<PathBuf>,
    /// Where the site goes.
    #[arg(short, long, value_name = "THƯ MỤC", required = true)]
    pub output: PathBuf,
    /// For tests.
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
    /// The site's folder.
    #[arg(value_name = "TRANG", default_value = ".")]
    pub site: PathBuf,
    /// The wanted port.
    #[arg(long, value_name = "CỔNG", default_value_t = 4000, value_parser = number)]
    pub port: u16,
    /// The stated day.
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
    /// Open the browser.
    #[arg(long)]
    pub open: bool,
}

/// Arguments of `due`.
#[derive(Debug, ClapArgs)]
pub struct DueArgs {
    /// The site's folder.
    #[arg(value_name = "TRANG", default_value = ".")]
    pub site: PathBuf,
    /// One unit only.
    #[arg(long, value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,
    /// How many days count as soon.
    #[arg(long, value_name = "SỐ NGÀY", value_parser = number)]
    pub within: Option<u16>,
    /// The stated day.
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
    /// How to print.
    #[arg(long, value_enum, default_value = "human", value_name = "KIỂU")]
    pub format: DueFormat,
}

/// Arguments of `export`.
#[derive(Debug, ClapArgs)]
pub struct ExportArgs {
    /// The site's folder.
    #[arg(value_name = "TRANG", default_value = ".")]
    pub site: PathBuf,
    /// The unit that is packed.
    #[arg(long, value_name = "ĐƠN VỊ", required = true)]
    pub zip: String,
    /// The archive.
    #[arg(short, long, value_name = "TỆP")]
    pub output: Option<PathBuf>,
    /// Where it will be published.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// The stated day.
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
}

/// Arguments of `import`.
#[derive(Debug, ClapArgs)]
pub struct ImportArgs {
    /// Word files.
    #[arg(value_name = "TỆP", required = true)]
    pub files: Vec<PathBuf>,
    /// Where the Markdown goes.
    #[arg(long, value_name = "THƯ MỤC")]
    pub into: Option<PathBuf>,
    /// Overwrite.
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `workbook`.
#[derive(Debug, ClapArgs)]
pub struct WorkbookArgs {
    /// A form's number, or another kind of book.
    #[arg(value_name = "BIỂU")]
    pub form: String,
    /// What is written; a name of the program's own in this folder.
    #[arg(short, long, value_name = "TỆP")]
    pub output: Option<PathBuf>,
    /// Whose form it is.
    #[arg(long, value_name = "MÃ")]
    pub regulation: Option<String>,
    /// Written into the book.
    #[arg(long, value_name = "NĂM")]
    pub year: Option<String>,
    /// Of a regulation that was amended.
    #[arg(long, value_name = "BẢN")]
    pub edition: Option<String>,
    /// For which kinds of schools.
    #[arg(long = "type", value_name = "LOẠI", value_delimiter = ',')]
    pub school: Vec<String>,
    /// Whose own regulations count too.
    #[arg(long, value_name = "TRANG", default_value = ".")]
    pub site: PathBuf,
    /// Overwrite.
    #[arg(long)]
    pub force: bool,
    /// The stated day.
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
}

/// Arguments of `new`.
#[derive(Debug, ClapArgs)]
pub struct NewArgs {
    /// Where the site goes.
    #[arg(value_name = "THƯ MỤC")]
    pub folder: PathBuf,
    /// The type of the school.
    #[arg(long = "type", value_name = "LOẠI")]
    pub kind: Option<String>,
    /// Its full name.
    #[arg(long, value_name = "TÊN")]
    pub name: Option<String>,
    /// Of a school of several levels.
    #[arg(long, value_name = "CẤP", value_delimiter = ',')]
    pub levels: Vec<String>,
    /// For parents.
    #[arg(long, value_name = "SỐ")]
    pub phone: Option<String>,
    /// For parents.
    #[arg(long, value_name = "THƯ")]
    pub email: Option<String>,
    /// As on Windows.
    #[arg(long)]
    pub windows: bool,
}

/// Arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub struct ExplainArgs {
    /// What was typed.
    #[arg(value_name = "MÃ")]
    pub codes: Vec<String>,
}

/// Arguments of `schema`.
#[derive(Debug, ClapArgs)]
pub struct SchemaArgs {
    /// One kind; all where none is named.
    #[arg(value_name = "LOẠI")]
    pub kind: Option<String>,
}

/// Arguments of `completions`.
#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// For which shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: ShellName,
}

/// Shells that complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShellName {
    /// GNU Bash.
    Bash,
    /// Z shell.
    Zsh,
    /// Fish.
    Fish,
    /// Of Windows.
    Powershell,
}

/// How duties are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DueFormat {
    Human,
    Json,
    Csv,
}
