//! What a kind of source says of a file in its folder.

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::model) enum Claim {
    /// The file is of this kind (read, or refused with a finding).
    Own,
    /// The same, and a file of this name beside it was read with it.
    With(String),
    /// The file is no source.
    Nothing,
}
