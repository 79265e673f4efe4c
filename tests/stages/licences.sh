#!/usr/bin/env bash
# licences, bans and sources of all dependencies, by deny.toml (cargo-deny, which takes minutes to install)
ready "cargo-deny" cargo_deny
single "cargo deny" cargo deny --locked --all-features check licenses bans sources
