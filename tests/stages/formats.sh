#!/usr/bin/env bash
# the sample site's feeds, calendars, data, workbooks and dates, read by other programs (Python)
need python site
counting "format tests" "$python" tests/formats/check_site.py "$SITE" "$BASE"
counting "due dates" "$python" tests/formats/due_dates.py "$PROGRAM"
counting "data tests" "$python" tests/formats/check_data.py "$SITE" "$BASE"
