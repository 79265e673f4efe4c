//! What a kind of source says of a file in its folder.

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::model) enum Claim {
    /// The file is of this kind (read, or refused with a finding).
    Own,
    /// The same, and files of these names beside it were read with it.
    With(Vec<String>),
    /// The file is no source.
    Nothing,
}
