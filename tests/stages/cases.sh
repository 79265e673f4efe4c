#!/usr/bin/env bash
# what only a browser shows of other sites than the sample: tests/cases (a wide table on paper, what is searched), the guide (Chromium)
readonly CASES=target/test-cases GUIDE=target/test-guide

# build_case NAME: the case's site as of the day of the cases.
build_case() {
  rm -rf "${CASES:?}/$1"
  mkdir -p "$CASES"
  cp -r "tests/cases/$1" "$CASES/$1"
  "$PROGRAM" build "$CASES/$1" --today 2024-10-01 -o "$CASES/$1/public"
}

build_guide() {
  rm -rf "${GUIDE:?}"
  SOURCE_DATE_EPOCH=1760000000 "$PROGRAM" build guide --no-sync -o "$GUIDE"
}

need browser program
single "build the case of the wide table" build_case wide-table-on-paper
single "build the case of the search" build_case search-with-marks
counting "cases in a browser" env CHROMIUM="$browser" node tests/browser/cases.mjs "$CASES/wide-table-on-paper/public" "$CASES/search-with-marks/public" "$PRINT"
single "build the guide" build_guide
counting "the guide in a browser" env CHROMIUM="$browser" node tests/browser/guide.mjs "$GUIDE" "$PRINT"
