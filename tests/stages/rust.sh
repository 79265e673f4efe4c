#!/usr/bin/env bash
# the Rust tests: cargo test, whose "test result" lines are added up

cargo_test() {
  logged "cargo test" cargo test --locked --no-fail-fast
  local good bad
  good=$(sed -nE 's/^test result: .* ([0-9]+) passed; .*/\1/p' "$log" | awk '{sum += $1} END {print sum + 0}')
  bad=$(sed -nE 's/^test result: .* ([0-9]+) failed; .*/\1/p' "$log" | awk '{sum += $1} END {print sum + 0}')
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

need cargo
cargo_test
