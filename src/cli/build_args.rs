//! What can be typed of `build`, and what other commands share with it. What each means is said in `words/help.rs`.

use super::values::{base_url, date, share};
use crate::pipeline::Shard;
use clap::{Args as ClapArgs, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// What `build` and `check` share.
#[derive(Debug, ClapArgs)]
pub struct SourceArgs {
    /// The site's folder.
    #[arg(value_name = "TRANG", default_value = ".")]
    pub site: PathBuf,
    /// The stated day.
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
    /// Warnings forbid publishing.
    #[arg(long)]
    pub strict: bool,
    /// How to print.
    #[arg(long, value_enum, default_value = "human", value_name = "KIỂU")]
    pub format: Format,
    /// Times of stages.
    #[arg(long)]
    pub timings: bool,
}

/// Arguments of `build`.
#[derive(Debug, ClapArgs)]
pub struct BuildArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Where the site goes.
    #[arg(short, long, value_name = "THƯ MỤC")]
    pub output: Option<PathBuf>,
    /// Instead of `base_url` in `site.yaml`.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Trust no time of a file.
    #[arg(long)]
    pub verify: bool,
    /// Into a folder that somebody holds.
    #[arg(long)]
    pub in_place: bool,
    /// Where lists of what changed go.
    #[arg(long, value_name = "THƯ MỤC")]
    pub lists: Option<PathBuf>,
    /// One broken unit stops all.
    #[arg(long)]
    pub all_or_nothing: bool,
    /// Some of the units only.
    #[arg(long, value_name = "PHẦN", value_parser = share)]
    pub shard: Option<Shard>,
    /// For tests.
    #[arg(long, hide = true)]
    pub no_sync: bool,
}

/// Arguments of `changes`.
#[derive(Debug, ClapArgs)]
pub struct ChangesArgs {
    /// A published site.
    #[arg(value_name = "THƯ MỤC", default_value = "public")]
    pub folder: PathBuf,
    /// The manifest of what the host has.
    #[arg(long, value_name = "TỆP")]
    pub since: Option<PathBuf>,
    /// Where the lists go.
    #[arg(long, value_name = "THƯ MỤC", required = true)]
    pub lists: PathBuf,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, at a terminal.
    Human,
    /// For programs.
    Json,
    /// For code hosts and editors.
    Sarif,
    /// For GitHub's workflows.
    Github,
}
