#!/usr/bin/env bash
# tests/fuzz.sh [INPUTS]: every reader with changed inputs (default: 10 million), on one core at low priority, within 768 MiB of addresses.
#
# It goes on where it was ended before; `rm -r target/fuzz` begins again. An input that ends the process (a panic, an abort, five seconds of the
# processor, too much memory) is kept in target/fuzz/faults and the next one follows. Prints a table; exit 1 if an input was kept.
# tests/fuzz.sh --minutes [MINUTES] changes whole sites in the tests' own way, for so many minutes a kind of file.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
folder=${CARGO_TARGET_DIR:-target}/fuzz

if [ "${1:-}" = --minutes ]; then
  minutes=${2:-10}
  failed=0
  cargo test --release -q --test it --no-run || exit 2
  for reader in site.yaml unit.yaml documents/ pages/ assessments/ evidence.yaml database.yaml improvement/ disclosures/ finance/ calendar/ external-assessments/ .csv .xlsx .xls .ods .docx packs/ themes/ values; do
    echo "== $reader ($minutes min)"
    case $reader in values) test=fuzz::no_word_stops_the_readers_of_values ;; *) test=fuzz::no_input_stops_the_program ;; esac
    FUZZ_READER=$reader FUZZ_SECONDS=$((minutes * 60)) FUZZ_SEED=$RANDOM FUZZ_KEEP=$folder/${reader//\//-} \
      bash -c 'ulimit -v 2097152; exec nice "$@"' _ cargo test --release -q --test it "$test" -- --nocapture || failed=1
  done
  exit $failed
fi

inputs=${1:-10000000}
mkdir -p "$folder/faults"
CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 nice cargo build --release -q --example fuzz || exit 2
program=${CARGO_TARGET_DIR:-target}/release/examples/fuzz
while true; do
  RAYON_NUM_THREADS=1 MALLOC_ARENA_MAX=1 bash -c 'ulimit -v 786432; exec nice -n 19 "$@"' _ "$program" run "$folder/progress" "$inputs" 2>"$folder/said" && break
  read -r reader number <"$folder/progress.now"
  kept=$folder/faults/$reader-$number
  [ -e "$kept" ] && { echo "$reader $number ends the program again"; exit 2; }
  "$program" one "$reader" "$number" "$kept"
  echo "$reader $number: $(tail -n 1 "$folder/said")" | tee -a "$folder/faults/all"
  "$program" skip "$folder/progress" "$reader" "$number"
done
"$program" table "$folder/progress"
echo "$(find "$folder/faults" -type f ! -name all | wc -l) inputs kept in $folder/faults"
[ ! -e "$folder/faults/all" ]
