//! The help of every command in the language that was asked for: `clap` finds what can be typed, the words are ours.

use super::words::{ABOUT, HEADINGS, help_of, value_name};
use crate::text::Speech;
use clap::builder::PossibleValue;
use clap::{Arg, Command};
use std::fmt::Write as _;

/// The command line with its help in a language.
pub(super) fn spoken(command: Command, speech: Speech) -> Command {
    let commands = HEADINGS.commands.to(speech);
    let options = HEADINGS.options.to(speech);
    let more = HEADINGS.more.to(speech);
    let usage = HEADINGS.usage.to(speech);
    command
        .about(ABOUT.to(speech))
        .override_usage(format!("congkhai <{}>", HEADINGS.command.to(speech)))
        .help_template(format!(
            "{{about}}\n\n{usage} {{usage}}\n\n{commands}\n{{subcommands}}\n\n{options}\n{{options}}\n\n{more}"
        ))
        .mut_args(|arg| told("", arg, speech))
        .mut_subcommands(|command| subcommand(command, speech))
}

fn subcommand(command: Command, speech: Speech) -> Command {
    let name = command.get_name().to_owned();
    let command = command.mut_args(|arg| told(&name, arg, speech));
    let usage = usage_line(&command, speech);
    let head = format!("{{about}}\n\n{} {{usage}}\n\n", HEADINGS.usage.to(speech));
    let arguments = match command.get_positionals().next() {
        Some(_) => format!("{}\n{{positionals}}\n\n", HEADINGS.arguments.to(speech)),
        None => String::new(),
    };
    let options = format!("{}\n{{options}}", HEADINGS.options.to(speech));
    command
        .about(help_of(&name, None, speech).unwrap_or_default())
        .override_usage(usage)
        .help_template(format!("{head}{arguments}{options}"))
}

/// `congkhai build [TÙY CHỌN] [TRANG]`.
pub(super) fn usage_line(command: &Command, speech: Speech) -> String {
    let mut line = format!("congkhai {} {}", command.get_name(), HEADINGS.option.to(speech));
    for arg in command.get_positionals() {
        let name = arg.get_value_names().and_then(<[_]>::first).map(ToString::to_string).unwrap_or_default();
        let several = if arg.get_num_args().is_some_and(|n| n.max_values() > 1) { "…" } else { "" };
        let (open, close) = if arg.is_required_set() { ('<', '>') } else { ('[', ']') };
        let _ = write!(line, " {open}{name}{close}{several}");
    }
    line
}

/// An option with its help, its value's name, and what else it may say: defaults and choices.
fn told(command: &str, arg: Arg, speech: Speech) -> Arg {
    let mut help = help_of(command, Some(arg.get_id().as_str()), speech).unwrap_or_default().to_owned();
    if arg.get_action().takes_values() {
        let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        let choices = arg.get_possible_values();
        let choices: Vec<&str> = choices.iter().filter(|c| !c.is_hide_set()).map(PossibleValue::get_name).collect();
        if !choices.is_empty() {
            let _ = write!(help, " {}", HEADINGS.one_of.with(speech, &[("values", &choices.join(", "))]));
        }
        if !defaults.is_empty() {
            let _ = write!(help, " {}", HEADINGS.default.with(speech, &[("value", &defaults.join(", "))]));
        }
    }
    let names = arg.get_value_names().and_then(<[_]>::first).and_then(|name| value_name(name, speech));
    let takes = arg.get_action().takes_values();
    let arg = arg.help(help).hide_default_value(takes).hide_possible_values(takes);
    match names {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}
