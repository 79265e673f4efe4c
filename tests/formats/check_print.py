#!/usr/bin/env python3
"""Reads printed sheets as a phone and an inspector would: the QR code, the mark of the content, the dates of posting.

Usage: check_print.py SITE BASE_URL FOLDER, where the browser tests have left PDFs and pages.json (PDF → page).
"""

import json
import re
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import zxingcpp
from PIL import Image

from check_site import Checks

# Pages that are printed as documents of their own.
SHEETS = ("document.pdf", "form-02.pdf", "budget-form.pdf", "criterion.pdf", "calendar-sheet.pdf", "yearly-report.pdf", "report.pdf")
FOOT = re.compile(r'<div class="sheet-foot">(.*?)</div>', re.DOTALL)


def feet(site: Path, file: str) -> list[dict[str, str]]:
    """What the page itself says at the foot of its sheets."""
    found = []
    for foot in FOOT.findall((site / file).read_text("utf-8")):
        mark = re.search(r"<code>([0-9a-f]{12})</code>", foot)
        address = re.search(r"Địa chỉ trang: ([^<]+)<", foot)
        posting = re.search(r"Niêm yết từ (\S+) đến (\S+)<", foot)
        found.append({"mark": mark[1] if mark else "", "address": address[1] if address else "", "posting": " ".join(posting.groups()) if posting else ""})
    return found


def codes(pdf: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", str(pdf), f"{folder}/page"], check=True)
        return [code.text for page in sorted(Path(folder).glob("*.png")) for code in zxingcpp.read_barcodes(Image.open(page), formats=zxingcpp.BarcodeFormat.QRCode)]


def text(pdf: Path) -> str:
    return re.sub(r"\s+", " ", subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout)


def address(base: str, file: str) -> str:
    return base + re.sub(r"(^|/)index\.html$", r"\1", file)


def sheet(site: Path, base: str, pdf: Path, file: str) -> list[str]:
    own = feet(site, file)
    if len(own) != 1 or not own[0]["mark"]:
        return [f"the page has the feet {own}"]
    problems = []
    if (read := codes(pdf)) != [address(base, file)]:
        problems.append(f"QR codes {read}")
    if own[0]["address"] != address(base, file).removeprefix("https://"):
        problems.append(f"address {own[0]['address']}")
    if own[0]["mark"] not in text(pdf):
        problems.append(f"the mark {own[0]['mark']} is not on paper")
    return problems


def all_sheets(site: Path, base: str, pdf: Path, file: str) -> list[str]:
    """Each sheet has the code and the mark of its own page."""
    own = feet(site, file)
    problems = [] if len(own) > 1 else [f"{len(own)} sheets"]
    printed = text(pdf)
    read = codes(pdf)
    if sorted(read) != sorted("https://" + foot["address"] for foot in own):
        problems.append(f"QR codes {read}")
    for foot in own:
        single = feet(site, ("https://" + foot["address"]).removeprefix(base))
        if single != [foot]:
            problems.append(f"{foot['address']}: {foot} here, {single} on its own page")
        if foot["mark"] not in printed:
            problems.append(f"{foot['mark']} is not on paper")
    return problems


def postings(site: Path) -> list[str]:
    """Where a sheet says how long it hangs, it begins on the day of publication and ends later."""
    problems, seen = [], 0
    for path in site.glob("**/cong-khai/**/*.html"):
        for foot in feet(site, path.relative_to(site).as_posix()):
            if not foot["posting"]:
                continue
            seen += 1
            first, last = (datetime.strptime(day, "%d/%m/%Y") for day in foot["posting"].split())
            if not 1 <= (last - first).days <= 366:
                problems.append(f"{path}: {foot['posting']}")
    return problems if seen else ["no sheet says how long it hangs"]


def marks_differ(site: Path) -> list[str]:
    seen: dict[str, str] = {}
    problems = []
    for path in sorted(site.glob("**/*.html")):
        name = path.relative_to(site).as_posix()
        if name.endswith("lich/in-tat-ca.html"):
            continue
        for foot in feet(site, name):
            if foot["mark"] in seen:
                problems.append(f"{name} and {seen[foot['mark']]} have the mark {foot['mark']}")
            seen[foot["mark"]] = name
    return problems if len(seen) > 50 else [f"{len(seen)} sheets only"]


def main() -> int:
    site, base, folder = Path(sys.argv[1]).resolve(), sys.argv[2], Path(sys.argv[3])
    checks = Checks()
    attempt = checks.attempt

    pages = json.loads((folder / "pages.json").read_text("utf-8"))
    for name in SHEETS:
        attempt(f"{name} ({pages.get(name)}): QR code, address and mark", lambda name=name: sheet(site, base, folder / name, pages[name]))
    attempt(f"all-sheets.pdf ({pages.get('all-sheets.pdf')}): each sheet as on its own page", lambda: all_sheets(site, base, folder / "all-sheets.pdf", pages["all-sheets.pdf"]))
    attempt("sheets: from when to when they hang", lambda: postings(site))
    attempt("sheets: different content, different marks", lambda: marks_differ(site))
    print(f"printed sheets: {checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main())
