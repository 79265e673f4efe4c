//! A hasher for numbers, where nobody chooses them to collide.

use std::hash::Hasher;

/// Quick for numbers: each half is folded in by a multiplication.
#[derive(Debug, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn mix(&mut self, eight: u64) {
        self.0 = (self.0.rotate_left(26) ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Quick {
    #[inline]
    fn write_u128(&mut self, number: u128) {
        let bytes = number.to_le_bytes();
        for half in bytes.as_chunks::<8>().0 {
            self.mix(u64::from_le_bytes(*half));
        }
    }

    #[inline]
    fn write_u32(&mut self, number: u32) {
        self.mix(u64::from(number));
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.mix(u64::from(*byte));
        }
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
