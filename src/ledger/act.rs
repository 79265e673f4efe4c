//! What a line says was done.

/// Việc được ghi.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// The log begins; its title is the log's origin.
    Opened,
    /// Public before the log: since when is not known from it.
    Recorded,
    /// Public for the first time.
    First,
    /// Public in another wording or with other figures.
    Updated,
    /// No longer public.
    Withdrawn,
    /// A kept copy was removed (personal data); what it said stays unknown, its hash stays.
    Erased,
    /// A kept copy was removed since the time of keeping was over.
    Expired,
    /// Checkpoints from here on are signed with the key in the title.
    Key,
}

impl Act {
    /// All, in no special order.
    pub const ALL: [Self; 8] = [
        Self::Opened,
        Self::Recorded,
        Self::First,
        Self::Updated,
        Self::Withdrawn,
        Self::Erased,
        Self::Expired,
        Self::Key,
    ];

    /// As lines write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Opened => "mở sổ",
            Self::Recorded => "ghi nhận",
            Self::First => "lần đầu",
            Self::Updated => "cập nhật",
            Self::Withdrawn => "thu hồi",
            Self::Erased => "gỡ bản lưu",
            Self::Expired => "hết hạn lưu",
            Self::Key => "khóa",
        }
    }

    /// Its name in themes: `log_first`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Recorded => "recorded",
            Self::First => "first",
            Self::Updated => "updated",
            Self::Withdrawn => "withdrawn",
            Self::Erased => "erased",
            Self::Expired => "expired",
            Self::Key => "key",
        }
    }

    /// Whether what the line names is public from then on.
    pub fn publishes(self) -> bool {
        matches!(self, Self::Recorded | Self::First | Self::Updated)
    }

    pub(super) fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }
}
