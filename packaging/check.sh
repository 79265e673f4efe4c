#!/usr/bin/env bash
# Tries what was packed, as someone who has downloaded it: bash packaging/check.sh [windows] [deb] [wheel] [crate]; without names all.
# The last line is "N passed, N failed".
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

readonly TODAY=2025-10-15
passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
result() {
  if [ "$1" -eq 0 ]; then passed=$((passed + 1)) && echo "ok: $2"; else failed=$((failed + 1)) && echo "FAILED: $2"; fi
}

# The sample site as the program for Linux makes it.
expected() {
  [ -d "$work/linux" ] || cargo run --locked -q --release --bin congkhai -- build --today "$TODAY" -o "$work/linux" >/dev/null
}

check_windows() {
  debian_package wine wine64 && debian_package wine wine
  debian_package curl curl
  export WINEPREFIX="$work/wine" WINEDEBUG=-all
  unzip -q "$PACKAGES/congkhai-$version-windows.zip" -d "$work"
  local home="$work/congkhai-$version-windows"
  local exe="$home/congkhai.exe"
  # Debian's wine lacks a library that Windows has no need of
  [ -e /usr/x86_64-w64-mingw32/lib/zlib1.dll ] && cp /usr/x86_64-w64-mingw32/lib/zlib1.dll "$home/"
  wine "$exe" --version | tr -d '\r' | grep -qx "congkhai $version"
  result $? "windows: says its version"
  expected
  cp -r content "$work/content"
  (cd "$work" && wine "$exe" build . --today "$TODAY" -o windows >"$work/windows.log" 2>&1)
  result $? "windows: builds the sample"
  cmp "$work/linux/.congkhai-manifest" "$work/windows/.congkhai-manifest"
  result $? "windows: the same manifest as on Linux ($(wc -l <"$work/linux/.congkhai-manifest") files)"
  (cd "$work/windows" && sha256sum --quiet -c .congkhai-manifest)
  result $? "windows: the files are those of the manifest"
  follows_an_edit "$exe"
  result $? "windows: the preview serves, and follows an edit"
}

follows_an_edit() {
  local port=18417 page told=1
  mkdir "$work/site" && cp -r content "$work/site/"
  (cd "$work/site" && exec wine "$1" serve --port $port --today "$TODAY") >"$work/serve.log" 2>&1 &
  local server=$!
  page=http://127.0.0.1:$port/index.html
  for _ in $(seq 300); do curl -sf "$page" >"$work/before.html" && break; sleep 0.2; done
  sed -i 's/^title: .*/title: Trang đã sửa/' "$work/site/content/site.yaml"
  for _ in $(seq 300); do
    curl -sf "$page" | grep -q 'Trang đã sửa' && { told=0; break; }
    sleep 0.2
  done
  grep -q 'Trang đã sửa' "$work/before.html" && told=1
  kill "$server" 2>/dev/null
  wineserver -k 2>/dev/null || /usr/lib/wine/wineserver64 -k 2>/dev/null
  wait "$server" 2>/dev/null
  return "$told"
}

check_deb() {
  as_root dpkg -i "$PACKAGES/congkhai_${version}_$(dpkg --print-architecture).deb" >/dev/null && [ "$(/usr/bin/congkhai --version)" = "congkhai $version" ]
  result $? "deb: installs and runs"
  as_root dpkg -r congkhai >/dev/null
}

check_wheel() {
  python3 -m venv "$work/venv" && "$work/venv/bin/pip" install -q --disable-pip-version-check "$PACKAGES"/congkhai-"$version"-*.whl &&
    [ "$("$work/venv/bin/congkhai" --version)" = "congkhai $version" ]
  result $? "wheel: installs and runs"
}

check_crate() {
  cargo install --locked -q --path . --root "$work/cargo" && [ "$("$work/cargo/bin/congkhai" --version)" = "congkhai $version" ]
  result $? "cargo install --path .: installs and runs"
}

[ $# -gt 0 ] || set -- windows deb wheel crate
for what in "$@"; do "check_$what"; done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
