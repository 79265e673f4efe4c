//! What a new site must know: from the line, or asked for one by one.

use super::super::args::NewArgs;
use super::super::refused::Refused;
use super::super::speech::{filled, said, speech};
use super::super::unknown::near;
use super::super::words::{
    ASK_AGAIN, ASK_EMAIL, ASK_NAME, ASK_PHONE, ASK_TYPE, LEVELS_OF_SEVERAL, MISSING, NEW_EXAMPLE, NO_LEVEL, NO_LEVELS,
    NO_TYPE,
};
use crate::pack::{Packs, SchoolRole, SchoolType};
use crate::text::{Speech, fold, nfc};
use std::io::BufRead;
use std::sync::Arc;

/// What is asked of whoever makes a site.
#[derive(Debug)]
pub(super) struct Answers {
    pub(super) name: String,
    pub(super) kind: Arc<SchoolType>,
    /// Of a school of several levels.
    pub(super) levels: Vec<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
}

/// Something is missing; said with a whole line as one writes it.
fn missing(words: &str) -> Refused {
    Refused { what: filled(&MISSING, &[("words", &words)]), hint: Some(said(&NEW_EXAMPLE).to_owned()) }
}

/// Prints a question.
type Ask<'a> = &'a mut dyn FnMut(&str);

impl Answers {
    /// From the line alone.
    pub(super) fn given(args: &NewArgs, packs: &Packs) -> Result<Self, Refused> {
        let lacking: Vec<&str> = [("--type", args.kind.is_none()), ("--name", args.name.is_none())]
            .into_iter()
            .filter_map(|(option, missing)| missing.then_some(option))
            .collect();
        let (Some(kind), Some(name)) = (&args.kind, &args.name) else {
            return Err(missing(&lacking.join(", ")));
        };
        let kind = find(kind, packs).ok_or_else(|| no_type(kind, packs))?;
        Self::of((args, packs), name, kind, args.phone.clone(), args.email.clone())
    }

    /// What the line does not say is asked for, until it is answered.
    pub(super) fn asked(
        args: &NewArgs,
        packs: &Packs,
        person: &mut dyn BufRead,
        ask: Ask<'_>,
    ) -> Result<Self, Refused> {
        let kind = match &args.kind {
            Some(kind) => find(kind, packs).ok_or_else(|| no_type(kind, packs))?,
            None => ask_type(packs, person, ask)?,
        };
        let name = match &args.name {
            Some(name) => name.clone(),
            None => loop {
                ask(said(&ASK_NAME));
                let name = line(person)?;
                if !crate::text::slug(&name).is_empty() {
                    break name;
                }
            },
        };
        let mut optional = |given: &Option<String>, question: &'static str| match given {
            Some(given) => Ok(Some(given.clone())),
            None => {
                ask(question);
                line(person).map(|answer| Some(answer).filter(|answer| !answer.is_empty()))
            }
        };
        let phone = optional(&args.phone, said(&ASK_PHONE))?;
        let email = optional(&args.email, said(&ASK_EMAIL))?;
        Self::of((args, packs), &name, kind, phone, email)
    }

    fn of(
        (args, packs): (&NewArgs, &Packs),
        name: &str,
        kind: Arc<SchoolType>,
        phone: Option<String>,
        email: Option<String>,
    ) -> Result<Self, Refused> {
        let name = nfc(name.trim());
        if crate::text::slug(&name).is_empty() {
            return Err(missing("--name"));
        }
        let levels = levels(&args.levels, &kind, packs)?;
        Ok(Self { name, kind, levels, phone, email })
    }
}

/// A type by its id, another spelling, or its name.
fn find(written: &str, packs: &Packs) -> Option<Arc<SchoolType>> {
    let types = &packs.schools.types;
    SchoolType::find(types, written).or_else(|| types.iter().find(|t| fold(name_of(t)) == fold(written))).cloned()
}

fn name_of(kind: &SchoolType) -> &str {
    kind.name(if speech() == Speech::English { "en" } else { "vi" })
}

fn no_type(written: &str, packs: &Packs) -> Refused {
    let known: Vec<&str> = packs.schools.types.iter().map(|t| t.id.as_str()).collect();
    Refused { what: filled(&NO_TYPE, &[("word", &written)]), hint: near(written, &known) }
}

/// The levels that are named, else those that most schools of the type teach.
fn levels(named: &[String], kind: &SchoolType, packs: &Packs) -> Result<Vec<String>, Refused> {
    match (kind.role, named) {
        (SchoolRole::SeveralLevels, []) => Ok(kind.usual_levels.clone()),
        (SchoolRole::SeveralLevels, named) => {
            let known: Vec<Arc<SchoolType>> = packs.schools.levels().cloned().collect();
            let ids: Vec<&str> = known.iter().map(|level| level.id.as_str()).collect();
            let no_level = |word: &str| Refused { what: filled(&NO_LEVEL, &[("word", &word)]), hint: near(word, &ids) };
            let level = |word: &String| SchoolType::find(&known, word).ok_or_else(|| no_level(word));
            named.iter().map(|word| level(word).map(|level| level.id.clone())).collect()
        }
        (_, []) => Ok(Vec::new()),
        _ => {
            let of_several = packs.schools.types.iter().filter(|t| t.role == SchoolRole::SeveralLevels);
            let ids: Vec<&str> = of_several.map(|t| t.id.as_str()).collect();
            let hint = filled(&LEVELS_OF_SEVERAL, &[("types", &ids.join(", "))]);
            Err(Refused { what: filled(&NO_LEVELS, &[("type", &kind.id)]), hint: Some(hint) })
        }
    }
}

fn ask_type(packs: &Packs, person: &mut dyn BufRead, ask: Ask<'_>) -> Result<Arc<SchoolType>, Refused> {
    let types = &packs.schools.types;
    let rows: String = types.iter().enumerate().map(|(at, t)| format!("  {}. {}\n", at + 1, name_of(t))).collect();
    ask(&rows);
    loop {
        ask(&filled(&ASK_TYPE, &[("last", &types.len())]));
        let answer = line(person)?;
        let by_number = answer.parse::<usize>().ok().and_then(|at| types.get(at.checked_sub(1)?)).cloned();
        match by_number.or_else(|| find(&answer, packs)) {
            Some(kind) => return Ok(kind),
            None => ask(said(&ASK_AGAIN)),
        }
    }
}

/// One answer; who ends the input wants no site.
fn line(person: &mut dyn BufRead) -> Result<String, Refused> {
    let mut answer = String::new();
    let read = person.read_line(&mut answer).unwrap_or(0);
    if read == 0 {
        return Err(missing("--type, --name"));
    }
    Ok(answer.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none() -> NewArgs {
        NewArgs {
            folder: "x".into(),
            kind: None,
            name: None,
            levels: Vec::new(),
            phone: None,
            email: None,
            windows: false,
        }
    }

    #[test]
    fn questions_go_on_until_they_are_answered() {
        let mut said = String::new();
        let mut person = "9\nTiểu học\n\nTrường Tiểu học Kim Đồng\n0215 3825 111\n\n".as_bytes();
        let packs = Packs::embedded();
        let answers = Answers::asked(&none(), &packs, &mut person, &mut |text| said.push_str(text)).unwrap();
        assert_eq!(
            (answers.name.as_str(), answers.kind.id.as_str()),
            ("Trường Tiểu học Kim Đồng", packs.schools.types[1].id.as_str())
        );
        assert_eq!((answers.phone.as_deref(), answers.email), (Some("0215 3825 111"), None));
        assert!(said.contains("1. Trường mầm non"), "{said}");
    }

    #[test]
    fn who_ends_the_input_gets_no_site() {
        let packs = Packs::embedded();
        assert!(Answers::asked(&none(), &packs, &mut "1\n".as_bytes(), &mut |_| ()).is_err());
    }
}
