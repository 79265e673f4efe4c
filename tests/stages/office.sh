#!/usr/bin/env bash
# the downloads of every form of every pack, saved once by LibreOffice as XLSX, CSV, ODS and XLS, read back as the same values; workbooks filled in and saved once as well, and a whole school in workbooks and Word files; the seeds as its Word files
readonly OFFICE=target/test-office

# office_tests NAME: the test of tests/it/office.rs or word_seeds.rs with that name.
office_tests() { cargo test -q --test it "$1" -- --nocapture; }

# as_word_files: the HTML of the seeds becomes a Word file each, and one of Word 97 each.
as_word_files() {
  soffice "-env:UserInstallation=file://$PWD/$OFFICE/profile" --headless --infilter='HTML (StarWriter)' --convert-to docx --outdir "$OFFICE/word/back" \
    "$OFFICE"/word/out/*.html
  soffice "-env:UserInstallation=file://$PWD/$OFFICE/profile" --headless --convert-to 'doc:MS Word 97' --outdir "$OFFICE/word/back" "$OFFICE"/word/back/*.docx
  [ "$(find "$OFFICE/word/back" -name '*.doc*' | wc -l)" -eq 10 ]
}

# saved_once: LibreOffice opens each download and saves it. One call a kind; its own profile, so that an open office does not matter.
saved_once() {
  local kind to
  rm -rf "${OFFICE:?}/back"
  for kind in xlsx ods xls; do
    soffice "-env:UserInstallation=file://$PWD/$OFFICE/profile" --headless --convert-to "$kind" --outdir "$OFFICE/back/$kind" "$OFFICE"/out/*.xlsx
  done
  # in UTF-8 both ways with all digits, as a clerk sets it who opens our file (it has a byte order mark) and saves it again
  to='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false'
  soffice "-env:UserInstallation=file://$PWD/$OFFICE/profile" --headless --infilter='Text - txt - csv (StarCalc):44,34,76,1' --convert-to "$to" \
    --outdir "$OFFICE/back/csv" "$OFFICE"/out/*.csv
  [ "$(find "$OFFICE/back" -type f | wc -l)" -eq $((3 * $(find "$OFFICE/out" -name '*.xlsx' | wc -l) + $(find "$OFFICE/out" -name '*.csv' | wc -l))) ]
}

# books_saved_once: LibreOffice opens each workbook that was filled in and saves it.
books_saved_once() {
  local kind
  for kind in xlsx ods xls; do
    soffice "-env:UserInstallation=file://$PWD/$OFFICE/profile" --headless --convert-to "$kind" --outdir "$OFFICE/back/books/$kind" "$OFFICE"/out/books/*.xlsx
  done
  [ "$(find "$OFFICE/back/books" -type f | wc -l)" -eq $((3 * $(find "$OFFICE/out/books" -name '*.xlsx' | wc -l))) ]
}

# school_saved_once: LibreOffice opens each workbook and Word file of a whole school and saves it.
school_saved_once() {
  local kind
  for kind in xlsx docx; do
    soffice "-env:UserInstallation=file://$PWD/$OFFICE/profile" --headless --convert-to "$kind" --outdir "$OFFICE/back/school" "$OFFICE"/out/school/*."$kind"
  done
  [ "$(find "$OFFICE/back/school" -type f | wc -l)" -eq "$(find "$OFFICE/out/school" -type f | wc -l)" ]
}

need cargo
if command -v soffice >/dev/null; then
  rm -rf "$OFFICE"
  mkdir -p "$OFFICE"
  single "downloads of every form" env OFFICE_OUT="$PWD/$OFFICE/out" bash -c "$(declare -f office_tests); office_tests office::downloads_are_written"
  single "saved once by LibreOffice" saved_once
  single "what LibreOffice saved reads back" env OFFICE_BACK="$PWD/$OFFICE/back" bash -c "$(declare -f office_tests); office_tests office::what_another"
  grep -aE '^(xlsx|csv|ods|xls): [0-9]+ filled' "$log" | sed 's/^/# /'
  single "workbooks of every form, filled in" env OFFICE_OUT="$PWD/$OFFICE/out" bash -c "$(declare -f office_tests); office_tests office::workbooks_are"
  single "workbooks saved once by LibreOffice" books_saved_once
  single "workbooks that LibreOffice saved are their forms" env OFFICE_BACK="$PWD/$OFFICE/back" bash -c "$(declare -f office_tests); office_tests office::workbooks_that"
  single "a school in workbooks and Word files" env OFFICE_OUT="$PWD/$OFFICE/out" bash -c "$(declare -f office_tests); office_tests upper_secondary::a_school_in"
  single "the school saved once by LibreOffice" school_saved_once
  single "the school that LibreOffice saved is the same" env OFFICE_BACK="$PWD/$OFFICE/back" bash -c "$(declare -f office_tests); office_tests upper_secondary::a_school_that"
  single "seeds as HTML" env OFFICE_OUT="$PWD/$OFFICE/word/out" bash -c "$(declare -f office_tests); office_tests word_seeds::seeds_are_written"
  single "seeds as Word files by LibreOffice" as_word_files
  single "Word files of the seeds are read" env OFFICE_BACK="$PWD/$OFFICE/word/back" bash -c "$(declare -f office_tests); office_tests word_seeds::seeds_that_another"
  grep -aE '^docx?: ' "$log" | sed 's/^/# /'
else
  fail "LibreOffice (soffice) is not installed: apt-get install libreoffice-calc"
fi
