#!/usr/bin/env bash
# Builds a wheel that brings the program as a command: pip install congkhai.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

readonly VENV=target/packaging-venv
[ -x "$VENV/bin/maturin" ] || { python3 -m venv "$VENV" && "$VENV/bin/pip" install -q --disable-pip-version-check 'maturin>=1.9,<2'; }
"$VENV/bin/maturin" build --locked --release --bindings bin --compatibility linux --out "$PACKAGES"
ls -l "$PACKAGES"/*.whl
