#!/usr/bin/env bash
# the format of the Rust sources, and clippy
need cargo
single "cargo fmt" cargo fmt --check
single "cargo clippy" cargo clippy --all-targets --locked -- -D warnings
