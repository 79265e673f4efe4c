#!/usr/bin/env bash
# the sample site's pages: links, markup, accessibility, search, servers (Chromium, Nu HTML checker, nginx)
need browser site sub_site
counting "browser tests" env CHROMIUM="$browser" node tests/browser/run.mjs "$SITE" "$SUB_SITE"
