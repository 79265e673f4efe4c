//! A copy's lines as what they are.

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// Whether it is a head.
    pub is_head: bool,
    /// Columns and rows that it spans.
    pub spans: (u16, u16),
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// From 2 to 4.
    Heading(u8, String),
    /// Of a list.
    Item(String),
    /// Of a table.
    Row(Vec<Cell>),
    /// Running text.
    Text(String),
}

impl Cell {
    pub(super) fn read(text: &str) -> Self {
        let plain = || Self { text: text.to_owned(), is_head: false, spans: (1, 1) };
        let Some((mark, rest)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) else { return plain() };
        let Some((name, spans)) = mark.split_once(' ') else { return plain() };
        let spans = spans.split_once('x').and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
        match spans {
            Some(spans) if matches!(name, "td" | "th") => Self { text: rest.to_owned(), is_head: name == "th", spans },
            _ => plain(),
        }
    }
}

impl Line {
    /// The lines of a copy.
    pub fn all(copy: &str) -> impl Iterator<Item = Self> {
        copy.lines().map(|line| {
            let heading = [("#### ", 4), ("### ", 3), ("## ", 2)]
                .into_iter()
                .find_map(|(mark, level)| line.strip_prefix(mark).map(|text| Self::Heading(level, text.to_owned())));
            match (heading, line.strip_prefix('\t'), line.strip_prefix("- ")) {
                (Some(heading), ..) => heading,
                (None, Some(cells), _) => Self::Row(cells.split('\t').map(Cell::read).collect()),
                (None, None, Some(item)) => Self::Item(item.to_owned()),
                _ => Self::Text(line.to_owned()),
            }
        })
    }
}
