//! The names of all units as a script: a page that is opened from a disk can load one, but cannot fetch data.

use crate::site::view::UnitNames;

/// `congkhaiTruong({"noi":[…],"loai":[…],"truong":[["mn-a","Trường Mầm non A",0,0],…]})`
pub fn names(names: &UnitNames) -> Vec<u8> {
    // texts and numbers always become JSON; those that end a line in old scripts do so in no text of JSON
    let data =
        serde_json::to_string(names).unwrap_or_default().replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("congkhaiTruong({data})\n").into_bytes()
}
