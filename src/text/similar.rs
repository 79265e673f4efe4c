//! "Có phải là …?": the nearest known word to a mistaken one.

use super::fold;

/// The candidate closest to `word`, if it is close enough to be a likely slip. Of two that are one word with its marks and without (`đạt`,
/// `dat`) it is the one with marks, as people write it.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = fold(word).replace(['-', ' '], "_");
    let limit = match word.chars().count() {
        0 | 1 => return None,
        2..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .map(|candidate| (fold(candidate).replace(['-', ' '], "_"), candidate))
        .map(|(bare, candidate)| (strsim::osa_distance(&word, &bare), bare, candidate))
        .filter(|(distance, ..)| *distance <= limit)
        .min_by_key(|(distance, bare, candidate)| (*distance, bare.clone(), candidate.is_ascii(), *candidate))
        .map(|(.., candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_near_misses() {
        assert_eq!(closest("tittle", ["title", "type", "theme"]), Some("title"));
        assert_eq!(closest("đạt", ["dat", "khong_dat"]), Some("dat"));
        assert_eq!(closest("đạ", ["đạt", "không đạt", "dat", "khong_dat"]), Some("đạt"));
        assert_eq!(closest("khong dạt", ["khong_dat", "không đạt"]), Some("không đạt"));
        assert_eq!(closest("titel", ["title"]), Some("title"));
        assert_eq!(closest("zebra", ["title", "type"]), None);
        assert_eq!(closest("", ["a"]), None);
    }
}
