//! Which institutions a portal has: twelve in a commune, ten communes in a province, each of a kind, a size and habits of its own.

use crate::text::{COMMUNES, Numbers};

const PROVINCES: [&str; 34] = [
    "An Giang",
    "Bắc Ninh",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Phòng",
    "Huế",
    "Hưng Yên",
    "Khánh Hòa",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sơn La",
    "Tây Ninh",
    "Thái Nguyên",
    "Thanh Hóa",
    "Thành phố Hồ Chí Minh",
    "Tuyên Quang",
    "Vĩnh Long",
];

const CALLED: [&str; 16] = [
    "Hoa Mai",
    "Hoa Sen",
    "Sao Mai",
    "Bình Minh",
    "Lê Lợi",
    "Nguyễn Trãi",
    "Trần Phú",
    "Quang Trung",
    "Kim Đồng",
    "Võ Thị Sáu",
    "Lý Tự Trọng",
    "Nguyễn Du",
    "Phan Bội Châu",
    "Đoàn Kết",
    "Hòa Bình",
    "Tân Tiến",
];

/// A kind of institution in one of the twelve places of a commune.
pub(crate) struct Kind {
    /// `type` of its `unit.yaml`.
    pub(crate) id: &'static str,
    /// Before its name.
    words: &'static str,
    /// In numbers of documents, and in its short name.
    pub(crate) letters: &'static str,
    /// Of a school of several levels: which.
    pub(crate) levels: &'static [&'static str],
    /// What regimes call its pupils' levels.
    pub(crate) audiences: &'static [&'static str],
    pub(crate) private: bool,
    /// Pupils of an age or a grade, at least.
    least: u64,
}

const fn kind(
    id: &'static str,
    words: &'static str,
    letters: &'static str,
    audiences: &'static [&'static str],
    least: u64,
) -> Kind {
    Kind { id, words, letters, levels: &[], audiences, private: false, least }
}

const PRESCHOOL: Kind = kind("mam-non", "Trường Mầm non", "MN", &["mam_non"], 30);
const PRIMARY: Kind = kind("tieu-hoc", "Trường Tiểu học", "TH", &["tieu_hoc"], 60);
const LOWER: Kind = kind("thcs", "Trường Trung học cơ sở", "THCS", &["thcs"], 90);

const COMMUNE: [Kind; 12] = [
    PRESCHOOL,
    PRIMARY,
    LOWER,
    Kind { private: true, words: "Trường Mầm non tư thục", least: 12, ..PRESCHOOL },
    PRESCHOOL,
    PRIMARY,
    kind("thpt", "Trường Trung học phổ thông", "THPT", &["thpt"], 220),
    Kind {
        id: "lien-cap",
        words: "Trường Tiểu học và Trung học cơ sở",
        letters: "TH&THCS",
        levels: &["tieu-hoc", "thcs"],
        audiences: &["tieu_hoc", "thcs"],
        private: false,
        least: 35,
    },
    LOWER,
    Kind {
        id: "lien-cap",
        words: "Trường Trung học cơ sở và Trung học phổ thông tư thục",
        letters: "THCS&THPT",
        levels: &["thcs", "thpt"],
        audiences: &["thcs", "thpt"],
        private: true,
        least: 40,
    },
    kind("gdtx", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên", "GDTX", &[], 50),
    kind("quan-ly", "Phòng Văn hóa - Xã hội", "VHXH", &[], 0),
];

/// One of them.
pub(crate) struct School {
    /// From 0.
    pub(crate) n: usize,
    pub(crate) kind: &'static Kind,
    pub(crate) folder: String,
    pub(crate) name: String,
    pub(crate) short: String,
    pub(crate) commune: String,
    pub(crate) province: &'static str,
    /// Pupils of an age or a grade, about.
    pub(crate) size: u64,
    /// Of a hundred things that it owes, how many it has.
    pub(crate) diligence: u64,
    pub(crate) english: bool,
    /// Its duties have ended: it was closed, or merged with another.
    pub(crate) closed: bool,
    pub(crate) numbers: Numbers,
}

static KINDS: [Kind; 12] = COMMUNE;

impl School {
    pub(crate) fn new(n: usize, seed: u64) -> Self {
        let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (0x5eed + n as u64 * 7919));
        numbers.next(2);
        let (commune, kind) = (n / 12, &KINDS[n % 12]);
        // the same names come again in other communes, as they do
        let called = CALLED[(n * 7 + commune * 3) % CALLED.len()];
        let commune_name = COMMUNES[commune % COMMUNES.len()];
        let again = commune / COMMUNES.len();
        let commune_name = if again == 0 { commune_name.to_owned() } else { format!("{commune_name} {}", again + 1) };
        let own = if kind.id == "quan-ly" { format!("xã {commune_name}") } else { format!("{called} {commune_name}") };
        Self {
            n,
            kind,
            folder: format!("{}-{:05}", kind.letters.to_lowercase().replace('&', "-"), n + 1),
            name: format!("{} {own}", kind.words),
            short: format!("{} {own}", kind.letters),
            commune: format!("Xã {commune_name}"),
            province: PROVINCES[commune / 10 % PROVINCES.len()],
            size: kind.least + numbers.next(kind.least + 1),
            diligence: [100, 95, 85, 60][usize::try_from(numbers.next(4)).unwrap_or(0)],
            english: n % 40 == 6,
            closed: n % 60 == 25,
            numbers,
        }
    }

    pub(crate) fn is_office(&self) -> bool {
        self.kind.id == "quan-ly"
    }

    /// Its number among those of its place in a commune, for what only some have.
    pub(crate) fn turn(&self) -> usize {
        self.n / 12
    }

    pub(crate) fn signer(&self) -> &'static str {
        match self.kind.id {
            "quan-ly" => "TRƯỞNG PHÒNG",
            "gdtx" => "GIÁM ĐỐC",
            _ => "HIỆU TRƯỞNG",
        }
    }
}
