//! Values of options, read as clerks write them.

use super::words::{NO_SUCH_DAY, NOT_A_DAY, NOT_A_NUMBER, NOT_A_SHARE, NOT_AN_ADDRESS};
use crate::pipeline::Shard;
use crate::text::{DateError, Said, parse_date, site_address};
use jiff::civil::Date;
use std::fmt;

/// Why a value cannot be read, in both languages.
#[derive(Debug)]
pub(super) struct Misread(pub(super) Said);

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.vi)
    }
}

impl std::error::Error for Misread {}

pub(super) fn date(written: &str) -> Result<Date, Misread> {
    parse_date(written).map_err(|error| match error {
        DateError::NotADate => Misread(NOT_A_DAY),
        DateError::NoSuchDay => Misread(NO_SUCH_DAY),
    })
}

pub(super) fn base_url(written: &str) -> Result<String, Misread> {
    site_address(written).ok_or(Misread(NOT_AN_ADDRESS))
}

pub(super) fn share(written: &str) -> Result<Shard, Misread> {
    Shard::parse(written).ok_or(Misread(NOT_A_SHARE))
}

pub(super) fn number(written: &str) -> Result<u16, Misread> {
    written.trim().parse().map_err(|_| Misread(NOT_A_NUMBER))
}
