#!/usr/bin/env bash
# The one test command: bash tests/all.sh [STAGE…]
#
#   bash tests/all.sh                 all stages
#   bash tests/all.sh lint rust      these only
#   bash tests/all.sh --list         the stages, and what each is
#
# Each stage is a file in tests/stages/. It installs what it needs and does not find (Debian packages, npm and PyPI packages;
# CONGKHAI_SKIP_INSTALL=1 skips that), then checks. Two stages run at a time; each prints when it has ended. All chosen stages run,
# whatever fails. The last line is "N passed, N failed"; the exit code is 0 only when nothing failed, 2 for a stage that does not exist.
# Full output of each check: target/test-logs/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

# On a new machine compiling costs more than what optimised code and lines in backtraces would gain the tests.
export CARGO_PROFILE_DEV_OPT_LEVEL="${CARGO_PROFILE_DEV_OPT_LEVEL:-0}" CARGO_PROFILE_DEV_DEBUG="${CARGO_PROFILE_DEV_DEBUG:-0}"
export CARGO_INCREMENTAL="${CARGO_INCREMENTAL:-0}"

# The stages of a run without arguments, as they begin: the long ones first. A file in tests/stages/ that is not among them runs only
# when it is named.
readonly STAGES=(rust browser lint print formats preview cases)

described() { sed -n '2s/^# //p' "tests/stages/$1.sh"; }

list() {
  local file name
  for name in "${STAGES[@]}"; do printf '%-10s %s\n' "$name" "$(described "$name")"; done
  for file in tests/stages/*.sh; do
    name=$(basename "$file" .sh)
    [[ " ${STAGES[*]} " == *" $name "* ]] || printf '%-10s %s (only when named)\n' "$name" "$(described "$name")"
  done
}

chosen=()
for argument in "$@"; do
  case $argument in
    --list) list; exit 0 ;;
    -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' tests/all.sh; exit 0 ;;
    *)
      [[ $argument =~ ^[a-z]+$ ]] && [ -f "tests/stages/$argument.sh" ] || { echo "no stage “$argument”; the stages are:" >&2; list >&2; exit 2; }
      chosen+=("$argument")
      ;;
  esac
done
[ ${#chosen[@]} -gt 0 ] || chosen=("${STAGES[@]}")

source tests/run/checks.sh
source tests/run/needs.sh
source tests/run/side-by-side.sh
side_by_side "${chosen[@]}"
finish
