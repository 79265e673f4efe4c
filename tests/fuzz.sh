#!/usr/bin/env bash
# tests/fuzz.sh [MINUTES]: every reader with changed inputs for so many minutes each (default 10), at low priority, within 2 GiB of addresses.
# What fails is kept in target/fuzz/READER. Exit 1 if anything failed.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
minutes=${1:-10}
failed=0
cargo test --release -q --test it --no-run || exit 2
for reader in site.yaml unit.yaml documents/ pages/ assessments/ evidence.yaml database.yaml improvement/ disclosures/ finance/ calendar/ external-assessments/ .csv .xlsx .xls .ods .docx packs/ themes/ values; do
  echo "== $reader ($minutes min)"
  case $reader in values) test=fuzz::no_word_stops_the_readers_of_values ;; *) test=fuzz::no_input_stops_the_program ;; esac
  FUZZ_READER=$reader FUZZ_SECONDS=$((minutes * 60)) FUZZ_SEED=$RANDOM FUZZ_KEEP=target/fuzz/${reader//\//-} \
    bash -c 'ulimit -v 2097152; exec nice "$@"' _ cargo test --release -q --test it "$test" -- --nocapture || failed=1
done
exit $failed
