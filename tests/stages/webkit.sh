#!/usr/bin/env bash
# every kind of page in WebKit at 360 px, as in Zalo on an iPhone (Debian's WebKitGTK and its WebDriver)
readonly SHOTS=target/test-webkit

need webkit browser site
counting "webkit tests" xvfb-run -a -s "-screen 0 800x3200x24 -nolisten tcp" node tests/browser/webkit.mjs "$SITE" "$SHOTS"
