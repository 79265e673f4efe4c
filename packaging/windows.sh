#!/usr/bin/env bash
# Builds the program for Windows with Debian's compiler and packs what a clerk unpacks.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

readonly TARGET=x86_64-win7-windows-gnu LINKER=x86_64-w64-mingw32-gcc-win32
debian_package /usr/share/doc/rust-web-src rust-web-src
debian_package /usr/share/doc/rustc-web rustc-web
debian_package /usr/share/doc/cargo-web cargo-web
debian_package "$LINKER" gcc-mingw-w64-x86-64-win32
debian_package zip zip
/usr/bin/rustc -V

# rust-toolchain.toml and RUSTFLAGS are meant for the other compiler
env -u RUSTFLAGS -u RUSTUP_TOOLCHAIN RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_X86_64_WIN7_WINDOWS_GNU_LINKER="$LINKER" \
  /usr/bin/cargo build --locked --release --bin congkhai -Zbuild-std=std,panic_abort --target "$TARGET"

folder="congkhai-$version-windows"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/$folder"
cp "${CARGO_TARGET_DIR:-target}/$TARGET/release/congkhai.exe" LICENSE-MIT LICENSE-APACHE "$work/$folder/"
# Windows' own editor and command line want its ends of lines
for file in packaging/windows/*; do sed 's/$/\r/' "$file" >"$work/$folder/$(basename "$file")"; done
# the guide as this very program makes it
if [ -d guide ]; then
  cargo run --locked -q --release --bin congkhai -- build guide -o "$work/$folder/huong-dan" >/dev/null
  rm -f "$work/$folder/huong-dan/.congkhai-manifest"
fi
same_date "$work/$folder"
rm -f "$PACKAGES/$folder.zip"
(cd "$work" && find "$folder" | LC_ALL=C sort | TZ=UTC zip -qX "$OLDPWD/$PACKAGES/$folder.zip" -@)
ls -l "$PACKAGES/$folder.zip"
