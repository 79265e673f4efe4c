#!/usr/bin/env python3
"""Reads papers in PDF as other programs do: qpdf, poppler, and a checker of PDF/UA-1 that shares nothing with the program.

Usage: check_papers.py SITE FOLDER: papers of SITE (a page X.html beside each X.pdf); texts are left in FOLDER.
"""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
from check_site import Checks

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}
# What print.css leaves out, and what only a screen shows.
LEFT_OUT = {"beside", "change", "chart", "due", "editor", "hide", "meaning", "of-site", "paper-file", "rating", "record", "related", "remark", "screen-only", "site-words", "sure", "tabs", "tools"}
CELLS = {"td", "th", "p", "li", "dt", "dd", "h2", "h3", "h4", "h5"}


class Cells(HTMLParser):
    """The words of each cell, paragraph, item and heading of a page's papers, in the order of reading."""

    def __init__(self, whole: bool) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.cells: list[str] = []
        self.whole = whole
        self.after_mark = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attributes).get("class") or "").split())
        inside = any(name == ("main" if self.whole else "article") for name, _ in self.stack)
        note = tag == "sup" and self.after_mark
        small = "detail" in classes and any(name == "th" for name, _ in self.stack)
        out = bool(classes & LEFT_OUT) or note or small or tag in ("svg", "nav", "script", "summary") or tag == "h1" and inside
        out = out or any(gone for _, gone in self.stack)
        if tag in CELLS:
            self.cells.append("")
        if tag not in VOID:
            self.stack.append((tag, out))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass
        self.after_mark = tag == "mark"
        if tag in CELLS:
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        self.after_mark = self.after_mark and not data.strip()
        names = {name for name, _ in self.stack}
        if ("main" if self.whole else "article") in names and self.cells and not any(out for _, out in self.stack):
            self.cells[-1] += data


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\u200b", "").replace("\u00ad", "")).casefold()


def run(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def missing(cells: list[str], text: str) -> list[str]:
    """Cells that do not stand in the text behind those before them; one that a page tears apart is looked for word by word, and others of its row begin before it ends."""
    at, lost = 0, []
    for cell in (cell for cell in cells if letters(cell)):
        found = text.find(letters(cell), at)
        if found >= 0:
            at = found + len(letters(cell))
            continue
        place = at
        for word in cell.split():
            place = text.find(letters(word), place)
            if place < 0:
                lost.append(cell.strip()[:80])
                break
            place += len(letters(word))
    return lost


def paper(pdf: Path, folder: Path) -> list[str]:
    problems = []
    code, said = run("qpdf", "--check", str(pdf))
    if code or "WARNING" in said:
        problems.append(f"qpdf: {said.strip()[-200:]}")
    _, info = run("pdfinfo", str(pdf))
    facts = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
    sides = sorted(float(side) for side in re.findall(r"[\d.]+", facts["Page size"])[:2])
    if [round(side) for side in sides] != [595, 842]:
        problems.append(f"page size {facts['Page size']}")
    if facts.get("Tagged", "").strip() != "yes" or not facts.get("Title", "").strip():
        problems.append("not tagged, or no title")
    _, fonts = run("pdffonts", str(pdf))
    for font in fonts.splitlines()[2:]:
        if font.split()[-5:-2] != ["yes", "yes", "yes"]:
            problems.append(f"font: {font}")
    target = folder / (str(pdf).replace("/", "_") + ".txt")
    run("pdftotext", "-raw", str(pdf), str(target))
    text = target.read_text("utf-8")
    pages = text.split("\f")[:-1]
    numbers = [re.match(r"(?:[^\n]*\n)?(\d+)/(\d+)", page) for page in pages]
    if numbers[0] and len(pages) > 1 or any(not number for number in numbers[1:]) and "in-tat-ca" not in pdf.name:
        problems.append(f"page numbers {[number and number[0] for number in numbers]}")
    html = pdf.with_suffix(".html").read_text("utf-8")
    cells = Cells(whole="<article" not in html)
    cells.feed(html)
    body = "".join(re.sub(r"^\d+/\d+\n", "", page) for page in pages)
    if lost := missing(cells.cells, letters(body)):
        problems.append(f"{len(lost)} of {len(cells.cells)} cells are not on paper, the first: {lost[0]}")
    return problems


def beyond(pdf: Path) -> list[str]:
    """Words that stand in a margin, in points from the left and the top: 30 mm on the left, 15 mm on the right, 20 mm below."""
    _, said = run("pdftotext", "-bbox", str(pdf), "-")
    problems = []
    for page in said.split("<page ")[1:]:
        sides = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
        width, height = (float(side) for side in sides.groups())
        for x, y, right, low, word in re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<', page):
            if float(x) < 84 or float(right) > width - 41.5 or float(low) > height - 52 or float(y) < 0:
                problems.append(f"{word} stands at {x} {y} to {right} {low} of {width} {height}")
    return problems[:3]


def parts(node: pikepdf.Object) -> list[pikepdf.Object]:
    """The parts in a part of the tree."""
    below = node.get("/K", [])
    all_of = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [part for part in all_of if isinstance(part, pikepdf.Dictionary) and "/S" in part]


def span(cell: pikepdf.Object, name: str) -> int:
    written = cell.get("/A", [])
    each = list(written) if isinstance(written, pikepdf.Array) else [written]
    return next((int(one[name]) for one in each if name in one), 1)


def rows(node: pikepdf.Object) -> list[str]:
    """Tables whose rows do not all fill the same columns, spans counted."""
    problems = []
    if node.get("/S") == "/Table":
        filled: dict[int, int] = {}
        at = 0
        lines = [row for part in parts(node) for row in (parts(part) if part["/S"] in ("/THead", "/TBody") else [part]) if row["/S"] == "/TR"]
        for at, row in enumerate(lines):
            for cell in parts(row):
                for reached in range(at, at + span(cell, "/RowSpan")):
                    filled[reached] = filled.get(reached, 0) + span(cell, "/ColSpan")
        if len(set(filled.values())) > 1 or len(filled) != len(lines):
            problems.append(f"rows of {sorted(set(filled.values()))} columns, {len(filled)} for {len(lines)}")
    for part in parts(node):
        problems += rows(part)
    return problems


def tables(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as file:
        return rows(file.Root.StructTreeRoot)


def tags(pdf: Path) -> list[str]:
    code, said = run(sys.executable, "-m", "pdfua", "check", "--min-severity", "error", "--format", "json", str(pdf))
    return [] if code == 0 else [f"pdfua: {said.strip()[-300:]}"]


def main() -> int:
    site, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    pdfs = sorted(pdf for pdf in site.rglob("*.pdf") if pdf.with_suffix(".html").exists())
    checks = Checks()
    checks.check("papers of each kind are there", [] if len(pdfs) > 50 else [f"only {len(pdfs)}"])
    with ThreadPoolExecutor(2) as threads:
        for pdf, problems in zip(pdfs, threads.map(lambda pdf: paper(pdf, folder), pdfs)):
            checks.check(str(pdf.relative_to(site)), problems + beyond(pdf) + tables(pdf))
    kinds = {re.sub(r"[-\d]+", "", pdf.name): pdf for pdf in pdfs}
    for pdf in kinds.values():
        checks.check(f"PDF/UA-1, {pdf.relative_to(site)}", tags(pdf))
    print(f"papers in pdf: {checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main())
