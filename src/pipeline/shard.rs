//! A share of a site's units, for one of several machines. Which unit is in which share depends on its name alone.

/// See the module; [`Shard::holds`] says whose turn a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shard {
    /// From 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

impl Shard {
    /// Reads `3/7`.
    pub fn parse(written: &str) -> Option<Self> {
        let (number, of) = written.trim().split_once('/')?;
        let (number, of) = (number.trim().parse().ok()?, of.trim().parse().ok()?);
        (1..=of).contains(&number).then_some(Self { number, of })
    }

    /// Whether the unit with this slug is in this share.
    pub fn holds(self, slug: &str) -> bool {
        // FNV-1a
        let hash = slug.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        hash % self.of + 1 == self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_in_one_share() {
        for of in [1, 2, 3, 7] {
            let shards: Vec<Shard> = (1..=of).filter_map(|n| Shard::parse(&format!("{n}/{of}"))).collect();
            assert_eq!(u32::try_from(shards.len()), Ok(of));
            let units = (0..500).map(|n| format!("mn-{n}"));
            assert!(units.into_iter().all(|slug| shards.iter().filter(|shard| shard.holds(&slug)).count() == 1));
        }
        assert!(["0/3", "4/3", "3", "a/b", "1/0"].iter().all(|wrong| Shard::parse(wrong).is_none()));
    }
}
