# What the packaging scripts share: where things are, and what is installed when it is missing. Sourced.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
version=$(sed -nE '0,/^version = /s/^version = "(.*)"$/\1/p' Cargo.toml)
readonly version PACKAGES=target/packages
mkdir -p "$PACKAGES"
export CARGO_TERM_COLOR=never

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else echo "needs root: $*" >&2; return 1; fi
}

# debian_package COMMAND-OR-FILE PACKAGE: installs the package if the command or file is not there.
debian_package() {
  if command -v "$1" >/dev/null || [ -e "$1" ]; then return 0; fi
  as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$2"
}

# The same archive from the same files: names in order, one date.
same_date() { find "$1" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}" {} +; }
