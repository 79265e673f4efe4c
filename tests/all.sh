#!/usr/bin/env bash
# The one test command: bash tests/all.sh
#
# Installs what is missing (Debian packages, npm and PyPI packages; CONGKHAI_SKIP_INSTALL=1 skips that), then checks the format of the sources,
# lints, runs the Rust tests, builds the sample site and tests it: formats (Python) and pages (Chromium). All stages run, whatever fails.
# The last line is "N passed, N failed"; the exit code is 0 only when nothing failed. Full output of each stage: target/test-logs/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

# nginx is where only root finds it
export PATH="$PATH:/usr/sbin"
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 CARGO_TERM_COLOR=never RUST_BACKTRACE=0
readonly TODAY=2025-10-15 BASE=https://congkhai.example/
readonly LOGS=target/test-logs VENV=target/test-venv SITE=target/test-site SUB_SITE=target/test-site-sub
mkdir -p "$LOGS"
passed=0
failed=0
built=no
recap=()
browser="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"

# ---------------------------------------------------------------- what is needed

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else echo "needs root: $*" >&2; return 1; fi
}

debian_packages() {
  local missing=()
  [ -n "$browser" ] || missing+=(chromium)
  for tool in pdfinfo pdftoppm pdftotext pdffonts; do command -v "$tool" >/dev/null || { missing+=(poppler-utils); break; }; done
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  # A font that Chromium can embed, with all Vietnamese letters (U+1ECB: ị); Debian 12 has these only in the second package.
  fc-list ':charset=1ecb' family 2>/dev/null | grep -qi 'liberation serif' || missing+=(fonts-liberation)
  [[ " ${missing[*]} " == *" fonts-liberation "* ]] && apt-cache show fonts-liberation2 >/dev/null 2>&1 && missing+=(fonts-liberation2)
  java -version >/dev/null 2>&1 || missing+=(default-jre-headless)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
  command -v cc >/dev/null || missing+=(gcc libc6-dev)
  [ ${#missing[@]} -eq 0 ] && { echo "nothing missing"; return 0; }
  command -v apt-get >/dev/null || { echo "missing, and no apt-get: ${missing[*]}"; return 1; }
  echo "installing: ${missing[*]}"
  as_root apt-get update -q &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

rust_components() {
  cargo fmt --version && cargo clippy --version && return 0
  command -v rustup >/dev/null && rustup component add rustfmt clippy
}

npm_packages() {
  local lock
  lock=$(sha256sum <tests/browser/package-lock.json)
  [ "$(cat tests/browser/node_modules/.congkhai 2>/dev/null)" = "$lock" ] && { echo "already there"; return 0; }
  # No scripts are run and no browser is fetched.
  (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier) && echo "$lock" >tests/browser/node_modules/.congkhai
}

python_packages() {
  local wanted
  wanted=$(sha256sum <tests/formats/requirements.txt)
  [ "$(cat "$VENV/.congkhai" 2>/dev/null)" = "$wanted" ] && "$VENV/bin/python" -c 'import feedparser, frictionless, icalendar, jsonschema, openpyxl, zxingcpp' && { echo "already there"; return 0; }
  rm -rf "$VENV"
  python3 -m venv "$VENV" && "$VENV/bin/python" -m pip install -q --disable-pip-version-check -r tests/formats/requirements.txt && echo "$wanted" >"$VENV/.congkhai"
}

# ---------------------------------------------------------------- running stages

# stage NAME COMMAND…: runs it with its output in a log; leaves code, log and seconds. With "count" set, the log's own counts are added.
stage() {
  local name=$1 started=$SECONDS
  shift
  log="$LOGS/${name//[^a-z0-9]/-}.log"
  "$@" >"$log" 2>&1 </dev/null
  code=$?
  seconds=$((SECONDS - started))
}

fail() {
  failed=$((failed + 1))
  recap+=("$1")
}

# One stage, one check.
single() {
  stage "$@"
  if [ "$code" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok - $1 (${seconds} s)"
  else
    fail "$1 (exit $code; see $log)"
    echo "not ok - $1 (${seconds} s, exit $code); the end of $log:"
    tail -n 40 "$log" | cut -c1-300 | sed 's/^/    /'
  fi
}

# An installation: told of only when it fails, since what needs it will fail then too.
install() {
  stage "$@"
  if [ "$code" -eq 0 ]; then
    echo "# $1: ready (${seconds} s)"
  else
    fail "$1 (exit $code; see $log)"
    echo "not ok - $1 (${seconds} s, exit $code); the end of $log:"
    tail -n 20 "$log" | cut -c1-300 | sed 's/^/    /'
  fi
}

# A stage that counts its checks itself: "not ok - …" lines with indented details, and a last line "… N passed, N failed".
counting() {
  stage "$@"
  local counts
  counts=$(grep -E '^[a-z ]+: [0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
  if [[ $counts =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    echo "# $1: ${BASH_REMATCH[1]} passed, ${BASH_REMATCH[2]} failed (${seconds} s)"
    while IFS= read -r line; do recap+=("$1: ${line#not ok - }"); done < <(grep '^not ok - ' "$log")
    awk '/^not ok - /{show=1; print; next} /^    /{if (show) print; next} {show=0}' "$log" | cut -c1-300 | head -n 120
    if [ "$code" -ne 0 ] && [ "${BASH_REMATCH[2]}" -eq 0 ]; then fail "$1: exit $code with no failed check (see $log)"; fi
  else
    fail "$1: stopped without a count (exit $code; see $log)"
    echo "not ok - $1 stopped without a count (${seconds} s, exit $code); the end of $log:"
    tail -n 40 "$log" | cut -c1-300 | sed 's/^/    /'
  fi
}

# cargo test: its "test result" lines are added up.
rust_tests() {
  stage "cargo test" cargo test --locked --no-fail-fast
  local good bad
  good=$(sed -nE 's/^test result: .* ([0-9]+) passed; .*/\1/p' "$log" | awk '{sum += $1} END {print sum + 0}')
  bad=$(sed -nE 's/^test result: .* ([0-9]+) failed; .*/\1/p' "$log" | awk '{sum += $1} END {print sum + 0}')
  # No test runs before everything is compiled.
  grep -q '^test result: ' "$log" && [ -x "${CARGO_TARGET_DIR:-target}/debug/congkhai" ] && built=yes
  passed=$((passed + good))
  failed=$((failed + bad))
  echo "# cargo test: $good passed, $bad failed (${seconds} s)"
  while IFS= read -r line; do recap+=("cargo test: $line"); done < <(sed -nE 's/^test (.*) \.\.\. FAILED$/\1/p' "$log")
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then fail "cargo test: exit $code (see $log)"; fi
  if [ "$code" -eq 0 ] && [ "$good" -eq 0 ]; then fail "cargo test: no test was run (see $log)"; fi
  if [ "$code" -ne 0 ]; then
    # What the failing tests said, or the compiler's errors.
    { sed -n '/^failures:$/,/^test result:/p' "$log"; grep -E -A 12 '^error' "$log"; } | head -n 120 | cut -c1-300 | sed 's/^/    /'
  fi
}

# `cargo run` would compile the dependencies once more (without the tests' dependencies some have other features), so that
# the program that `cargo test` has just built is used, unless it could not build it.
build_site() {
  rm -rf "$1"
  local program=(cargo run --locked -q --)
  [ "$built" = yes ] && program=("${CARGO_TARGET_DIR:-target}/debug/congkhai")
  "${program[@]}" build --today "$TODAY" --base-url "$2" -o "$1"
}

# ---------------------------------------------------------------- the stages

if [ "${CONGKHAI_SKIP_INSTALL:-}" != 1 ]; then
  install "debian packages" debian_packages
  install "rust components" rust_components
  install "npm packages" npm_packages
  install "python packages" python_packages
  browser="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
fi
python=$VENV/bin/python
[ -x "$python" ] || python=python3

single "cargo fmt" cargo fmt --check
single "cargo clippy" cargo clippy --all-targets --locked -- -D warnings
rust_tests
single "build the sample site" build_site "$SITE" "$BASE"
single "build the sample site for a folder" build_site "$SUB_SITE" "${BASE}truong/"
counting "format tests" "$python" tests/formats/check_site.py "$SITE" "$BASE"
counting "due dates" "$python" tests/formats/due_dates.py "${CARGO_TARGET_DIR:-target}/debug/congkhai"
counting "data tests" "$python" tests/formats/check_data.py "$SITE" "$BASE"
counting "browser tests" env CHROMIUM="$browser" node tests/browser/run.mjs "$SITE" "$SUB_SITE"
counting "preview tests" env CHROMIUM="$browser" node tests/browser/serve.mjs "${CARGO_TARGET_DIR:-target}/debug/congkhai" .
counting "printed sheets" "$python" tests/formats/check_print.py "$SITE" "$BASE" target/test-print

if [ ${#recap[@]} -gt 0 ]; then
  echo "Failed:"
  printf '  %s\n' "${recap[@]:0:40}"
  [ ${#recap[@]} -gt 40 ] && echo "  … and $((${#recap[@]} - 40)) more"
fi
echo "$SECONDS s in all"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
