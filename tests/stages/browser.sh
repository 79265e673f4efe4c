#!/usr/bin/env bash
# the sample site's pages: links, markup, accessibility, search, servers (Chromium, Nu HTML checker, nginx)
need browser log_sites
counting "browser tests" env CHROMIUM="$browser" node tests/browser/run.mjs "$LOG_SITE" "$LOG_SUB_SITE"
