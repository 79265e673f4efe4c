//! Merkle trees as RFC 6962, section 2.1, has them.

use sha2::{Digest, Sha256};

/// SHA-256.
pub type Hash = [u8; 32];

/// The hash of a leaf.
pub fn leaf(data: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([0]);
    hasher.update(data);
    hasher.finalize().into()
}

/// The root over the hashes of leaves, or of whole subtrees of one size.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        several => {
            // the largest power of two below their number
            let left = several.len().next_power_of_two() / 2;
            let mut hasher = Sha256::new();
            hasher.update([1]);
            hasher.update(root(&several[..left]));
            hasher.update(root(&several[left..]));
            hasher.finalize().into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hex;

    /// The test vectors that Certificate Transparency's implementations share: eight leaves.
    #[test]
    fn roots_of_known_trees() {
        let leaves: [&[u8]; 8] = [
            &[],
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
        ];
        let hashes: Vec<Hash> = leaves.iter().map(|data| leaf(data)).collect();
        let expected = [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ];
        for (size, root_of) in expected {
            assert_eq!(hex(&root(&hashes[..size])), root_of, "{size}");
        }
    }
}
