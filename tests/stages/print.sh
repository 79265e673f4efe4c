#!/usr/bin/env bash
# pages on paper: printed by Chromium, then their text, codes and marks read back
need browser python site
counting "pages on paper" env CHROMIUM="$browser" node tests/browser/paper.mjs "$SITE" "$PRINT"
counting "printed sheets" "$python" tests/formats/check_print.py "$SITE" "$BASE" "$PRINT"
