//! A hasher for numbers and short texts, where nobody chooses them to collide.

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

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.mix(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            let last = rest.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
            self.mix(last << 3 | rest.len() as u64);
        }
    }

    #[inline]
    fn write_u8(&mut self, number: u8) {
        self.mix(u64::from(number));
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
