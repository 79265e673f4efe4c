# Runs checks and counts them; sourced by tests/all.sh. Each check's whole output is in $LOGS.

# nginx is where only root finds it
export PATH="$PATH:/usr/sbin"
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 CARGO_TERM_COLOR=never RUST_BACKTRACE=0
readonly LOGS=target/test-logs
mkdir -p "$LOGS"
passed=0
failed=0
recap=()

# logged NAME COMMAND…: runs it with its output in a log; leaves code, log and seconds.
logged() {
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

end_of_log() {
  echo "$1 (${seconds} s, exit $code); the end of $log:"
  tail -n 40 "$log" | cut -c1-300 | sed 's/^/    /'
}

# single NAME COMMAND…: one command, one check.
single() {
  logged "$@"
  if [ "$code" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok - $1 (${seconds} s)"
  else
    fail "$1 (exit $code; see $log)"
    end_of_log "not ok - $1"
  fi
}

# ready NAME COMMAND…: a preparation, which counts only when it fails, since what needs it will fail then too.
ready() {
  logged "$@"
  if [ "$code" -eq 0 ]; then
    echo "# $1: ready (${seconds} s)"
  else
    fail "$1 (exit $code; see $log)"
    end_of_log "not ok - $1"
  fi
}

# counting NAME COMMAND…: a command that counts its checks itself: "not ok - …" lines with indented details, and a last line
# "… N passed, N failed".
counting() {
  logged "$@"
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
    end_of_log "not ok - $1 stopped without a count"
  fi
}

# The closing lines and the exit code.
finish() {
  if [ ${#recap[@]} -gt 0 ]; then
    echo "Failed:"
    printf '  %s\n' "${recap[@]:0:40}"
    [ ${#recap[@]} -gt 40 ] && echo "  … and $((${#recap[@]} - 40)) more"
  fi
  echo "$SECONDS s in all"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
