#!/usr/bin/env bash
# The list of parts, and the sums of everything that is offered.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cargo metadata --locked --format-version 1 --filter-platform x86_64-unknown-linux-gnu |
  python3 packaging/parts.py >"$PACKAGES/congkhai-$version.cdx.json"
cd "$PACKAGES"
rm -f SHA256SUMS
find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS
cat SHA256SUMS
