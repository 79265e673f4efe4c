#!/usr/bin/env bash
# bash tests/growth.sh PROGRAM: twice the input costs at most 2.5 times the instructions.
#
# Each input is made in two sizes, `PROGRAM check` runs on both, and valgrind counts the instructions (no clock is looked at, so the result is the
# same on a busy machine). Prints "ok - …" or "not ok - …" for each input and a last line "N passed, N failed".
set -uo pipefail
program=$(realpath "${1:?the program to test}")
command -v valgrind >/dev/null || { echo "valgrind is missing" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# site FOLDER: a site with one page, whose body is on standard input
site() {
  mkdir -p "$1/content/a/pages"
  printf 'title: Thử\n' >"$1/content/site.yaml"
  printf 'name: A\ntype: mam-non\n' >"$1/content/a/unit.yaml"
  { printf -- '---\ntitle: Thử\n---\n'; cat; } >"$1/content/a/pages/thu.md"
}

# instructions FOLDER: how many `check` takes
instructions() {
  RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$work/log" \
    "$program" check "$1" --today 2024-06-15 --format json >/dev/null 2>&1
  awk '/Collected/ { print $NF }' "$work/log"
}

: | site "$work/none"
nothing=$(instructions "$work/none")

# grows NAME COUNT TEXT: a page of COUNT and of 2 × COUNT times the text (@: the number of the repetition)
grows() {
  local name=$1 count=$2 text=$3 once twice
  for n in "$count" "$((2 * count))"; do
    seq "$n" | awk -v text="$text" '{ piece = text; gsub(/@/, $1, piece); printf "%s", piece }' | site "$work/$n"
  done
  once=$(($(instructions "$work/$count") - nothing))
  twice=$(($(instructions "$work/$((2 * count))") - nothing))
  if [ "$once" -gt 0 ] && [ $((twice * 10)) -le $((once * 25)) ]; then
    passed=$((passed + 1))
    echo "ok - $name: $count cost $once, twice as many $twice"
  else
    failed=$((failed + 1))
    echo "not ok - $name: $count cost $once, twice as many $twice"
  fi
  rm -rf "${work:?}"/[0-9]*
}

grows 'equal headings' 4000 '## Mục\n\n'
grows 'headings that number' 4000 '## Mục @\n\n'
grows 'codes that do not end' 4000 '[H1'
grows 'codes behind an entity' 2000 '&amp; [H1-1.1-01] '
grows 'marks that came to nothing' 2000 '**a.**b '
grows 'open brackets' 4000 '['
grows 'images in images' 2000 '!['
grows 'links to nowhere' 500 '[a](k-@.md) '
grows 'links to no part' 500 '[a](#k-@) '
grows 'indented paragraphs' 1500 'Căn cứ\n\n    Luật\n\n'
grows 'rows with more cells' 1000 '| a |\n|---|\n| b | c |\n\n'
grows 'items that do not follow' 2000 '1. a\n3. b\n\n'
grows 'definitions that nobody uses' 1500 '[k@]: x\n\n'
grows 'footnotes' 1000 'a[^@]\n\n[^@]: b\n\n'
grows 'tables out of place' 1000 '- {{ council x }}\n\n'
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
