#!/usr/bin/env bash
# Builds the program for Linux and packs it as an archive and for Debian and Ubuntu.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cargo build --locked --release --bin congkhai
program="${CARGO_TARGET_DIR:-target}/release/congkhai"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

folder="congkhai-$version-linux-$(uname -m)"
mkdir "$work/$folder"
cp "$program" README.md README.vi.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$work/$folder/"
same_date "$work/$folder"
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -czf "$PACKAGES/$folder.tar.gz" "$folder"

debian_package dpkg-deb dpkg
architecture=$(dpkg --print-architecture)
root="$work/deb"
install -D -m 755 "$program" "$root/usr/bin/congkhai"
install -D -m 644 README.vi.md "$root/usr/share/doc/congkhai/README.vi.md"
install -D -m 644 CHANGELOG.md "$root/usr/share/doc/congkhai/CHANGELOG.md"
cat LICENSE-MIT >"$work/copyright"
printf '\n\nOr, at your choice:\n\n' >>"$work/copyright"
cat LICENSE-APACHE >>"$work/copyright"
install -D -m 644 "$work/copyright" "$root/usr/share/doc/congkhai/copyright"
for shell in bash zsh fish; do
  case $shell in
    bash) to=usr/share/bash-completion/completions/congkhai ;;
    zsh) to=usr/share/zsh/vendor-completions/_congkhai ;;
    fish) to=usr/share/fish/vendor_completions.d/congkhai.fish ;;
  esac
  "$program" completions "$shell" >"$work/completion" && install -D -m 644 "$work/completion" "$root/$to"
done
# the oldest libc whose symbols it asks for
libc=$(objdump -T "$program" | sed -nE 's/.*GLIBC_([0-9.]+).*/\1/p' | sort -V | tail -1)
mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: congkhai
Version: $version
Architecture: $architecture
Maintainer: The congkhai authors <congkhai@congkhai.example>
Depends: libc6 (>= $libc), libgcc-s1
Section: web
Priority: optional
Description: static sites of the public disclosures of Vietnamese schools
 Turns Word, Excel, Markdown and YAML that describe a school's plans,
 self-assessment results and legally required disclosures into a website
 with a page for each form and criterion and a calendar of what is due.
CONTROL
same_date "$root"
dpkg-deb --root-owner-group --build "$root" "$PACKAGES/congkhai_${version}_$architecture.deb" >/dev/null
ls -l "$PACKAGES/$folder.tar.gz" "$PACKAGES/congkhai_${version}_$architecture.deb"
