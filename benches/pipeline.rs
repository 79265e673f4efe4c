//! How long the stages take on the sample site: `cargo bench`. Whole builds of larger sites: see the performance section of the README.

use congkhai::pack::Packs;
use congkhai::pipeline::{self, Options};
use congkhai::source::{Snapshot, read_site};
use jiff::civil::date;
use std::path::Path;

fn main() {
    divan::main();
}

fn sample() -> Snapshot {
    read_site(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the sample site can be read")
}

#[divan::bench]
fn read_the_sources() -> Snapshot {
    sample()
}

#[divan::bench]
fn read_and_judge_the_sources(bencher: divan::Bencher<'_, '_>) {
    let (snapshot, packs) = (sample(), Packs::embedded());
    bencher.bench(|| pipeline::read_and_judge(&snapshot, &packs, date(2025, 10, 15), &mut ()).diagnostics.errors());
}

#[divan::bench]
fn build_the_site(bencher: divan::Bencher<'_, '_>) {
    let (snapshot, packs) = (sample(), Packs::embedded());
    bencher.bench(|| pipeline::build(&snapshot, &packs, date(2024, 6, 15), &Options::default(), &mut ()).pages);
}
