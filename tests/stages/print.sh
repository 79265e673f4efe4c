#!/usr/bin/env bash
# pages on paper: printed by Chromium, then their text, codes and marks read back; papers that the program makes as PDF, read by others
need browser python site papers
counting "pages on paper" env CHROMIUM="$browser" node tests/browser/paper.mjs "$SITE" "$PRINT"
counting "printed sheets" "$python" tests/formats/check_print.py "$SITE" "$BASE" "$PRINT"
counting "papers as PDF" "$python" tests/formats/check_papers.py "$PAPERS/public" "$PAPERS/texts"
