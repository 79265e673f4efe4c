//! Data as a script: a page that is opened from a disk can load one, but cannot fetch data.

use crate::site::view::ScriptData;

/// `congkhaiTruong({"noi":[…],"loai":[…],"truong":[["mn-a","Trường Mầm non A",0,0],…]})`
pub fn script_data(data: &ScriptData) -> Vec<u8> {
    let receiver = match data {
        ScriptData::Names(_) => "congkhaiTruong",
        ScriptData::Figures(_) => "congkhaiSoLieu",
        ScriptData::Middles(_) => "congkhaiSoGiua",
    };
    // texts and numbers always become JSON; two marks end a line in old scripts though they do not in JSON
    let json = serde_json::to_string(data).unwrap_or_default();
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("{receiver}({json})\n").into_bytes()
}
