#!/usr/bin/env bash
# those of tests/cases that only a browser shows: a wide table on paper, what is searched (Chromium)
readonly CASES=target/test-cases

# build_case NAME: the case's site as of the day of the cases.
build_case() {
  rm -rf "${CASES:?}/$1"
  mkdir -p "$CASES"
  cp -r "tests/cases/$1" "$CASES/$1"
  "$PROGRAM" build "$CASES/$1" --today 2024-10-01 -o "$CASES/$1/public"
}

need browser program
single "build the case of the wide table" build_case wide-table-on-paper
single "build the case of the search" build_case search-with-marks
counting "cases in a browser" env CHROMIUM="$browser" node tests/browser/cases.mjs "$CASES/wide-table-on-paper/public" "$CASES/search-with-marks/public" "$PRINT"
