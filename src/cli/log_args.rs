//! What can be typed of publication logs. What each means is said in `words/help.rs`.

use super::build_args::BuildArgs;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

/// Arguments of `publish`.
#[derive(Debug, ClapArgs)]
pub struct PublishArgs {
    #[command(flatten)]
    pub build: BuildArgs,
    /// Who publishes: a post, no name.
    #[arg(long, value_name = "VAI TRÒ")]
    pub by: Option<String>,
    /// Why something was changed or withdrawn.
    #[arg(long, value_name = "LÝ DO")]
    pub reason: Option<String>,
    /// Signs the checkpoints.
    #[arg(long, value_name = "TỆP KHÓA")]
    pub key: Option<PathBuf>,
    /// The managing office's; cosigns them.
    #[arg(long, value_name = "TỆP KHÓA")]
    pub cosign: Option<PathBuf>,
}

/// Arguments of `verify`.
#[derive(Debug, ClapArgs)]
pub struct VerifyArgs {
    /// A published site.
    #[arg(value_name = "THƯ MỤC", default_value = "public")]
    pub folder: PathBuf,
    /// A checkpoint that somebody kept.
    #[arg(long, value_name = "TỆP")]
    pub checkpoint: Vec<PathBuf>,
    /// Whom to trust.
    #[arg(long, value_name = "KHÓA")]
    pub key: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value = "human", value_name = "KIỂU")]
    pub format: VerifyFormat,
}

/// Arguments of `key`.
#[derive(Debug, ClapArgs)]
pub struct KeyArgs {
    /// What to do.
    #[arg(value_enum, value_name = "VIỆC")]
    pub action: KeyAction,
    /// Whose it is.
    #[arg(long, value_name = "TÊN")]
    pub name: String,
    /// The secret key.
    #[arg(short, long, value_name = "TỆP", default_value = "congkhai.key")]
    pub output: PathBuf,
}

/// What can be done with keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KeyAction {
    /// Makes one.
    New,
}

/// How a verification is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    Human,
    Json,
}
