//! The publication log of a unit (sổ công bố): what was made public, since when, corrected or withdrawn openly.
//!
//! One line a change ([`Entry`]). The lines are the leaves of a Merkle tree ([`tree`], RFC 6962), whose root each publication states in a
//! checkpoint ([`Checkpoint`], C2SP tlog-checkpoint in a signed note), so that a line that is edited, removed, moved or put in later is found by
//! whoever keeps an older checkpoint. What was public is kept as words and rows ([`Region::copy`]); a copy is named by its hash, which the line
//! states.
//!
//! **Invariant:** knows `text` alone: no disk, no clock, no model. The same rules are told in words in `docs/publication-log.md`, for verifiers that
//! others write.

mod act;
mod checkpoint;
mod difference;
mod entry;
mod fault;
mod log;
mod names;
mod note;
mod publication;
mod region;
mod row;
mod state;
pub mod tree;
mod verify;

pub use act::Act;
pub use checkpoint::{BadCheckpoint, Checkpoint};
pub use difference::{Change, Piece, changes};
pub use entry::{Entry, hash_of};
pub use fault::Fault;
pub use log::{BadLine, Log};
pub use names::{CHECKPOINT, CHECKPOINTS, COPIES, FOLDER, LINES, SOURCE, SOURCE_FOLDER, tiles_of};
pub use note::{BadKey, Signer, Verifier};
pub use publication::{Item, Next, Publication, Words};
pub use region::{Region, Resolve};
pub use row::{Cell, Line};
pub use state::{State, Version};
pub use verify::{Published, Verified, joined, verify};
