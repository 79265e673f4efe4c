//! The lists that are open at the end of a text: where the next item stands, and whether a blank line parts it from what is above.

use super::marker::Marker;

/// Lists within lists, each with its last mark.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Marker>,
}

/// Lists stand no deeper: Word has nine levels.
const DEEPEST: usize = 9;

impl Lists {
    /// Prepares the text for an item, or for a paragraph; gives back how far it is indented.
    pub(super) fn open(&mut self, marker: Option<&Marker>, text: &mut String) -> usize {
        let Some(marker) = marker else {
            self.close(text);
            return 0;
        };
        let depth = self.open.iter().take_while(|open| open.level < marker.level).count().min(DEEPEST);
        let same = self.open.get(depth).is_some_and(|open| marker.goes_on(open));
        // a first item may stand below its parent's line, if it is a bullet or the number 1
        let below = depth > 0
            && self.open.len() == depth
            && (!marker.is_number() || marker.text.starts_with("1.") || marker.text.starts_with("1)"));
        if !same && !below {
            blank_line(text);
        }
        self.open.truncate(depth);
        let indent = self.open.iter().map(|open| open.written().len()).sum();
        self.open.push(marker.clone());
        indent
    }

    /// Ends all lists.
    pub(super) fn close(&mut self, text: &mut String) {
        self.open.clear();
        blank_line(text);
    }
}

fn blank_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}
