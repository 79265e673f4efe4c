#!/usr/bin/env bash
# congkhai serve, as someone who edits sees it (Chromium)
need browser program
counting "preview tests" env CHROMIUM="$browser" node tests/browser/serve.mjs "$PROGRAM" .
