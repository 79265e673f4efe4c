//! A line that cannot be read, told in the language that was asked for, with what was probably meant.

use super::help::usage_line;
use super::speech::{filled, said, speech};
use super::values::Misread;
use super::words::{
    COMMANDS_ARE, HINT, HOW, MEANT, MISREAD, MISSING, NO_COMMAND, NO_VALUE, NO_VALUE_WANTED, NOT_A_VALUE, NOT_TEXT,
    ONE_OF, SEE, SPACES, SURPLUS, TWICE, UNKNOWN_COMMAND, UNKNOWN_OPTION, UNREADABLE, USAGE_ERROR,
};
use crate::text::closest;
use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::error::Error as _;
use std::ffi::OsString;

/// What is wrong with the line, as lines to print.
pub(super) fn told(error: &Error, command: &Command, typed: &[OsString]) -> String {
    let asked = typed.iter().skip(1).find_map(|word| command.find_subcommand(word.to_str()?));
    let (what, hint) = what(error, command, asked);
    let mut lines = vec![filled(&USAGE_ERROR, &[("what", &what)])];
    lines.extend(hint.map(|hint| filled(&HINT, &[("hint", &hint)])));
    let name = match asked {
        Some(asked) => {
            lines.push(filled(&HOW, &[("usage", &usage_line(asked, speech()))]));
            format!("congkhai {}", asked.get_name())
        }
        None => "congkhai".to_owned(),
    };
    lines.push(filled(&SEE, &[("command", &name)]));
    lines.join("\n")
}

fn what(error: &Error, command: &Command, asked: Option<&Command>) -> (String, Option<String>) {
    let text = |kind| error.get(kind).map(texts).unwrap_or_default();
    let option = text(ContextKind::InvalidArg).join(", ");
    let word = text(ContextKind::InvalidValue).join(" ");
    match error.kind() {
        ErrorKind::UnknownArgument if option.starts_with('-') => {
            let own = asked.unwrap_or(command).get_arguments().filter_map(clap::Arg::get_long);
            let known: Vec<String> = own.map(|long| format!("--{long}")).collect();
            (filled(&UNKNOWN_OPTION, &[("word", &option)]), meant(&option, &known, &text(ContextKind::SuggestedArg)))
        }
        ErrorKind::UnknownArgument => (filled(&SURPLUS, &[("word", &option)]), Some(said(&SPACES).to_owned())),
        ErrorKind::InvalidSubcommand => {
            let word = text(ContextKind::InvalidSubcommand).join(" ");
            let known: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
            let near = meant(&word, &known, &text(ContextKind::SuggestedSubcommand));
            let all = || filled(&COMMANDS_ARE, &[("words", &known.join(", "))]);
            (filled(&UNKNOWN_COMMAND, &[("word", &word)]), near.or_else(|| Some(all())))
        }
        ErrorKind::MissingSubcommand => (said(&NO_COMMAND).to_owned(), None),
        ErrorKind::MissingRequiredArgument => (filled(&MISSING, &[("words", &option)]), None),
        ErrorKind::InvalidValue if word.is_empty() => (filled(&NO_VALUE, &[("option", &option)]), choices(error)),
        ErrorKind::InvalidValue => {
            let near = meant(&word, &text(ContextKind::ValidValue), &text(ContextKind::SuggestedValue));
            (filled(&NOT_A_VALUE, &[("word", &word), ("option", &option)]), near.or_else(|| choices(error)))
        }
        ErrorKind::ValueValidation => {
            let why = error.source().and_then(|source| source.downcast_ref::<Misread>());
            let why = why.map_or(String::new(), |misread| said(&misread.0).to_owned());
            (filled(&MISREAD, &[("option", &option), ("word", &word), ("why", &why)]), None)
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg).join(", ");
            (filled(&TWICE, &[("option", &option), ("other", &other)]), None)
        }
        ErrorKind::TooManyValues => (filled(&NO_VALUE_WANTED, &[("option", &option)]), None),
        ErrorKind::InvalidUtf8 => (said(&NOT_TEXT).to_owned(), None),
        _ => (said(&UNREADABLE).to_owned(), None),
    }
}

fn texts(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        _ => Vec::new(),
    }
}

fn choices(error: &Error) -> Option<String> {
    let words = error.get(ContextKind::ValidValue).map(texts).filter(|words| !words.is_empty())?;
    Some(filled(&ONE_OF, &[("words", &words.join(", "))]))
}

/// “Có phải là …?”: the nearest by our count of letters, else what was found by another.
fn meant(word: &str, known: &[String], suggested: &[String]) -> Option<String> {
    let near = closest(word, known.iter().map(String::as_str)).or(suggested.first().map(String::as_str));
    near.map(|near| filled(&MEANT, &[("word", &near)]))
}
