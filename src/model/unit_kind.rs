//! Kinds of institutions, and the audience of disclosure regimes that each belongs to.

/// What kind of institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitKind {
    /// Trường mầm non, mẫu giáo, nhà trẻ.
    Preschool,
    /// Trường tiểu học.
    Primary,
    /// Trường trung học cơ sở.
    LowerSecondary,
    /// Trường trung học phổ thông.
    UpperSecondary,
    /// Several levels in one school; `levels` says which.
    Combined,
    /// Phòng, sở, ủy ban: manages schools.
    Office,
}

pub(super) const KINDS: &[(&str, UnitKind)] = &[
    ("mam-non", UnitKind::Preschool),
    ("tieu-hoc", UnitKind::Primary),
    ("thcs", UnitKind::LowerSecondary),
    ("thpt", UnitKind::UpperSecondary),
    ("lien-cap", UnitKind::Combined),
    ("quan-ly", UnitKind::Office),
];

impl UnitKind {
    /// The word in `unit.yaml`.
    pub fn id(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }

    /// The audience of a disclosure regime that it belongs to.
    pub(super) fn audience(self) -> Option<&'static str> {
        match self {
            Self::Preschool => Some("mam_non"),
            Self::Primary => Some("tieu_hoc"),
            Self::LowerSecondary => Some("thcs"),
            Self::UpperSecondary => Some("thpt"),
            Self::Combined | Self::Office => None,
        }
    }

    pub(super) const SCHOOL_LEVELS: &'static [(&'static str, Self)] = KINDS.split_at(4).0;
}
