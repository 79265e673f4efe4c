//! Workbooks to be filled in: which sources can be one, what is asked on their sheets, and in which words.

use serde::Deserialize;

/// All kinds of workbooks and the words that they share.
#[derive(Clone, Debug, Deserialize)]
pub struct Workbooks {
    /// `workbook`.
    pub id: String,
    /// Words on every workbook.
    pub words: WorkbookWords,
    /// Empty rows that are offered below a row where the school may add its own.
    pub own_rows: usize,
    /// One a kind of source.
    pub books: Vec<Book>,
}

/// Words that clerks read on every workbook.
#[derive(Clone, Debug, Deserialize)]
pub struct WorkbookWords {
    /// Name of the sheet of keys: `Thông tin`.
    pub info_sheet: String,
    /// Name of the sheet of ids, which Excel does not offer to show.
    pub ids_sheet: String,
    /// What the colours mean, on each sheet.
    pub colours: String,
    /// What is done with the finished workbook; `{place}`: the folder.
    pub put: String,
    /// Above what other laws say of a form.
    pub remarks: String,
    /// What empty rows are for, above a table that has some.
    pub own_row: String,
    /// Yes, in drop-downs.
    pub yes: String,
    /// No, in drop-downs.
    pub no: String,
    /// Above the percentages beside a count; `{column}`: the head of the count.
    pub percent: String,
    /// Above labels and numbers of rows.
    pub heads: [String; 2],
    /// What is asked where something else is typed than may be.
    pub asks: AskWords,
}

/// What Excel asks where something else is typed than may be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub struct AskWords {
    /// Heads the question.
    pub title: String,
    /// In a cell for a whole number.
    pub whole: String,
    /// In a cell for a number.
    pub number: String,
    /// In a cell for a percentage.
    pub percent: String,
    /// In a cell for a day.
    pub day: String,
    /// In a cell with a list.
    pub choose: String,
}

/// A kind of workbook.
#[derive(Clone, Debug, Deserialize)]
pub struct Book {
    /// `form`, `evidence`: what its sheet of ids says.
    pub id: String,
    /// What is typed to get an empty one: `minh-chung`. `None`: a form, which is named by its number.
    pub command: Option<String>,
    /// Heads it.
    pub title: String,
    /// Where it goes: `assessments/ĐỢT/evidence.xlsx`.
    pub place: String,
    /// What is asked once, on the sheet of keys.
    pub keys: Vec<BookKey>,
    /// What there may be several of, a sheet each.
    #[serde(default)]
    pub lists: Vec<BookList>,
}

/// One thing that is asked: a row of the sheet of keys, or a column of a list.
#[derive(Clone, Debug, Deserialize)]
pub struct BookKey {
    /// As in the `.yaml`; `signer.name` lies in the map `signer`. What begins with `@` is looked at, not kept.
    pub key: String,
    /// What the clerk reads.
    pub label: String,
    /// How it is written, in a sentence.
    pub hint: Option<String>,
    /// What may stand there.
    #[serde(rename = "type", default)]
    pub kind: KeyKind,
    /// Words to choose from.
    #[serde(default)]
    pub choices: Vec<BookChoice>,
    /// The same, from what packs say.
    pub choices_from: Option<ChoicesFrom>,
    /// Nothing goes without it.
    #[serde(default)]
    pub required: bool,
    /// Asked of reports on a budget alone.
    #[serde(default)]
    pub of_budget: bool,
}

/// A word to choose.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BookChoice {
    /// As in the `.yaml`.
    pub value: String,
    /// What the clerk chooses.
    pub label: String,
}

/// What there may be several of.
#[derive(Clone, Debug, Deserialize)]
pub struct BookList {
    /// As in the `.yaml`: `items`, `council.members`.
    pub key: String,
    /// Name of its sheet.
    pub sheet: String,
    /// What stands in a row, in a sentence.
    pub hint: Option<String>,
    /// Each row is two columns, a key and what it is given.
    #[serde(default)]
    pub is_map: bool,
    /// From the left.
    pub columns: Vec<BookKey>,
}

/// What may stand in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// A line.
    #[default]
    Text,
    /// Paragraphs.
    Long,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// Yes or no.
    Yes,
    /// One of several words.
    Choice,
    /// Several, a line each.
    Lines,
    /// Any of several words: a row each, in which yes or no stands; the key is a list of them.
    Marks,
    /// The same; the key is a map of what was answered.
    Answers,
    /// Shown, not filled in.
    Shown,
}

/// Which words of the packs are to be chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChoicesFrom {
    /// Ways of making public, of the form's regulation.
    Channels,
    /// Ways of making public that plans name.
    CalendarChannels,
    /// Units of money.
    Money,
    /// Parts of a budget year.
    Periods,
    /// Kinds of schools.
    Schools,
    /// Frameworks of accreditation.
    Frameworks,
    /// Conditions of rules.
    Conditions,
    /// Roles in a school.
    Roles,
    /// Days that rules count from.
    Events,
}

impl Workbooks {
    /// The kind of an id.
    pub fn book(&self, id: &str) -> Option<&Book> {
        self.books.iter().find(|book| book.id == id)
    }
}
