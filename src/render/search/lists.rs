//! Lists of pages as the index writes them.

/// A form of a word on more pages than this is kept for the pages where it weighs most.
const MAX_POSTINGS: usize = 400;
/// The same of a pair of words.
const MAX_PAIR_POSTINGS: usize = 200;

/// A page and what a word weighs on it, as one number: the heaviest first, and then by the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cut(u32);

impl Cut {
    /// The weight is from 1 to 63.
    pub(super) fn new(page: u32, weight: u32) -> Self {
        Self((63 - weight.min(63)) << 26 | page)
    }

    pub(super) fn page(self) -> u32 {
        self.0 & 0x3ff_ffff
    }

    fn weight(self) -> u32 {
        63 - (self.0 >> 26)
    }
}

/// A form of a word and its pages.
pub(super) struct Written<'f> {
    pub text: &'f str,
    pub postings: Vec<Cut>,
}

/// The lists of a word.
pub(super) struct Lists {
    /// `"danh":{"đánh":[8,3,12,1,5,…],"danh":[…]`, and `"":700` if the lists leave pages out: on so many the word stands. The last brace is
    /// for the caller to add.
    pub bytes: Vec<u8>,
    /// On how many pages it stands, each form for itself.
    pub pages: usize,
    /// Forms whose lists leave pages out, each with the last page that is in. None of a word on more pages than anybody who types it would
    /// look through.
    pub cut: Vec<(Box<str>, Cut)>,
}

impl Lists {
    /// `common`: on so many pages a word says nothing.
    pub(super) fn of<'f>(folded: &str, forms: impl Iterator<Item = Written<'f>>, common: usize) -> Self {
        let most = if folded.contains(' ') { MAX_PAIR_POSTINGS } else { MAX_POSTINGS };
        let (mut pages, mut cut) = (0, Vec::new());
        let mut bytes = Vec::new();
        quoted(&mut bytes, folded);
        bytes.extend_from_slice(b":{");
        for (at, mut form) in forms.enumerate() {
            if at > 0 {
                bytes.push(b',');
            }
            pages += form.postings.len();
            let leaves_out = form.postings.len() > most;
            if leaves_out {
                form.postings.select_nth_unstable(most);
                form.postings.truncate(most);
            }
            form.postings.sort_unstable();
            list(&mut bytes, form.text, &form.postings);
            cut.extend(form.postings.last().filter(|_| leaves_out).map(|last| (Box::from(form.text), *last)));
        }
        if !cut.is_empty() {
            bytes.extend_from_slice(b",\"\":");
            bytes.extend_from_slice(itoa::Buffer::new().format(pages).as_bytes());
            if pages > common {
                cut.clear();
            }
        }
        Self { bytes, pages, cut }
    }
}

/// `"đánh":[8,3,12,1,5,…]`: a weight, how many pages have it, and these pages, each as the distance from the one before.
pub(super) fn list(out: &mut Vec<u8>, form: &str, postings: &[Cut]) {
    quoted(out, form);
    out.extend_from_slice(b":[");
    let mut digits = itoa::Buffer::new();
    for (at, same) in postings.chunk_by(|a, b| a.weight() == b.weight()).enumerate() {
        if at > 0 {
            out.push(b',');
        }
        out.extend_from_slice(digits.format(same[0].weight()).as_bytes());
        out.push(b',');
        out.extend_from_slice(digits.format(same.len()).as_bytes());
        let mut before = 0;
        for posting in same {
            out.push(b',');
            out.extend_from_slice(digits.format(posting.page() - before).as_bytes());
            before = posting.page();
        }
    }
    out.push(b']');
}

pub(super) fn comma_separated<T>(out: &mut Vec<u8>, items: &[T], mut write: impl FnMut(&mut Vec<u8>, &T)) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write(out, item);
    }
}

/// A file of the index: what it is called, and what it holds.
pub(super) fn script(name: &str, data: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut out = b"congkhaiTim(".to_vec();
    quoted(&mut out, name);
    out.push(b',');
    data(&mut out);
    out.extend_from_slice(b");\n");
    out
}

/// As a string of JSON.
pub(super) fn quoted(out: &mut Vec<u8>, text: &str) {
    // writing to memory does not fail
    let _ = serde_json::to_writer(out, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_stay_and_the_last_of_them_is_known() {
        let postings: Vec<Cut> = (0..500).map(|page| Cut::new(page, 1 + page % 3)).collect();
        let lists = Lists::of("hoc", [Written { text: "học", postings: postings.clone() }].into_iter(), 500);
        let text = String::from_utf8(lists.bytes).unwrap();
        assert!(text.starts_with("\"hoc\":{\"học\":[3,166,2,3,3,") && text.ends_with(",\"\":500"), "{text}");
        let (form, last) = &lists.cut[0];
        assert_eq!((form.as_ref(), last.weight(), lists.pages, lists.cut.len()), ("học", 1, 500, 1));
        assert_eq!(postings.iter().filter(|posting| *posting > last).count(), 100);
        let common = Lists::of("hoc", [Written { text: "học", postings }].into_iter(), 499);
        assert!(common.bytes.ends_with(b",\"\":500") && common.cut.is_empty());
        let few = [Written { text: "phí", postings: vec![Cut::new(7, 63), Cut::new(9, 63)] }];
        let few = Lists::of("phi", few.into_iter(), 500);
        assert_eq!((few.bytes.as_slice(), few.pages, few.cut.len()), ("\"phi\":{\"phí\":[63,2,7,2]".as_bytes(), 2, 0));
    }
}
