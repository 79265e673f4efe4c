//! `congkhai completions`: a script with which a shell completes commands and options.

use super::args::{CompletionsArgs, ShellName};
use super::{Exit, report};
use clap::Command;
use clap_complete::{Shell, generate};

pub(super) fn run(args: &CompletionsArgs, mut command: Command) -> Exit {
    let shell = match args.shell {
        ShellName::Bash => Shell::Bash,
        ShellName::Zsh => Shell::Zsh,
        ShellName::Fish => Shell::Fish,
        ShellName::Powershell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    generate(shell, &mut command, "congkhai", &mut script);
    report::print(&String::from_utf8_lossy(&script));
    Exit::Done
}
