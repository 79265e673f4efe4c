//! `congkhai publish`: a build that goes public. What is new, changed or withdrawn is written into the publication log of each unit, a checkpoint
//! and the copies beside it; then the site is built with it. If it cannot be published the logs are as they were.

use super::clock::moment;
use super::key::read_key;
use super::log_args::PublishArgs;
use super::logging::Logging;
use super::speech::said;
use super::words::{LOG_NO_TODAY, LOG_NO_TODAY_HINT};
use super::{Exit, build, report};

pub(super) fn run(args: &PublishArgs) -> Exit {
    if args.build.source.today.is_some() {
        return report::refused(said(&LOG_NO_TODAY), Some(said(&LOG_NO_TODAY_HINT)));
    }
    let keys = [&args.key, &args.cosign].map(|path| path.as_deref().map(read_key).transpose());
    match keys {
        [Ok(key), Ok(office)] => build::run_with(&args.build, Some(&Logging { args, key, office, now: moment() })),
        [Err(exit), _] | [_, Err(exit)] => exit,
    }
}
