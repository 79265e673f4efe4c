#!/usr/bin/env bash
# the sample site's feeds, calendars, data, workbooks and dates, read by other programs (Python)
need python site
counting "format tests" "$python" tests/formats/check_site.py "$SITE" "$BASE"
counting "due dates" "$python" tests/formats/due_dates.py "$PROGRAM"
counting "schema tests" "$python" tests/formats/schemas.py "$PROGRAM" .
counting "data tests" "$python" tests/formats/check_data.py "$SITE" "$BASE"
counting "log tests" "$python" tests/formats/check_log.py "$PROGRAM" content

# the same with figures that are no illustration: their pages describe datasets
real_figures() {
  rm -rf "$REAL" && mkdir -p "$REAL" && cp -r content "$REAL/" &&
    find "$REAL/content" -name '*.yaml' -exec sed -i '/^illustrative: true$/d' {} + &&
    "$PROGRAM" build "$REAL" --today "$TODAY" --base-url "$BASE" -o "$REAL_SITE"
}
REAL=target/test-real REAL_SITE=target/test-site-real
single "build the sample with figures that are no illustration" real_figures
counting "data tests of real figures" "$python" tests/formats/check_data.py "$REAL_SITE" "$BASE"
