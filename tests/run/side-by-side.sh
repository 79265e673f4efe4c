# Runs stages two at a time, each in a shell of its own; sourced by tests/all.sh. What stages share is made once: see once and alone.

readonly AT_ONCE=2
# What the stages of this run tell each other.
RUN=$(mktemp -d)
readonly RUN
trap 'rm -rf "$RUN"' EXIT
trap 'stop_stages; exit 130' INT TERM

# side_by_side STAGE…: leaves passed, failed and recap.
side_by_side() {
  local name
  set -m # a stage and all that it starts are one group of processes
  for name in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$AT_ONCE" ]; do wait -n; done
    run_stage "$name" &
  done
  wait
  set +m
  for name in "$@"; do add_counts "$name"; done
}

# The stage, whose output comes at its end in one piece.
run_stage() {
  (
    set +m
    trap kept_waiting EXIT
    # shellcheck source=/dev/null
    source "tests/stages/$1.sh"
    { echo "$passed $failed"; [ ${#recap[@]} -eq 0 ] || printf '%s\n' "${recap[@]}"; } >"$RUN/$1.counts"
  ) >"$RUN/$1.out" 2>&1 </dev/null
  alone print cat "$RUN/$1.out"
}

add_counts() {
  local lines good bad
  mapfile -t lines < <(cat "$RUN/$1.counts" 2>/dev/null)
  if [ ${#lines[@]} -eq 0 ]; then fail "$1: stopped before its end"; return; fi
  read -r good bad <<<"${lines[0]}"
  passed=$((passed + good))
  failed=$((failed + bad))
  recap+=("${lines[@]:1}")
}

stop_stages() {
  local group
  for group in $(jobs -rp); do kill -- "-$group"; done
}

# ---------------------------------------------------------------- what stages share

made=()

# once NAME COMMAND…: makes what several stages need the first time that one asks; the others wait for it.
once() {
  local name=$1
  shift
  if mkdir "$RUN/$name" 2>/dev/null; then
    made+=("$name")
    "$@"
    touch "$RUN/$name/done"
  else
    until [ -e "$RUN/$name/done" ]; do sleep 0.2; done
  fi
}

# A stage that breaks off lets nobody wait for what it began.
kept_waiting() {
  local name
  for name in "${made[@]}"; do touch "$RUN/$name/done"; done
}

# alone NAME COMMAND…: of all stages, one at a time.
alone() {
  local name=$1 result
  shift
  until mkdir "$RUN/$name.held" 2>/dev/null; do sleep 0.2; done
  "$@"
  result=$?
  rmdir "$RUN/$name.held"
  return "$result"
}
