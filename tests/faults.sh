#!/usr/bin/env bash
# bash tests/faults.sh PROGRAM [KILLS [FAULTS]]: nothing is lost under faults (default: 100 kills, 200 injected faults).
#
# Builds that are killed while nginx serves and a reader reads, builds whose system calls fail, full disks, missing rights, few handles, two builds at
# once, sources that change, mounts, other clocks and zones. After each the published tree must be wholly the old or the new one, the exit
# code and the message right, the next build must heal, and nothing may be left beside the output. Needs root, strace, nginx-light, faketime (installs
# them). Prints a table; exit 1 if anything was lost.
set -uo pipefail
program=$(realpath "${1:?the program to test}")
kills=${2:-100}
faults=${3:-200}
lacking=()
command -v strace >/dev/null || lacking+=(strace)
command -v nginx >/dev/null || lacking+=(nginx-light)
command -v faketime >/dev/null || lacking+=(faketime)
[ ${#lacking[@]} -eq 0 ] || apt-get install -qq -y "${lacking[@]}" >/dev/null || exit 2
work=$(mktemp -d "${TMPDIR:-/var/tmp}/congkhai-faults.XXXXXX")
chmod 755 "$work"
cp "$program" "$work/congkhai"
CK=$work/congkhai
site=$work/site
public=$site/public
cleanup() {
  [ -f "$work/nginx.pid" ] && kill "$(cat "$work/nginx.pid")" 2>/dev/null
  [ -n "${reader:-}" ] && kill "$reader" 2>/dev/null
  grep -o " $work/[^ ]*" /proc/mounts | sort -r | while read -r mount; do umount "$mount"; done
  rm -rf "$work"
}
trap cleanup EXIT

# whole.py TREE: every file as its manifest says, none that it does not name; prints the title of the front page
cat >"$work/whole.py" <<'END'
import hashlib, os, re, sys
root = sys.argv[1]
named = {}
for line in open(f"{root}/.congkhai-manifest", encoding="utf-8").read().splitlines()[1:]:
    digest, name = line.split("  ", 1)
    named[name] = digest
found = {os.path.relpath(os.path.join(d, f), root) for d, _, files in os.walk(root) for f in files} - {".congkhai-manifest"}
allowed = set(sys.argv[2:])
wrong = [n for n in named if not os.path.isfile(f"{root}/{n}") or hashlib.sha256(open(f"{root}/{n}", "rb").read()).hexdigest() != named[n]]
found = {n for n in found if not n.startswith(".congkhai-")}
more = [n for n in found - set(named) if not any(n.startswith(a) for a in allowed)]
if wrong or more:
    sys.exit(f"not whole: {sorted(wrong)[:3]} differ, {sorted(more)[:3]} are not named")
print(re.search("<title>([^<]*)", open(f"{root}/index.html", encoding="utf-8").read()).group(1))
END
# pieces.py TREE OLD NEW: every file is one of two trees (a folder that is written in place)
cat >"$work/pieces.py" <<'END'
import os, sys
tree, old, new = sys.argv[1:4]
read = lambda p: open(p, "rb").read() if os.path.isfile(p) else None
names = {os.path.relpath(os.path.join(d, f), r) for r in (old, new) for d, _, files in os.walk(r) for f in files}
for name in names:
    is_, was, will = (read(f"{r}/{name}") for r in (tree, old, new))
    if is_ not in (was, will):
        sys.exit(f"{name} is neither old nor new")
    if is_ is None and was is not None and will is not None:
        sys.exit(f"{name} is gone")
END
# reader.py PORT COUNTS: fetches the manifest, pages, the manifest again, for ever
cat >"$work/reader.py" <<'END'
import hashlib, http.client, os, random, signal, sys
port, counts = int(sys.argv[1]), sys.argv[2]
rounds = answers = changes = mixed = lost = 0
said = []
def stop(*_):
    with open(counts, "w") as f:
        print(rounds, answers, changes, mixed, lost, file=f)
        print("\n".join(said), file=f)
    os._exit(0)
signal.signal(signal.SIGTERM, stop)
def get(name):
    for _ in range(2):
        try:
            c = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            c.request("GET", "/" + name)
            r = c.getresponse()
            body = r.read()
            c.close()
            return r.status, body
        except OSError as e:
            error = e
    return 0, str(error).encode()
def manifest():
    status, body = get(".congkhai-manifest")
    if status != 200: return None
    return {l.split("  ", 1)[1]: l.split("  ", 1)[0] for l in body.decode().splitlines()[1:]}
while True:
    before = manifest()
    if not before:
        lost += 1; said.append("no manifest"); continue
    got = []
    for name in random.sample(sorted(n for n in before if n.endswith((".html", ".css", ".json", ".csv"))), 12):
        got.append((name, *get(name)))
    after = manifest()
    if not after:
        lost += 1; said.append("no manifest"); continue
    rounds += 1
    changes += before != after
    newer = False
    for name, status, body in got:
        answers += 1
        digest = hashlib.sha256(body).hexdigest()
        old, new = before.get(name) == digest, after.get(name) == digest
        if status != 200 and (name in before and name in after):
            lost += 1; said.append(f"{name}: {status}")
        elif status == 200 and not (old or new):
            # more than one exchange since the first manifest: only then may it be of neither
            mixed += 1; said.append(f"{name} is of neither tree")
        elif status == 200 and newer and not new:
            mixed += 1; said.append(f"{name} is old again")
        newer |= new and not old
END

declare -A tried bad
order=()
failed=0
# case NAME; then ok or wrong WHY
begin() { current=$1; [ -n "${tried[$1]:-}" ] || { order+=("$1"); tried[$1]=0; bad[$1]=0; }; tried[$1]=$((tried[$1] + 1)); }
wrong() { echo "WRONG: $current: $*" | cut -c1-600; bad[$current]=$((bad[$current] + 1)); failed=1; }
title() { printf 'title: %s\n' "$1" >"$site/content/site.yaml"; }
whole() { python3 "$work/whole.py" "${1:-$public}" "${@:2}" 2>&1; }
left() { find "$site" -maxdepth 1 -name '.public.*' ! -name '*khoa' ! -name '*trang-thai' -printf '%f '; }
build() { "$CK" build "$site" --today 2024-06-15 "$@" 2>"$work/said"; }
# is_one_of OLD NEW: the tree is wholly one of two
is_one_of() {
  local is
  is=$(whole) || { wrong "$is"; return 1; }
  case $is in "$1" | "$2") ;; *) wrong "it is $is, neither $1 nor $2" ;; esac
}
# heals NEW: the next build goes through, and nothing is left
heals() {
  local code is
  build "${@:2}"
  code=$?
  [ $code -eq 0 ] || wrong "the next build ends with $code: $(tail -n 2 "$work/said")"
  is=$(whole) || wrong "after the next build: $is"
  [ "$is" = "$1" ] || wrong "the next build made $is, not $1"
  [ -z "$(left)" ] || wrong "left: $(left)"
}
# says CODE: the message of a failure names a file
says() {
  case $1 in
    0) ;;
    # the library of Rust itself panics where a folder cannot be closed; that is told as what it is
    3) grep -q 'lỗi môi trường\|unexpected error during closedir' "$work/said" && grep -q / "$work/said" || [ ! -s "$work/said" ] || wrong "says: $(head -n 2 "$work/said")" ;;
    *) wrong "ends with $1: $(head -n 3 "$work/said")" ;;
  esac
}

mkdir -p "$site/content/mn-a/pages" "$site/content/mn-a/static" "$site/content/mn-b"
printf 'name: Trường A\ntype: mam-non\nphone: "0215 3825 111"\n' >"$site/content/mn-a/unit.yaml"
printf 'name: Trường B\ntype: mam-non\nphone: "0215 3825 112"\n' >"$site/content/mn-b/unit.yaml"
printf -- '---\ntitle: Giới thiệu\n---\nTrường ở đầu thị trấn.\n' >"$site/content/mn-a/pages/gioi-thieu.md"
head -c 300000 /dev/urandom >"$site/content/mn-a/static/anh.bin"
n=0
title "Bản 0"
build || { cat "$work/said"; exit 2; }

# --- kills while nginx serves and a reader reads
port=$((20000 + RANDOM % 20000))
cat >"$work/nginx.conf" <<END
user root; worker_processes 2; pid $work/nginx.pid; error_log $work/nginx.log;
events {}
http { access_log off; server { listen 127.0.0.1:$port; root $public; } }
END
nginx -c "$work/nginx.conf" -p "$work" 2>>"$work/nginx.log" || { cat "$work/nginx.log"; exit 2; }
python3 "$work/reader.py" "$port" "$work/counts" &
reader=$!
# what a whole build takes, in milliseconds; and how often it makes each call
title "Bản mẫu"
since=$(date +%s%3N)
build
took=$(($(date +%s%3N) - since + 5))
for ((k = 0; k < kills; k++)); do
  before=$(whole)
  n=$((n + 1))
  title "Bản $n"
  # the reader tells two trees apart: it must not meet three within one round
  sleep 0.1
  if ((k % 5 < 3)); then
    begin "killed at any moment"
    "$CK" build "$site" --today 2024-06-15 2>"$work/said" &
    child=$!
    sleep "$(awk -v t=$took -v r=$RANDOM 'BEGIN { printf "%.4f", t * r / 32768 / 1000 }')"
    kill -9 $child 2>/dev/null
    wait $child 2>/dev/null
  else
    calls=(renameat2 rename unlink rmdir linkat mkdir syncfs unlink)
    call=${calls[$((k / 5 % 8))]}
    begin "killed at a rename, a link, a removal"
    RAYON_NUM_THREADS=1 strace -f -qq -o /dev/null -e trace=$call -e inject=$call:signal=KILL:when=$((1 + (k / 40) * 3 + k % 2 * 2)) \
      "$CK" build "$site" --today 2024-06-15 2>"$work/said"
  fi 2>/dev/null
  is_one_of "$before" "Bản $n"
  heals "Bản $n"
done
kill -TERM $reader
wait $reader 2>/dev/null
reader=
read -r rounds answers changes mixed lost <"$work/counts"
tail -n +2 "$work/counts" | head -n 5
((mixed + lost == 0)) || failed=1
kill "$(cat "$work/nginx.pid")"
rm -f "$work/nginx.pid"

# --- a disk that cannot exchange two folders: written file by file, killed at its renames
for when in 1 2 3 5 8 13 21 34 55 80; do
  begin "no exchange: killed at a rename"
  rm -rf "$work/old" "$work/new"
  cp -a "$public" "$work/old"
  n=$((n + 1))
  title "Bản $n"
  RAYON_NUM_THREADS=1 strace -f -qq -o /dev/null -e trace=renameat2,rename -e inject=renameat2:error=EINVAL -e inject=rename:signal=KILL:when=$when \
    "$CK" build "$site" --today 2024-06-15 2>"$work/said"
  "$CK" build "$site" --today 2024-06-15 -o "$work/new" --no-sync 2>/dev/null
  why=$(python3 "$work/pieces.py" "$public" "$work/old" "$work/new" 2>&1) || wrong "$why"
  heals "Bản $n"
done

# --- system calls that fail
errors=(EIO ENOSPC EACCES)
calls=(write renameat2 rename mkdir linkat syncfs fsync openat unlink rmdir read getdents64 statx chmod ftruncate close)
declare -A often
n=$((n + 1))
title "Bản $n"
RAYON_NUM_THREADS=1 strace -f -qq -c -o "$work/often" "$CK" build "$site" --today 2024-06-15 2>/dev/null
for call in "${calls[@]}"; do often[$call]=$(awk -v c="$call" '$NF == c { print $4 }' "$work/often"); done
made=0
for ((round = 0; made < faults; round++)); do
  for call in "${calls[@]}"; do
    ((made < faults)) || break
    most=${often[$call]:-0}
    first=1
    # the system's loader opens and reads before the program does
    case $call in openat | read | close) first=12 ;; statx) first=3 ;; esac
    ((most >= first)) || { ((round == 0)) && continue; continue; }
    when=$((first + (most - first) * (round * 7 % 23) / 23))
    error=${errors[$((made % 3))]}
    made=$((made + 1))
    begin "a system call fails ($call)"
    before=$(whole)
    n=$((n + 1))
    title "Bản $n"
    RAYON_NUM_THREADS=1 strace -f -qq -o /dev/null -e trace=$call -e inject=$call:error=$error:when=$when \
      "$CK" build "$site" --today 2024-06-15 2>"$work/said"
    code=$?
    says $code
    is_one_of "$before" "Bản $n"
    [ $code -ne 0 ] || [ "$(whole)" = "Bản $n" ] || wrong "ends with 0 and is not published"
    heals "Bản $n"
  done
done

# --- a full disk
mkdir "$work/disk"
mount -t tmpfs -o size=8m tmpfs "$work/disk" || exit 2
out=$work/disk/public
title "Nhỏ"
build -o "$out" || { cat "$work/said"; exit 2; }
used=$(($(du -sk "$work/disk" | cut -f1)))
for ((k = 1; k <= 12; k++)); do
  begin "the disk is full"
  mount -o remount,size=$((used + 40 + k * k * 12))k "$work/disk"
  title "Lớn $k"
  head -c 2000000 /dev/urandom >"$site/content/mn-b/lon"
  mkdir -p "$site/content/mn-b/static"
  mv "$site/content/mn-b/lon" "$site/content/mn-b/static/lon.bin"
  build -o "$out"
  code=$?
  says $code
  [ $code -eq 3 ] || [ $code -eq 0 ]  || wrong "ends with $code"
  is=$(whole "$out") || wrong "$is"
  case $code-$is in 3-Nhỏ | "0-Lớn $k") ;; *) wrong "$code, $is" ;; esac
  mount -o remount,size=32m "$work/disk"
  rm -rf "$site/content/mn-b/static"
  title "Nhỏ"
  build -o "$out" || wrong "does not heal: $(tail -n 1 "$work/said")"
  is=$(whole "$out")
  [ "$is" = "Nhỏ" ] || wrong "$is"
  more=$(find "$work/disk" -maxdepth 1 -name '.public.*' ! -name '*khoa' ! -name '*trang-thai')
  [ -z "$more" ] || wrong "left: $more"
done
umount "$work/disk"

# --- missing rights
as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$work" "$@"; }
nobody() { as_nobody "$CK" build "$site" --today 2024-06-15 "$@" 2>"$work/said"; }
title "Bản $n"
heals "Bản $n"
chown -R 65534:65534 "$site"
for kind in parent output page folder source record; do
  begin "no permission"
  n=$((n + 1))
  before=$(whole)
  title "Bản $n"
  case $kind in
    parent) chown 0:0 "$site"; chmod 755 "$site" ;;
    output) chown 0:0 "$public"; chmod 755 "$public" ;;
    page) chown 0:0 "$public/index.html"; chmod 600 "$public/index.html" ;;
    folder) chown 0:0 "$public/mn-a"; chmod 755 "$public/mn-a" ;;
    source) chown 0:0 "$site/content/mn-a/unit.yaml"; chmod 600 "$site/content/mn-a/unit.yaml" ;;
    record) chown 0:0 "$site/.public.congkhai-trang-thai"; chmod 600 "$site/.public.congkhai-trang-thai" ;;
  esac
  nobody
  code=$?
  says $code
  is_one_of "$before" "Bản $n"
  [ $code -ne 0 ] || [ "$(whole)" = "Bản $n" ] || wrong "$kind: ends with 0 and is not published"
  chown -R 65534:65534 "$site"
  chmod 644 "$public/index.html" "$site/content/mn-a/unit.yaml" "$site/.public.congkhai-trang-thai"
  nobody || wrong "$kind: the next build ends with $?: $(tail -n 1 "$work/said")"
  [ "$(whole)" = "Bản $n" ] || wrong "$kind: $(whole)"
  [ -z "$(left)" ] || wrong "$kind: left: $(left)"
done
chown -R 0:0 "$site"

# --- limits
for limit in "-n 8" "-n 10" "-n 12" "-n 16" "-n 20" "-n 24" "-n 32" "-f 1" "-f 16" "-f 256" "-v 60000" "-v 70000" "-v 80000" "-v 100000" "-v 150000"; do
  begin "ulimit ${limit%% *}"
  n=$((n + 1))
  before=$(whole)
  title "Bản $n"
  bash -c "ulimit $limit; exec \"\$@\"" _ "$CK" build "$site" --today 2024-06-15 2>"$work/said"
  code=$?
  # an allocation that fails ends a program of Rust, whatever it would say; the loader may fail before it begins
  case $limit-$code in -v*-134 | -v*-127 | -v*-139) ;; *) says $code ;; esac
  is_one_of "$before" "Bản $n"
  heals "Bản $n"
done
chown -R 54321:54321 "$site"
for threads in 0 1 2 3; do
  begin "ulimit -u"
  n=$((n + 1))
  before=$(whole)
  title "Bản $n"
  setpriv --reuid=54321 --regid=54321 --clear-groups env HOME="$work" bash -c "ulimit -u $threads; exec \"\$@\"" _ "$CK" build "$site" --today 2024-06-15 2>"$work/said"
  code=$?
  case $code in 0) ;; 3) grep -q 'lỗi môi trường' "$work/said" || wrong "$(head -n 2 "$work/said")" ;; *) wrong "ends with $code" ;; esac
  is_one_of "$before" "Bản $n"
  heals "Bản $n"
done
chown -R 0:0 "$site"

# --- two builds at once
for ((k = 0; k < 12; k++)); do
  begin "three builds at once"
  n=$((n + 1))
  title "Bản $n"
  pids=()
  for one in 1 2 3; do
    "$CK" build "$site" --today 2024-06-15 2>"$work/said-$one" &
    pids+=($!)
  done
  good=0
  for one in 1 2 3; do
    wait "${pids[$((one - 1))]}"
    case $? in
      0) good=$((good + 1)) ;;
      3) grep -q 'một lần dựng khác' "$work/said-$one" || wrong "$(head -n 2 "$work/said-$one")" ;;
      *) wrong "ends with another code: $(head -n 2 "$work/said-$one")" ;;
    esac
  done
  ((good > 0)) || wrong "none went through"
  is=$(whole) || wrong "$is"
  [ "$is" = "Bản $n" ] || wrong "$is"
  heals "Bản $n"
done

# --- sources that change while they are read
touch "$work/go"
(
  k=0
  while [ -e "$work/go" ]; do
    k=$((k + 1))
    printf -- '---\ntitle: Tin %s\n---\nLần %s.\n' $k $k >"$site/content/mn-a/pages/tin-$((k % 40)).md"
    rm -f "$site/content/mn-a/pages/tin-$(((k + 20) % 40)).md"
    printf 'name: Trường B %s\ntype: mam-non\nphone: "0215 3825 112"\n' $k >"$site/content/mn-b/unit.yaml"
  done
) &
changing=$!
for ((k = 0; k < 30; k++)); do
  begin "sources change during the build"
  n=$((n + 1))
  title "Bản $n"
  build
  code=$?
  # a file that is empty at the moment is an error of its unit
  [ $code -eq 1 ] || says $code
  is=$(whole) || wrong "$is"
  case $code-$is in 0-"Bản $n" | 1-* | 3-*) ;; *) wrong "$code, $is" ;; esac
done
rm "$work/go"
wait $changing 2>/dev/null
rm -f "$site"/content/mn-a/pages/tin-*.md
printf 'name: Trường B\ntype: mam-non\nphone: "0215 3825 112"\n' >"$site/content/mn-b/unit.yaml"
heals "Bản $n"

# --- mounts
begin "mounts at, in and of the output"
mkdir "$work/volume" "$public/tai-len"
echo precious >"$work/volume/photo.jpg"
mount --bind "$work/volume" "$public/tai-len"
for ((k = 0; k < 3; k++)); do
  n=$((n + 1))
  title "Bản $n"
  build || wrong "within: $(tail -n 1 "$work/said")"
  is=$(whole "$public" tai-len/)
  [ "$is" = "Bản $n" ] || wrong "within: $is"
  [ "$(cat "$work/volume/photo.jpg")" = precious ] || wrong "what was mounted is gone"
done
umount "$public/tai-len"
rmdir "$public/tai-len"
begin "mounts at, in and of the output"
mkdir "$work/www"
mount --bind "$public" "$work/www"
n=$((n + 1))
title "Bản $n"
build || wrong "elsewhere: $(tail -n 1 "$work/said")"
[ "$(whole "$work/www")" = "Bản $n" ] || wrong "elsewhere: $(whole "$work/www")"
umount "$work/www"
begin "mounts at, in and of the output"
mkdir "$work/own"
mount -t tmpfs -o size=32m tmpfs "$work/own"
for ((k = 0; k < 2; k++)); do
  title "Bản $n-$k"
  build -o "$work/own" || wrong "at: $(tail -n 1 "$work/said")"
  is=$(whole "$work/own" .congkhai-)
  [ "$is" = "Bản $n-$k" ] || wrong "at: $is"
done
umount "$work/own"
title "Bản $n"
heals "Bản $n"

# --- clocks and zones
for time in "TZ=Pacific/Kiritimati" "TZ=America/Los_Angeles" "TZ=Asia/Ho_Chi_Minh" "faketime 1999-12-31" "faketime 2024-02-29" "faketime 2038-01-20" "future"; do
  begin "another clock or zone"
  rm -rf "$work/there"
  case $time in
    TZ=*) env "$time" "$CK" build "$site" --today 2024-06-15 -o "$work/there" --no-sync 2>"$work/said" ;;
    faketime*) $time "$CK" build "$site" --today 2024-06-15 -o "$work/there" --no-sync 2>"$work/said" ;;
    future)
      find "$site/content" "$public" -exec touch -d 2099-01-01 {} +
      "$CK" build "$site" --today 2024-06-15 -o "$work/there" --no-sync 2>"$work/said"
      ;;
  esac || wrong "$time: $(tail -n 1 "$work/said")"
  cmp -s "$work/there/.congkhai-manifest" "$public/.congkhai-manifest" || wrong "$time: other bytes"
  n=$((n + 1))
  title "Bản $n"
  case $time in faketime*) $time "$CK" build "$site" --today 2024-06-15 2>"$work/said" || wrong "$time: $(tail -n 1 "$work/said")" ;; esac
  heals "Bản $n"
done

# --- the table
summed() { local name sum=0; for name in "${order[@]}"; do case $name in $1) sum=$((sum + tried[$name])) ;; esac; done; echo $sum; }
wrongs() { local name sum=0; for name in "${order[@]}"; do case $name in $1) sum=$((sum + bad[$name])) ;; esac; done; echo $sum; }
echo
echo "| fault | times | lost, mixed or left |"
echo "|---|---:|---:|"
calls_done=
for name in "${order[@]}"; do
  case $name in
    "a system call fails"*)
      [ -n "$calls_done" ] && continue
      calls_done=1
      echo "| a system call fails (EIO, ENOSPC, EACCES) | $(summed "a system call fails*") | $(wrongs "a system call fails*") |"
      ;;
    *) echo "| $name | ${tried[$name]} | ${bad[$name]} |" ;;
  esac
done
echo
echo "While the kills went on, a reader fetched $answers files in $rounds rounds, $changes of them over a change of the site: $mixed mixed, $lost lost."
exit $failed
