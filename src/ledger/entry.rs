//! A line of the log.

use super::act::Act;
use crate::text::hex;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// One change. Written as fields between tabs; an empty one is `-`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// `2026-11-27T08:15:00+07:00`, Vietnam's time.
    pub time: String,
    /// What was done.
    pub act: Act,
    /// Of the page, within its unit: `cong-khai/2024-2025/bieu-mau-02.html`; empty where the line is about the log itself.
    pub address: String,
    /// School or budget year that it is about, as a folder is named: `2024-2025`, `ngan-sach-2024`; may be empty.
    pub span: String,
    /// Of the copy: 64 hexadecimal digits; empty where there is none.
    pub hash: String,
    /// Post of whoever published; may be empty.
    pub role: String,
    /// Of the page, at that time; of [`Act::Opened`] the origin, of [`Act::Key`] the verifier's key.
    pub title: String,
    /// Why; may be empty.
    pub reason: String,
}

/// Characters of a field at most: a line must fit an entry of a tile (65,535 bytes).
const LONGEST: usize = 1000;

impl Entry {
    /// The day in Vietnam.
    pub fn day(&self) -> Option<Date> {
        self.time.get(..10)?.parse().ok()
    }

    /// The line, without its end.
    pub fn line(&self) -> String {
        let fields =
            [&self.address, &self.span, &self.hash, &self.role, &self.title, &self.reason].map(|field| clean(field));
        format!("{}\t{}\t{}", self.time, self.act.word(), fields.join("\t"))
    }

    /// Reads a line; else what is wrong with it.
    pub(super) fn read(line: &str) -> Result<Self, &'static str> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [time, act, address, span, hash, role, title, reason] = fields.as_slice() else {
            return Err("không có đủ 8 cột, cách nhau bằng dấu tab");
        };
        if !is_time(time) {
            return Err("cột 1 không phải là thời điểm như 2026-11-27T08:15:00+07:00");
        }
        let act = Act::read(act).ok_or("cột 2 không phải là một việc của sổ")?;
        let text = |field: &str| if field == "-" { String::new() } else { field.to_owned() };
        let hash = text(hash);
        if act.publishes() && !is_hash(&hash) || !hash.is_empty() && !is_hash(&hash) {
            return Err("cột 5 không phải là mã SHA-256 (64 chữ số thập lục)");
        }
        let about_a_page = act.publishes() || act == Act::Withdrawn;
        if about_a_page && *address == "-" {
            return Err("cột 3 thiếu địa chỉ trang");
        }
        Ok(Self {
            time: (*time).to_owned(),
            act,
            address: text(address),
            span: text(span),
            hash,
            role: text(role),
            title: text(title),
            reason: text(reason),
        })
    }
}

/// The name of a copy: SHA-256 of its bytes in hexadecimal digits.
pub fn hash_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_time(text: &str) -> bool {
    let is_shaped = text.len() == 25 && text.is_ascii() && text.ends_with("+07:00") && text.as_bytes()[10] == b'T';
    is_shaped && text[..19].parse::<jiff::civil::DateTime>().is_ok()
}

fn clean(field: &str) -> String {
    let words: Vec<&str> = field.split_whitespace().collect();
    let text: String = words.join(" ").chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if text.is_empty() { "-".to_owned() } else { text }
}
