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
    /// What is asked where a disclosure has no form.
    pub items: ItemWords,
    /// What the yearly report asks.
    pub report: ReportKeys,
    /// What the tables of a self-assessment's database ask.
    pub figures: FigureWords,
    /// One a kind of source.
    pub books: Vec<Book>,
}

/// What the items of a content ask, by what they hold.
#[derive(Clone, Debug, Deserialize)]
pub struct ItemWords {
    /// Name of the sheet with a row an item.
    pub sheet: String,
    /// Beside running text: how it is written, and what is written where it does not apply.
    pub prose: String,
    /// Beside what is asked in the rows below.
    pub below: String,
    /// Beside what has a sheet of its own; `{sheet}`: its name.
    pub beside: String,
    /// Above the numbers that a school gives its records.
    pub number: BookKey,
    /// Behind what is counted: the count, and its share in percent.
    pub counted: [BookKey; 2],
    /// Of a person or a place to ask.
    pub contact: Vec<BookKey>,
    /// Of a document.
    pub documents: Vec<BookKey>,
    /// Of a step with its day.
    pub timeline: Vec<BookKey>,
}

/// What a table of a self-assessment's database asks besides its figures.
#[derive(Clone, Debug, Deserialize)]
pub struct FigureWords {
    /// How many school years there are columns of.
    pub years: u8,
    /// Above the labels of rows.
    pub label: String,
    /// How it is filled in.
    pub note: String,
    /// Behind the figures.
    pub columns: Vec<BookKey>,
}

/// What the yearly report asks besides what every disclosure does.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportKeys {
    /// On the sheet of keys.
    pub keys: Vec<BookKey>,
    /// Beside its sections.
    pub section: String,
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
    /// The same where it must have a name; `{place}`: the name, with the folder below the unit's.
    pub put_as: String,
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
    /// Where it goes: `assessments/ĐỢT/evidence.xlsx`, or into a folder.
    pub place: String,
    /// Where it goes if it is of a budget.
    pub place_of_budget: Option<String>,
    /// What is done with it, where it goes elsewhere than into the unit's folder.
    pub put: Option<String>,
    /// What is asked once, on the sheet of keys.
    pub keys: Vec<BookKey>,
    /// What is asked once, on a sheet of its own: items of a content, sections of a report. Never in the pack.
    #[serde(skip)]
    pub answers: Vec<BookKey>,
    /// What there may be several of, a sheet each.
    #[serde(default)]
    pub lists: Vec<BookList>,
    /// The tables of the report's Part I, a sheet each.
    #[serde(default)]
    pub figures: bool,
}

/// One thing that is asked: a row of the sheet of keys, or a column of a list.
#[derive(Clone, Debug, Default, Deserialize)]
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
    /// Asked of forms alone.
    #[serde(default)]
    pub of_forms: bool,
    /// How deep an answer stands.
    #[serde(skip)]
    pub depth: u8,
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
#[derive(Clone, Debug, Default, Deserialize)]
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
    /// What it is called above its rows; `None`: as its sheet.
    #[serde(skip)]
    pub title: Option<String>,
    /// A row without what must be there is no item.
    #[serde(skip)]
    pub of_records: bool,
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
    /// A number, whole or not.
    Decimal,
    /// An amount of money, in the unit that the file says.
    Money,
    /// From 0 to 100.
    Percent,
    /// Paragraphs, or that they do not apply, and why.
    Prose,
    /// Nothing but that it does not apply, and why: what it is stands elsewhere.
    Applies,
    /// Yes or no.
    Yes,
    /// One of several words.
    Choice,
    /// Several, a line each, or parted by semicolons.
    Lines,
    /// Several sentences, a line each.
    Sentences,
    /// Figures, a line each; some may not be known.
    Values,
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
    /// The same, without those of several levels and offices.
    Levels,
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
