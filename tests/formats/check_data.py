#!/usr/bin/env python3
"""Checks the data files of disclosures in a built site: CSV, XLSX, JSON, data packages, JSON-LD, against each other and against the pages.

Usage: check_data.py SITE BASE_URL. Each check prints "ok" or "not ok" with what was found; the last line counts them.
It shares no code with the program that built the site. The CSV, the XLSX and the page are compared with the JSON; the JSON keeps no zeros at the end of
a decimal, so that a page's figures are compared with the CSV, which has been compared with the JSON.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import frictionless
import jsonschema
import openpyxl

import open_data
from check_site import VOID, Checks, file_of

MIN_CELLS = 3000
WORDS = {"missing": "chưa có", "not_applicable": "không áp dụng", "hidden": "ẩn vì số nhỏ", "blank": ""}
ADDED = " (dòng do trường thêm)"
# What a form prints in a cell that it leaves blank.
HINTS = {"", "-"}
# A spreadsheet runs text that begins so.
RUNS = ("=", "+", "-", "@", "\t", "\r")
_DAY = r"(?:\d{4}|0{0,2}(?:[012]?\d|3[01]))"
LIKE_A_DAY = re.compile(rf"(?!\d{{4}}[/-]\d{{4}}$){_DAY}(?:/{_DAY}){{1,2}}|(?!\d{{4}}-\d{{4}}$){_DAY}(?:-{_DAY}){{1,2}}")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
MEDIA = {"csv": "text/csv", "json": "application/json", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
# A workbook: title, unit, note, ids (hidden), heads, then the rows; ids of rows (hidden), number, label, then the columns.
IDS_ROW, HEAD_ROW, FIRST_ROW, FIRST_COLUMN = 4, 5, 6, 4
A4 = 9


# ---------------------------------------------------------------- pages


class Node:
    """An element with its children; text is a child too."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Node | str] = []

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def all(self, tag: str, name: str = "") -> list[Node]:
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag and (not name or name in child.attributes.get("class", "").split()):
                    found.append(child)
                found += child.all(tag, name)
        return found

    def has(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


class Tree(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {}, None)
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs}, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.at = self.at.parent

    def handle_endtag(self, tag: str) -> None:
        node = self.at
        while node.parent is not None and node.tag != tag:
            node = node.parent
        if node.parent is not None:
            self.at = node.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


@dataclass
class Shown:
    """What a cell of a page's table says."""

    text: str
    empty: bool = False
    computed: bool = False
    exact: str | None = None
    unit: str | None = None
    label: str | None = None


def shown(cell: Node) -> Shown:
    units = cell.all("span", "unit")
    unit = units[0].text() if units else None
    datas = cell.all("data")
    paragraphs = cell.all("p")
    text = "\n".join(p.text() for p in paragraphs) if paragraphs else cell.text()
    if unit is not None:
        text = text.removesuffix(unit).removesuffix(" ")
    return Shown(text, bool(cell.all("span", "empty")), bool(cell.all("span", "computed")), datas[0].attributes.get("value") if datas else None, unit, cell.attributes.get("data-label"))


def body_rows(table: Node) -> list[Node]:
    return [row for body in table.all("tbody") for row in body.all("tr")]


def row_cells(row: Node) -> list[Node]:
    return [child for child in row.children if isinstance(child, Node)]


# ---------------------------------------------------------------- numbers


def grouped(text: str) -> str:
    """A number with a point as it is written in Vietnamese: 1234.50 → 1.234,50."""
    whole, _, fraction = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    while len(digits) > 3 and not digits[:-3].startswith("."):
        cut = len(digits.split(".")[0]) - 3
        if cut <= 0:
            break
        digits = f"{digits[:cut]}.{digits[cut:]}"
    return sign + digits + (f",{fraction}" if fraction else "")


def millions(exact: int) -> str:
    """Đồng as triệu đồng with one decimal, halves away from zero."""
    tenths = (abs(exact) + 50_000) // 100_000
    return ("-" if exact < 0 and tenths else "") + grouped(f"{tenths // 10}.{tenths % 10}")


def defused(text: str) -> str:
    bare = text.lstrip("'")
    return f"'{text}" if bare.startswith(RUNS) or LIKE_A_DAY.fullmatch(bare) else text


# ---------------------------------------------------------------- one disclosure


@dataclass
class Table:
    """A table of a disclosure in all its forms."""

    disclosure: Disclosure
    data: dict
    sheet: object
    formulas: object
    csv_name: str
    records: list[list[str]]
    # (row, column) → what each place says: (place, text)
    said: dict[tuple[int, int], list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def id(self) -> str:
        return self.data["id"]

    @property
    def columns(self) -> list[dict]:
        return self.data["columns"]

    @property
    def rows(self) -> list[dict]:
        return self.data["rows"]

    def cell(self, row: int, column: int) -> dict:
        return self.rows[row]["cells"].get(self.columns[column]["id"], {})

    def exact(self, row: int, column: int) -> str:
        """The field of the CSV: a number with its own decimals."""
        record = self.records[row + 1] if row + 1 < len(self.records) else []
        text = record[column + 3] if column + 3 < len(record) else ""
        # three decimals have a zero more, so that nobody takes them for thousands
        return text[:-1] if re.fullmatch(r"-?\d+\.\d{3}0", text) else text

    def percent_of(self, column: int) -> bool:
        """Whether the column is the percentage beside the count before it."""
        return column > 0 and self.columns[column]["id"] == self.columns[column - 1]["id"] + "_percent"

    def percent(self, row: int, column: int) -> dict | None:
        return self.cell(row, column + 1) if column + 1 < len(self.columns) and self.percent_of(column + 1) else None

    def place(self, row: int, column: int) -> str:
        return f"{self.disclosure.name}.html: {self.id}: {self.rows[row]['id']} × {self.columns[column]['id']}"

    def words(self, row: int, column: int) -> str:
        """What a page prints for a cell, without its unit; money exact."""
        cell = self.cell(row, column)
        status, value = cell.get("status"), cell.get("value")
        if status in WORDS:
            return WORDS[status]
        if isinstance(value, str):
            return value
        text = grouped(self.exact(row, column))
        percent = self.percent(row, column)
        if percent and "value" in percent:
            text += f" ({grouped(self.exact(row, column + 1))}%)"
        return text


@dataclass
class Disclosure:
    """A page with data; `name` is its path without an ending."""

    name: str
    page: Node
    json: dict
    tables: list[Table] = field(default_factory=list)

    def links(self) -> list[str]:
        folder = self.name.rpartition("/")[0]
        links = [link.attributes.get("href", "") for section in self.page.all("section", "downloads") for link in section.all("a") if link.attributes.get("rel") != "license"]
        return [normpath(f"{folder}/{unquote(urlsplit(link).path)}") for link in links]


def csv_names(name: str, data: dict) -> list[str]:
    tables = data["tables"]
    return [f"{name}.csv"] if len(tables) == 1 else [f"{name}-{table['id'].replace('_', '-')}.csv" for table in tables]


def csv_text(file: Path) -> str:
    """A CSV begins with a byte order mark, without which Excel does not read it as UTF-8."""
    raw = file.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf"):
        raise ValueError(f"{file.name}: no byte order mark")
    return raw.decode("utf-8-sig")


def read(site: Path, name: str, page: Node) -> Disclosure:
    data = json.loads((site / f"{name}.json").read_text("utf-8"), parse_float=Decimal)
    out = Disclosure(name, page, data)
    raw = (site / f"{name}.xlsx").read_bytes()
    values, formulas = (openpyxl.load_workbook(io.BytesIO(raw), data_only=cached) for cached in (True, False))
    if len(values.worksheets) != len(data["tables"]):
        raise ValueError(f"{name}.xlsx: {len(values.worksheets)} sheets, {len(data['tables'])} tables")
    for table, sheet, formula_sheet, file in zip(data["tables"], values.worksheets, formulas.worksheets, csv_names(name, data)):
        records = list(csv.reader(io.StringIO(csv_text(site / file), newline=""), strict=True))
        out.tables.append(Table(out, table, sheet, formula_sheet, file, records))
    return out


# ---------------------------------------------------------------- CSV


def csv_cells(table: Table) -> list[str]:
    problems = []
    marks = open_data.marks_of(table.disclosure.json)
    header = ["id", "stt", "noi_dung", *(column["id"] for column in table.columns)]
    full = [*header, *(head for head, _ in marks)]
    if not table.records or table.records[0] != full:
        return [f"{table.csv_name}: header {table.records[:1]}, not {full}"]
    if len(table.records) != len(table.rows) + 1:
        return [f"{table.csv_name}: {len(table.records) - 1} rows, {len(table.rows)} in the JSON"]
    for at, (row, record) in enumerate(zip(table.rows, table.records[1:])):
        if record[:3] != [defused(row[key]) for key in ("id", "number", "label")]:
            problems.append(f"{table.csv_name}: row {row['id']}: {record[:3]}")
        if record[len(header) :] != [said for _, said in marks]:
            problems.append(f"{table.csv_name}: row {row['id']}: marks {record[len(header):]}, not {marks}")
        if set(row["cells"]) != set(header[3:]):
            problems.append(f"{table.disclosure.name}.json: row {row['id']}: cells {sorted(row['cells'])}")
        for column in range(len(table.columns)):
            cell, text = table.cell(at, column), record[column + 3]
            table.said[at, column].append((table.csv_name, text))
            value = cell.get("value")
            if cell.get("status") in WORDS:
                same = text == WORDS[cell["status"]]
            elif isinstance(value, str):
                same = text == defused(value)
            else:
                same = bool(NUMBER.fullmatch(text)) and Decimal(text) == value and (isinstance(value, int) == ("." not in text))
            if not same:
                problems.append(f"{table.csv_name}: {row['id']} × {table.columns[column]['id']}: “{text}”, in the JSON {cell}")
    return problems


def csv_runs(site: Path, name: str) -> list[str]:
    """No field is run by a spreadsheet; a negative number is a number."""
    problems = []
    for number, record in enumerate(csv.reader(io.StringIO(csv_text(site / name), newline=""), strict=True)):
        for text in record:
            if text.startswith(RUNS) and not NUMBER.fullmatch(text):
                problems.append(f"{name}: record {number}: “{text[:60]}”")
    return problems


# ---------------------------------------------------------------- XLSX


def xlsx_cells(table: Table) -> list[str]:
    problems = []
    sheet, file = table.sheet, f"{table.disclosure.name}.xlsx"
    ids = [sheet.cell(IDS_ROW, at).value for at in range(1, sheet.max_column + 1)]
    header = ["id", "stt", "noi_dung", *(column["id"] for column in table.columns)]
    if ids != header:
        return [f"{file}: {sheet.title}: ids {ids}, not {header}"]
    if sheet.max_row != FIRST_ROW + len(table.rows) - 1:
        problems.append(f"{file}: {sheet.title}: {sheet.max_row - FIRST_ROW + 1} rows, {len(table.rows)} in the JSON")
    for at, column in enumerate(table.columns):
        head = str(sheet.cell(HEAD_ROW, FIRST_COLUMN + at).value)
        if not head.startswith(column["label"]) or (column.get("unit") and column["unit"] not in head):
            problems.append(f"{file}: {sheet.title}: head “{head}” of “{column['label']}” ({column.get('unit')})")
    for at, row in enumerate(table.rows):
        lead = [sheet.cell(FIRST_ROW + at, column).value or "" for column in (1, 2, 3)]
        if lead != [row["id"], row["number"], row["label"]]:
            problems.append(f"{file}: {sheet.title}: row {row['id']}: {lead}")
        for column in range(len(table.columns)):
            here = sheet.cell(FIRST_ROW + at, FIRST_COLUMN + column)
            cell, found = table.cell(at, column), here.value
            table.said[at, column].append((f"{file} {here.coordinate}", "" if found is None else str(found)))
            value = cell.get("value")
            if cell.get("status") in WORDS:
                same = found == (WORDS[cell["status"]] or None)
            elif isinstance(value, str):
                # as text, whatever it looks like; a workbook keeps line ends as LF
                same = here.data_type == "s" and found == value
            else:
                same = not isinstance(found, (str, bool, type(None))) and Decimal(repr(found)) == value
            if not same:
                problems.append(f"{file}: {sheet.title}!{here.coordinate}: {found!r}, in the JSON {cell}")
    return problems


def xlsx_layout(table: Table) -> list[str]:
    sheet, where = table.sheet, f"{table.disclosure.name}.xlsx: {table.sheet.title}"
    # 31 characters are the format's limit: a longer id is cut
    named = sheet.title == table.id if len(table.id) <= 31 else sheet.title.startswith(table.id[:20])
    columns = openpyxl.utils.get_column_letter(FIRST_COLUMN + len(table.columns) - 1)
    wanted = {
        "the sheet is named as the table": named,
        "panes are frozen under the head and beside the labels": sheet.freeze_panes == f"D{FIRST_ROW}",
        "A4": str(sheet.page_setup.paperSize) == str(A4),
        "one page wide": bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
        and int(sheet.page_setup.fitToWidth or 1) == 1
        and sheet.page_setup.fitToHeight is not None
        and int(sheet.page_setup.fitToHeight) == 0,
        "the head is repeated on every page": sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}",
        "everything but the ids is printed": str(sheet.print_area).replace("'", "").rpartition("!")[2] == f"$B$1:${columns}${FIRST_ROW + len(table.rows) - 1}",
        "the row of ids is hidden": bool(sheet.row_dimensions[IDS_ROW].hidden),
        "the column of ids is hidden": bool(sheet.column_dimensions["A"].hidden),
        "heads and labels are seen": not sheet.row_dimensions[HEAD_ROW].hidden and not sheet.column_dimensions["C"].hidden,
        "the sheet is seen": sheet.sheet_state == "visible",
        "a title": bool(sheet["B1"].value) and sheet["B1"].value == table.disclosure.json["title"],
    }
    return [f"{where}: not so: {what}" for what, so in wanted.items() if not so]


@dataclass
class Formula:
    row: int
    column: int
    parts: list[tuple[int, int]]


def formula_cells(table: Table) -> tuple[list[Formula], list[str]]:
    """The formulas of a sheet: sums of cells of its table, with the result that they have."""
    found, problems = [], []
    for line in table.formulas.iter_rows():
        for cell in line:
            if cell.data_type != "f":
                continue
            where = f"{table.disclosure.name}.xlsx: {table.formulas.title}!{cell.coordinate}"
            row, column = cell.row - FIRST_ROW, cell.column - FIRST_COLUMN
            inside = 0 <= row < len(table.rows) and 0 <= column < len(table.columns)
            if not inside or not isinstance(table.cell(row, column).get("value"), int):
                problems.append(f"{where}: a formula where the JSON has no number: {cell.value}")
                continue
            sum_of = re.fullmatch(r"=SUM\(([A-Z]+\d+(?:[:,][A-Z]+\d+)*)\)", str(cell.value))
            if not sum_of:
                problems.append(f"{where}: not a sum of cells: {cell.value}")
                continue
            parts = []
            for part in sum_of[1].split(","):
                left, top, right, bottom = openpyxl.utils.range_boundaries(part)
                parts += [(r - FIRST_ROW, c - FIRST_COLUMN) for r in range(top, bottom + 1) for c in range(left, right + 1)]
            if len(set(parts)) != len(parts) or (row, column) in parts or any(not (0 <= r < len(table.rows) and 0 <= c < len(table.columns)) for r, c in parts):
                problems.append(f"{where}: parts outside the table, twice, or the total itself: {cell.value}")
                continue
            found.append(Formula(row, column, parts))
            total = Decimal(0)
            for r, c in parts:
                value = table.sheet.cell(FIRST_ROW + r, FIRST_COLUMN + c).value
                if isinstance(value, (int, float)):
                    total += Decimal(repr(value))
                elif table.cell(r, c).get("status") == "hidden":
                    problems.append(f"{where}: sums a hidden cell: {cell.value}")
            cached = table.sheet[cell.coordinate].value
            if not isinstance(cached, (int, float)) or Decimal(repr(cached)) != total:
                problems.append(f"{where}: {cell.value} is {total}, the result beside it {cached!r}")
    return found, problems


def totals_without_formula(table: Table, formulas: list[Formula]) -> list[str]:
    """A whole number in a total row that is the sum of the other rows must be a formula, where all of them are shown."""
    problems = []
    has = {(formula.row, formula.column) for formula in formulas}
    for at, row in enumerate(table.rows):
        others = [other for other in range(len(table.rows)) if other != at]
        if not row["total"] or any(table.rows[other]["depth"] != row["depth"] for other in others):
            continue
        for column in range(len(table.columns)):
            value = table.cell(at, column).get("value")
            parts = [table.cell(other, column).get("value", 0) for other in others]
            if isinstance(value, int) and len(parts) > 1 and all(isinstance(part, int) for part in parts) and sum(parts) == value and (at, column) not in has:
                problems.append(f"{table.disclosure.name}.xlsx: {table.id}: {row['id']} × {table.columns[column]['id']}: {value} is no formula")
    return problems


def xlsx_package(site: Path, name: str, count: int) -> list[str]:
    """No macros, no outside data, and no formulas but those that were looked at."""
    problems = []
    with zipfile.ZipFile(site / f"{name}.xlsx") as archive:
        names = archive.namelist()
        problems += [f"{name}.xlsx: {part}" for part in names if re.search(r"vba|externalLink|activeX|embeddings|connections|queryTable", part, re.IGNORECASE)]
        text = "".join(archive.read(part).decode("utf-8") for part in names if part.startswith("xl/") and part.endswith(".xml"))
        written = len(re.findall(r"<f[ >/]", text))
        if written != count:
            problems.append(f"{name}.xlsx: {written} formulas are written, {count} were looked at")
        for relations in (part for part in names if part.endswith(".rels")):
            if 'TargetMode="External"' in archive.read(relations).decode("utf-8"):
                problems.append(f"{name}.xlsx: {relations}: a target outside")
    return problems


# ---------------------------------------------------------------- pages against data


def html_tables(page: Node) -> list[Node]:
    """The tables of the form or content itself."""
    articles = page.all("article", "form")
    return [table for article in articles for table in article.all("table")]


def html_cells(table: Table, name: str, node: Node, million: bool) -> tuple[list[str], list[str]]:
    """Problems of the cells, and figures whose unit the JSON does not know."""
    problems, units = [], []
    where = f"{name}: table {table.id}"
    columns = [column for column in range(len(table.columns)) if not table.percent_of(column)]
    rows = body_rows(node)
    if len(rows) != len(table.rows):
        return [f"{where}: {len(rows)} rows, {len(table.rows)} in the JSON"], []
    for at, (row, line) in enumerate(zip(table.rows, rows)):
        cells = row_cells(line)
        if len(cells) == 2 and all(table.cell(at, column).get("status") == "blank" for column in columns):
            continue  # a head of other rows stands in one line
        if len(cells) != len(columns) + 2:
            problems.append(f"{where}: row {row['id']}: {len(cells)} cells, not {len(columns) + 2}")
            continue
        lead = [cell.text() for cell in cells[:2]]
        if lead != [row["number"], row["label"] + (ADDED if row["added"] else "")]:
            problems.append(f"{where}: row {row['id']}: {lead}")
        if line.attributes.get("id", row["id"]) != row["id"] or line.has("added") != row["added"] or (line.has("total") and not row["total"]):
            problems.append(f"{where}: row {row['id']}: {line.attributes}")
        for column, cell in zip(columns, cells[2:]):
            problems += [f"{where}: {row['id']} × {table.columns[column]['id']}: {problem}" for problem in html_cell(table, name, at, column, shown(cell), million)]
            units += html_unit(table, at, column, shown(cell))
    return problems, units


def html_cell(table: Table, name: str, row: int, column: int, seen: Shown, million: bool) -> list[str]:
    cell, percent = table.cell(row, column), table.percent(row, column)
    status, value = cell.get("status"), cell.get("value")
    table.said[row, column].append((name, seen.text))
    if percent is not None:
        table.said[row, column + 1].append((name, seen.text))
    problems = []
    if seen.label is not None and seen.label != table.columns[column]["label"]:
        problems.append(f"label “{seen.label}”, in the JSON “{table.columns[column]['label']}”")
    if seen.empty != (status in ("missing", "not_applicable", "hidden")) or seen.computed != (status == "computed"):
        problems.append(f"“{seen.text}” ({'empty' if seen.empty else 'computed' if seen.computed else 'given'}), in the JSON {status}")
    if percent is not None:
        fits = {"missing": ("blank", "missing"), "not_applicable": ("blank", "not_applicable"), "hidden": ("hidden",), "blank": ("blank",)}
        if percent.get("status") not in fits.get(status, ("blank", "given", "computed")):
            problems.append(f"{status}, but its percentage {percent}")
    expected = table.words(row, column)
    if status == "blank":
        same = seen.text in HINTS
    elif status in WORDS:
        same = seen.text == expected
    elif seen.exact is not None:
        same = million and isinstance(value, int) and seen.exact == str(value) and seen.text == millions(value)
    elif isinstance(value, str):
        # two whole numbers are written 1.234/5 on a page
        pair = re.fullmatch(r"(\d+)/(\d+)", value)
        same = seen.text == value or bool(pair and seen.text == "/".join(map(grouped, pair.groups())))
    else:
        same = seen.text in (expected, expected + "%")
    if not same:
        problems.append(f"“{seen.text}”{f' ({seen.exact})' if seen.exact else ''}, in the JSON {cell}" + (f" {percent}" if percent else ""))
    return problems


def html_unit(table: Table, row: int, column: int, seen: Shown) -> list[str]:
    """The unit that a reader sees beside a figure is known to the data too."""
    if seen.empty or not isinstance(table.cell(row, column).get("value"), (int, Decimal)):
        return []
    unit = seen.unit or ("%" if seen.text.endswith("%") else "đồng" if seen.exact is not None else None)
    if unit is None:
        return []
    plain = unit.replace("²", "2")
    names = [table.cell(row, column).get("unit"), table.rows[row].get("unit"), table.columns[column].get("unit")]
    in_words = [f"({plain})", f"{plain} "]
    labels = [f"{text} " for text in (table.rows[row]["label"], table.columns[column]["label"])]
    if plain in [(name or "").replace("²", "2") for name in names] or any(word in label.replace("²", "2") for word in in_words for label in labels):
        return []
    return [f"{table.place(row, column)}: {table.words(row, column)} {unit}"]


def charts(name: str, disclosure: Disclosure, million: bool) -> list[str]:
    """A chart of a form's table shows figures of one row or of one column, all of them shown in the table. (Those over years and of parts
    stand above the form; tests/it/form_pages.rs has their figures.)"""
    problems = []
    for svg in (svg for article in disclosure.page.all("article", "form") for svg in article.all("svg")):
        texts = svg.all("text")
        if not texts:
            continue  # the address as a QR code: a chart has words
        bars = [(a.text(), b.text()) for a, b in zip(texts[::2], texts[1::2])]
        title = (svg.all("title") or [svg])[0].text()
        described = (svg.all("desc") or [svg])[0].text()
        if not bars or any(f"{label}: {value}" not in described for label, value in bars):
            problems.append(f"{name}: chart “{title}”: the description says not what the bars say")

        def says(table: Table, row: int, column: int, value: str) -> bool:
            exact = table.cell(row, column).get("value")
            return table.cell(row, column).get("status") not in WORDS and value in (table.words(row, column), millions(exact) if million and isinstance(exact, int) else None)

        def by_row(table: Table, row: int) -> bool:
            return all(any(table.columns[c]["label"].endswith(label) and says(table, row, c, value) for c in range(len(table.columns))) for label, value in bars)

        def by_column(table: Table, column: int) -> bool:
            return all(any(table.rows[r]["label"] == label and says(table, r, column, value) for r in range(len(table.rows))) for label, value in bars)

        if not any(
            any(by_row(table, row) for row in range(len(table.rows))) or any(by_column(table, column) for column in range(len(table.columns))) for table in disclosure.tables
        ):
            problems.append(f"{name}: chart “{title}”: not the figures of a row or of a column: {bars}")
    return problems


# ---------------------------------------------------------------- years side by side


def same_rows(table: Table, row: int, other: Table) -> list[int]:
    """The same row in another year: by id in a form, by label among rows that the school made (of which several may have one label)."""
    if other is table:
        return [row]
    wanted = table.rows[row]
    own = wanted["added"] or re.fullmatch(r"dong-\d+", wanted["id"])
    return [at for at, r in enumerate(other.rows) if (r["label"] == wanted["label"] if own else r["id"] == wanted["id"])]


def year_of(name: str) -> str:
    found = re.search(r"\d{4}(-\d{4})?", name)
    return found[0] if found else name


@dataclass
class Line:
    """A row of a comparison: what it says of each year, oldest first."""

    label: str
    cells: list[Shown]
    rest: list[Shown]


def said_over_years(newest: Table, row: int, column: int, years: list[Disclosure]) -> list[list[tuple[Table, int, int]]]:
    """For each year the cells that may stand there; none: the year has no such cell."""
    places = []
    for disclosure in years:
        other = next((table for table in disclosure.tables if table.id == newest.id), None)
        rows = same_rows(newest, row, other) if other else []
        at = next((c for c, one in enumerate(other.columns) if one["id"] == newest.columns[column]["id"]), None) if other else None
        places.append([] if at is None else [(other, there, at) for there in rows])
    return places


def fits(place: tuple[Table, int, int] | None, seen: Shown, million: bool) -> bool:
    if place is None:
        return seen.text == WORDS["missing"] and seen.empty
    table, row, column = place
    cell = table.cell(row, column)
    status, value = cell.get("status"), cell.get("value")
    if status in WORDS:
        return seen.empty and seen.text == WORDS["missing" if status == "blank" else status]
    if seen.empty or table.percent_of(column):
        return False
    words = table.words(row, column)
    return seen.text in (words, f"{words}%") or (million and isinstance(value, int) and seen.text == millions(value))


def compare_years(where: str, lines: list[Line], tables: list[Table], years: list[Disclosure], million: bool) -> list[str]:
    """Every line is a row of the newest year's tables, in their order, with the figures of one column in every year."""

    def column_of(table: Table, row: int, line: Line, columns: list[int]) -> int | None:
        return next((c for c in columns if all(any(fits(p, s, million) for p in ps or [None]) for ps, s in zip(said_over_years(table, row, c, years), line.cells))), None)

    rows = [(table, row) for table in tables for row in range(len(table.rows))]
    # the main column of a table is the one that explains most lines; another one is taken only where the row has no figure there
    main: dict[str, int] = {}
    for table in tables:
        hits = Counter(
            c
            for line in lines
            for c in range(len(table.columns))
            if any(table.rows[r]["label"] == line.label and column_of(table, r, line, [c]) is not None for r in range(len(table.rows)))
        )
        if hits:
            main[table.id] = max(hits, key=lambda c: (hits[c], -c))
    problems, next_row = [], 0
    for line in lines:
        found = None
        for at in range(next_row, len(rows)):
            table, row = rows[at]
            if table.rows[row]["label"] != line.label or table.id not in main:
                continue
            there = table.cell(row, main[table.id])
            own = there.get("status") == "blank" or isinstance(there.get("value"), str)
            column = column_of(table, row, line, list(range(len(table.columns))) if own else [main[table.id]])
            if column is not None:
                found = at, column
                break
        if found is None:
            problems.append(f"{where}: “{line.label}”: {[s.text for s in line.cells]} is not what the data of {[year_of(d.name) for d in years]} say")
            continue
        next_row = found[0] + 1
        table, row = rows[found[0]]
        for places, seen in zip(said_over_years(table, row, found[1], years), line.cells):
            for other, there, column in (place for place in places if fits(place, seen, million)):
                other.said[there, column].append((where, seen.text))
    return problems


def years_page(site: Path, name: str, page: Node, disclosures: dict[str, Disclosure]) -> list[str]:
    folder = name.rpartition("/")[0]
    targets = [normpath(f"{folder}/{link.attributes.get('href', '')}").removesuffix(".html") for main in page.all("main") for link in main.all("a")]
    sources = [disclosures[target] for target in targets if target in disclosures]
    by_year = {year_of(d.name[len(folder.rpartition("/")[0]) :]): d for d in sources}
    if len(by_year) < 2 or len(by_year) != len(sources):
        return [f"{name}: links to the data of years {sorted(by_year)}"]
    problems = []
    newest = by_year[max(by_year)]
    million = bool(newest.page.all("p", "p-unit"))
    for node in page.all("table"):
        heads = [head.text() for head in node.all("thead")[0].all("th")][1:]
        years = [by_year.get(year_of(head)) for head in heads]
        table = next((t for t in newest.tables if f"cac-nam-{t.id.replace('_', '-')}" == node.attributes.get("id")), None)
        if None in years or len(years) != len(by_year) or table is None or heads != sorted(heads):
            problems.append(f"{name}: table {node.attributes.get('id')}: heads {heads}, years {sorted(by_year)}")
            continue
        lines = []
        for line in body_rows(node):
            cells = row_cells(line)
            if len(cells) != len(heads) + 1:
                problems.append(f"{name}: table {node.attributes.get('id')}: “{cells[0].text()}” has {len(cells)} cells")
                continue
            lines.append(Line(cells[0].text(), [shown(cell) for cell in cells[1:]], []))
        if not lines:
            problems.append(f"{name}: table {node.attributes.get('id')}: no rows")
        problems += compare_years(name, lines, [table], years, million)
    if not page.all("table"):
        problems.append(f"{name}: no table")
    return problems


def amount(text: str) -> Decimal:
    return Decimal(re.match(r"-?[\d.]+(,\d+)?", text)[0].replace(".", "").replace(",", "."))


def change(name: str, disclosure: Disclosure, disclosures: dict[str, Disclosure]) -> list[str]:
    """The table beside last year's figures: both years as the data say, and their difference."""
    problems = []
    million = bool(disclosure.page.all("p", "p-unit"))
    for node in (table for section in disclosure.page.all("section", "change") for table in section.all("table")):
        heads = [head.text() for head in node.all("thead")[0].all("th")]
        folder, _, file = disclosure.name.rpartition("/")
        before = [disclosures.get(f"{folder.rpartition('/')[0]}/{prefix}{year_of(heads[1])}/{file}") for prefix in ("", "ngan-sach-")]
        before = next((d for d in before if d), None)
        if before is None or len(heads) != 4 or year_of(heads[2]) != year_of(folder.rpartition("/")[2]):
            problems.append(f"{name}: last year beside this: heads {heads}")
            continue
        lines = []
        for line in body_rows(node):
            cells = row_cells(line)
            lines.append(Line(cells[0].text(), [shown(cell) for cell in cells[1:3]], [shown(cell) for cell in cells[3:]]))
        problems += compare_years(f"{name} (last year)", lines, disclosure.tables, [before, disclosure], million)
        for line in lines:
            old, new = (amount(seen.text) for seen in line.cells)
            text = line.rest[0].text
            by = re.match(r"(tăng|giảm) ([\d.,]+)", text)
            # both may be rounded to tenths of a million
            slack = Decimal("0.1") if million else 0
            right = abs(new - old) <= slack if text == "không đổi" else bool(by) and (new >= old - slack if by[1] == "tăng" else new <= old + slack) and abs(abs(new - old) - amount(by[2])) <= slack
            if not right:
                problems.append(f"{name}: “{line.label}”: from {line.cells[0].text} to {line.cells[1].text}: “{text}”")
    return problems


# ---------------------------------------------------------------- the school's home


def home_fees(site: Path, disclosures: dict[str, Disclosure]) -> list[str]:
    """The block of fees on a school's home: labels and amounts of the disclosure that it links."""
    problems, count = [], 0
    for unit in sorted({name.partition("cong-khai/")[0] for name in disclosures}):
        page = Tree((site / f"{unit}index.html").read_text("utf-8")).root
        for block in page.all("section", "fees"):
            count += 1
            links = [normpath(f"{unit}{link.attributes.get('href', '')}").removesuffix(".html") for more in block.all("p", "detail") for link in more.all("a")]
            tables = [table for link in links if link in disclosures for table in disclosures[link].tables]
            amounts = ["".join(bold.text() for bold in line.all("b")) for lists in block.all("ul", "fee-list") for line in lists.all("li")]
            labels = [name.text() for lists in block.all("ul", "fee-list") for name in lists.all("span", "fee-name")]
            have = [[(row["label"], table.words(at, c)) for at, row in enumerate(table.rows) if not row["total"]] for table in tables for c in range(len(table.columns))]
            fits = lambda column: len(column) == len(labels) and all(said.startswith(label) and amount == words for said, amount, (label, words) in zip(labels, amounts, column))
            if not labels or not any(map(fits, have)):
                problems.append(f"{unit}index.html: fees {list(zip(labels, amounts))}: not those of {links}")
    return problems if count else ["no school's home has a table of fees"]


# ---------------------------------------------------------------- small numbers


def hidden_cells(tables: list[Table]) -> list[tuple[Table, int, int]]:
    return [(t, r, c) for t in tables for r in range(len(t.rows)) for c in range(len(t.columns)) if t.cell(r, c).get("status") == "hidden"]


def hidden_everywhere(tables: list[Table]) -> list[str]:
    problems = []
    hidden = hidden_cells(tables)
    if not hidden:
        problems.append("the sample has no hidden cell")
    for table, row, column in hidden:
        said = table.said[row, column]
        if len(said) < 3:
            problems.append(f"{table.place(row, column)}: looked at only in {said}")
        problems += [f"{table.place(row, column)}: {where} says “{text}”" for where, text in said if text != WORDS["hidden"]]
    for table in tables:
        for (row, column), said in table.said.items():
            if table.cell(row, column).get("status") != "hidden":
                problems += [f"{table.place(row, column)}: {where} says hidden, the JSON does not" for where, text in said if text == WORDS["hidden"]]
    return problems


def hidden_solvable(table: Table, formulas: list[Formula]) -> list[str]:
    """No sum with exactly one hidden term. A table's sums are read from its formulas: a sum in one row is asked of every row, and so for columns."""
    if not hidden_cells([table]):
        return []
    across = {(f.column, tuple(c for _, c in f.parts)) for f in formulas if all(r == f.row for r, _ in f.parts)}
    down = {(f.row, tuple(r for r, _ in f.parts)) for f in formulas if all(c == f.column for _, c in f.parts)}
    sums = [[(row, total), *((row, part) for part in parts)] for total, parts in across for row in range(len(table.rows))]
    sums += [[(total, column), *((part, column) for part in parts)] for total, parts in down for column in range(len(table.columns))]
    problems = []
    for terms in sums:
        states = [table.cell(r, c).get("status") for r, c in terms]
        if states.count("hidden") != 1 or any(state in ("missing", "blank") or isinstance(table.cell(r, c).get("value"), str) for state, (r, c) in zip(states, terms)):
            continue
        row, column = terms[states.index("hidden")]
        problems.append(f"{table.place(row, column)}: follows from {[table.exact(r, c) for r, c in terms]}")
    return problems


# ---------------------------------------------------------------- packages, schema, JSON-LD


def packages(site: Path, tables: dict[str, Table]) -> list[str]:
    problems = []
    listed = Counter()
    for file in sorted(site.rglob("datapackage.json")):
        name = file.relative_to(site).as_posix()
        described = json.loads(file.read_text("utf-8"))
        report = frictionless.Package(str(file)).validate()
        for error in report.errors:
            problems.append(f"{name}: {error.message}")
        for task in report.tasks:
            problems += [f"{name}: {task.place}: {error.message}" for error in task.errors]
        if len(report.tasks) != len(described["resources"]):
            problems.append(f"{name}: {len(report.tasks)} files validated, {len(described['resources'])} described")
        for resource in described["resources"]:
            path = normpath(f"{name.rpartition('/')[0]}/{resource['path']}")
            listed[path] += 1
            table = tables.get(path)
            if name == "du-lieu/datapackage.json":
                continue  # `open_data.described`
            if table is None:
                problems.append(f"{name}: {resource['path']}: no table of a disclosure")
                continue
            fields = [(f["name"], f["title"], f["type"], f.get("unit")) for f in resource["schema"]["fields"][3:]]
            columns = [(c["id"], c["label"], c["type"], c.get("unit")) for c in table.columns]
            marks = open_data.marks_of(table.disclosure.json)
            if fields[: len(columns)] != columns or [field[0] for field in fields[len(columns) :]] != [head for head, _ in marks]:
                problems.append(f"{name}: {resource['path']}: fields {fields}, in the JSON {columns} and {marks}")
            invented = table.disclosure.json["illustrative"]
            if resource.get("illustrative", False) != invented or ("minh họa" in resource.get("description", "")) != invented:
                problems.append(f"{name}: {resource['path']}: illustrative {resource.get('illustrative')}, in the JSON {invented}")
            licence = table.disclosure.json["license"]
            named = [{"title": one["title"], "path": one["path"]} for one in described.get("licenses", [])]
            if named != ([{"title": licence["name"], "path": licence["url"]}] if licence else []):
                problems.append(f"{name}: licences {described.get('licenses')}, in the JSON {licence}")
            if set(resource["schema"]["missingValues"]) != set(WORDS.values()):
                problems.append(f"{name}: {resource['path']}: missing values {resource['schema']['missingValues']}")
    problems += [f"{name}: {count} times in a package" for name, count in listed.items() if count > 1]
    # packages hold what schools disclose; an office's table of duties (lich/*.csv) and the criteria of an assessment are no disclosures
    files = [path for path in sorted(site.rglob("*.csv")) if path.parent.name != "lich" and path.name != "tieu-chi.csv"]
    problems += [f"{path.relative_to(site).as_posix()}: in no package" for path in files if path.relative_to(site).as_posix() not in listed]
    if not listed:
        problems.append("no data package")
    return problems


def against_schema(site: Path, disclosures: list[Disclosure]) -> list[str]:
    problems = []
    validators = {}
    for disclosure in disclosures:
        name = f"{disclosure.name}.json"
        reference = normpath(f"{name.rpartition('/')[0]}/{disclosure.json['$schema']}")
        if reference != "du-lieu/cong-khai.schema.json" or not (site / reference).is_file():
            problems.append(f"{name}: $schema {disclosure.json['$schema']}")
            continue
        if reference not in validators:
            schema = json.loads((site / reference).read_text("utf-8"))
            if schema.get("$schema") != "https://json-schema.org/draft/2020-12/schema":
                problems.append(f"{reference}: $schema {schema.get('$schema')}")
            jsonschema.Draft202012Validator.check_schema(schema)
            validators[reference] = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        instance = json.loads((site / name).read_text("utf-8"))
        problems += [f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:160]}" for error in validators[reference].iter_errors(instance)]
    return problems


def schema_refuses(site: Path, disclosure: Disclosure) -> list[str]:
    """A schema that takes anything says nothing."""
    schema = json.loads((site / "du-lieu/cong-khai.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    good = json.loads((site / f"{disclosure.name}.json").read_text("utf-8"))

    def cell(document: dict) -> dict:
        return next(c for t in document["tables"] for r in t["rows"] for c in r["cells"].values() if "value" in c)

    breaks = {
        "a figure without a value": lambda d: cell(d).pop("value"),
        "a hidden cell with a value": lambda d: cell(d).update(status="hidden"),
        "an unknown status": lambda d: cell(d).update(status="?"),
        "no tables": lambda d: d.pop("tables"),
        "an unknown key": lambda d: d.update(extra=1),
        "a date that is none": lambda d: d.update(published="2024-13-40"),
        "a column without an id": lambda d: d["tables"][0]["columns"][0].pop("id"),
    }
    problems = [] if validator.is_valid(good) else ["the document is not valid before it is broken"]
    for what, apply in breaks.items():
        broken = copy.deepcopy(good)
        apply(broken)
        if validator.is_valid(broken):
            problems.append(f"takes {what}")
    return problems


def iso_days(text: str) -> bool:
    try:
        return all(date.fromisoformat(part) if "-" in part else re.fullmatch(r"\d{4}", part) for part in text.split("/"))
    except ValueError:
        return False


def json_ld(site: Path, base: str, disclosure: Disclosure) -> list[str]:
    name = f"{disclosure.name}.html"
    scripts = [script for script in disclosure.page.all("script") if script.attributes.get("type") == "application/ld+json"]
    if disclosure.json["illustrative"]:
        return [f"{name}: invented figures as a Dataset"] if scripts else []
    if len(scripts) != 1:
        return [f"{name}: {len(scripts)} JSON-LD scripts"]
    value = json.loads(scripts[0].text())
    problems = []
    if value.get("@context") not in ("https://schema.org", "https://schema.org/") or value.get("@type") != "Dataset":
        problems.append(f"{name}: {value.get('@context')} {value.get('@type')}")
    for key in ("name", "description", "url", "datePublished", "temporalCoverage", "creator", "distribution"):
        if not value.get(key):
            problems.append(f"{name}: no {key}")
    # what search engines ask of a description
    if not 50 <= len(str(value.get("description"))) <= 5000:
        problems.append(f"{name}: description of {len(str(value.get('description')))} characters")
    licence = disclosure.json["license"]
    if value.get("license") != (licence["url"] if licence else None):
        problems.append(f"{name}: license {value.get('license')}, in the JSON {licence}")
    if file_of(site, base, str(value.get("url"))) != site / name:
        problems.append(f"{name}: url {value.get('url')}")
    if value.get("datePublished") != disclosure.json["published"] or not iso_days(str(value.get("datePublished"))) or not iso_days(str(value.get("temporalCoverage"))):
        problems.append(f"{name}: published {value.get('datePublished')}, of {value.get('temporalCoverage')}")
    if not isinstance(value.get("creator"), dict) or value["creator"].get("name") != disclosure.json["unit"] or file_of(site, base, str(value["creator"].get("url"))) is None:
        problems.append(f"{name}: creator {value.get('creator')}")
    files = []
    for download in value.get("distribution") or []:
        file = file_of(site, base, str(download.get("contentUrl")))
        if download.get("@type") != "DataDownload" or file is None:
            problems.append(f"{name}: {download}: no such file")
            continue
        files.append(file.relative_to(site).as_posix())
        if download.get("encodingFormat") != MEDIA.get(file.suffix[1:]):
            problems.append(f"{name}: {download['contentUrl']}: {download.get('encodingFormat')}")
    if sorted(files) != sorted(disclosure.links()):
        problems.append(f"{name}: JSON-LD names {sorted(files)}, the page links {sorted(disclosure.links())}")
    return problems


# ---------------------------------------------------------------- which pages have data


def files_of_pages(site: Path, pages: dict[str, Node], broken: dict[str, str]) -> tuple[dict[str, Disclosure], list[str]]:
    """Every page with a table of a form has its files and links them; every data file has its page."""
    disclosures, problems, owned = {}, [], set()
    for name, page in pages.items():
        stem = name.removesuffix(".html")
        there = [ending for ending in ("json", "xlsx") if (site / f"{stem}.{ending}").is_file()]
        tables = html_tables(page)
        if not tables or stem.endswith("/bao-cao-thuong-nien"):
            if there or page.all("section", "downloads"):
                problems.append(f"{name}: data without a table: {there}")
            continue
        if there != ["json", "xlsx"]:
            problems.append(f"{name}: {len(tables)} tables, but only {there}")
            continue
        try:
            disclosures[stem] = read(site, stem, page)
        except Exception as error:
            broken[stem] = f"{type(error).__name__}: {error}"
            problems.append(f"{name}: {broken[stem]}")
            continue
        disclosure = disclosures[stem]
        wanted = {f"{stem}.json", f"{stem}.xlsx", *(table.csv_name for table in disclosure.tables)}
        owned |= wanted
        if sorted(disclosure.links()) != sorted(wanted):
            problems.append(f"{name}: links {sorted(disclosure.links())}, its files are {sorted(wanted)}")
        if [table.attributes.get("id") for table in tables] != [table.id.replace("_", "-") for table in disclosure.tables]:
            problems.append(f"{name}: tables {[table.attributes.get('id') for table in tables]}, in the JSON {[table.id for table in disclosure.tables]}")
    for path in sorted(site.rglob("cong-khai/*/*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in (".csv", ".xlsx", ".json") and name not in owned:
            problems.append(f"{name}: no page links it")
    return disclosures, problems


def annual_tables(site: Path, pages: dict[str, Node], disclosures: dict[str, Disclosure]) -> tuple[int, list[str]]:
    """The yearly report shows the tables of its year once more: the same cells."""
    count, problems = 0, []
    for name, page in pages.items():
        folder, _, file = name.rpartition("/")
        if file != "bao-cao-thuong-nien.html":
            continue
        for node in (table for main in page.all("main") for table in main.all("table")):
            found = [t for d in disclosures.values() if d.name.rpartition("/")[0] == folder for t in d.tables if t.id.replace("_", "-") == node.attributes.get("id")]
            if len(found) != 1:
                problems.append(f"{name}: table {node.attributes.get('id')}: {len(found)} in the data of the year")
                continue
            count += 1
            problems += html_cells(found[0], name, node, False)[0]
    return count, problems


def main() -> int:
    site, base = Path(sys.argv[1]).resolve(), sys.argv[2]
    checks = Checks()
    attempt = checks.attempt

    pages: dict[str, Node] = {}
    comparisons: dict[str, Node] = {}
    for path in sorted(site.rglob("cong-khai/*/*.html")):
        name = path.relative_to(site).as_posix()
        if "/en/" in name:
            continue  # the same papers in an English frame: tests/languages.rs compares them
        (comparisons if path.parent.name == "cac-nam" else pages)[name] = Tree(path.read_text("utf-8")).root
    broken: dict[str, str] = {}
    disclosures, problems = files_of_pages(site, pages, broken)
    every = list(disclosures.values())
    tables = [table for disclosure in every for table in disclosure.tables]
    cells = sum(len(table.rows) * len(table.columns) for table in tables)
    states = Counter(table.cell(r, c).get("status") for table in tables for r in range(len(table.rows)) for c in range(len(table.columns)))
    zeros = sum(table.cell(r, c).get("value") == 0 for table in tables for r in range(len(table.rows)) for c in range(len(table.columns)))
    print(f"# {len(every)} disclosures, {len(tables)} tables, {cells} cells, each in HTML, CSV, XLSX and JSON: {dict(states)}, zero {zeros}")

    checks.check("every page with a table has its files and links them; every data file has a page", problems)
    attempt(f"more than {MIN_CELLS} cells are compared", lambda: [] if cells > MIN_CELLS else [f"{cells} cells"])
    wanted = ("given", "computed", "blank", "missing", "not_applicable", "hidden")
    attempt("the sample has every kind of cell, the four empties among them", lambda: [f"no {kind}" for kind in wanted if not states[kind]] + ([] if zeros else ["no zero"]))

    by_csv = {table.csv_name: table for table in tables}
    attempt("data packages: frictionless finds no error; every CSV in a package, fields as in the JSON", lambda: packages(site, by_csv))
    attempt("JSON: valid by the schema that it names, and that is a valid schema (2020-12)", lambda: against_schema(site, every) if every else ["no JSON"])
    attempt("JSON: the schema refuses broken documents", lambda: schema_refuses(site, every[0]))

    def of_tables(body) -> list[str]:
        return [problem for table in tables for problem in body(table)]

    attempt("CSV = JSON, cell by cell", lambda: of_tables(csv_cells))
    attempt("CSV: no text that a spreadsheet would run", lambda: [p for path in sorted(site.rglob("*.csv")) for p in csv_runs(site, path.relative_to(site).as_posix())])
    risky = [table.cell(r, c)["value"] for table in tables for r in range(len(table.rows)) for c in range(len(table.columns)) if str(table.cell(r, c).get("value", "")).startswith(RUNS)]
    attempt("CSV: the sample has text that a spreadsheet would run", lambda: [] if any(isinstance(text, str) for text in risky) else ["none: the check before says nothing"])
    attempt("XLSX = JSON, cell by cell, with the results of formulas", lambda: of_tables(xlsx_cells))
    attempt("XLSX: frozen head, A4, one page wide, head repeated, ids hidden", lambda: of_tables(xlsx_layout))

    formulas: dict[str, list[Formula]] = {}
    formula_problems: list[str] = []
    for table in tables:
        formulas[table.csv_name], found = formula_cells(table)
        formula_problems += found
    count = sum(map(len, formulas.values()))
    print(f"# {count} formulas")
    checks.check("XLSX: formulas are sums of shown cells and have the right results", formula_problems + ([] if count > 100 else [f"only {count} formulas"]))
    attempt("XLSX: totals of shown rows are formulas", lambda: of_tables(lambda table: totals_without_formula(table, formulas[table.csv_name])))
    attempt("XLSX: no formula that came from text, no macros, nothing from outside", lambda: [p for d in every for p in xlsx_package(site, d.name, sum(len(formulas[t.csv_name]) for t in d.tables))])

    units: list[str] = []

    def html() -> list[str]:
        problems = []
        for disclosure in every:
            million = bool(disclosure.page.all("p", "p-unit"))
            for table, node in zip(disclosure.tables, html_tables(disclosure.page)):
                found, unknown = html_cells(table, f"{disclosure.name}.html", node, million)
                problems += found
                units.extend(unknown)
        return problems

    attempt("HTML = JSON and CSV, cell by cell: states and text of the JSON, figures of the CSV with its decimals", html)
    attempt("the unit that a page prints beside a figure is in the data", lambda: units)
    attempt("charts show the table's figures", lambda: [p for d in every for p in charts(f"{d.name}.html", d, bool(d.page.all("p", "p-unit")))] + ([] if any(d.page.all("svg") for d in every) else ["no chart"]))

    def annual() -> list[str]:
        count, problems = annual_tables(site, pages, disclosures)
        return problems if count else [*problems, "no table in a yearly report"]

    attempt("the yearly report shows the same cells", annual)
    attempt("years side by side show the figures of each year's data", lambda: [p for name, page in comparisons.items() for p in years_page(site, name, page, disclosures)] or ([] if comparisons else ["no such page"]))
    attempt("last year beside this year: the figures of both years' data", lambda: [p for d in every for p in change(f"{d.name}.html", d, disclosures)])

    for register in open_data.REGISTERS:
        attempt(f"{register}: CSV = JSON = XLSX", lambda register=register: open_data.same_in_every_format(site, register))
    attempt("the package of the registers names their columns and what is invented", lambda: open_data.described(site))
    attempt("the catalogue is DCAT-AP, with licence, and its files are there", lambda: open_data.catalogue(site, base))
    attempt("the register of fees holds the fees of every disclosure", lambda: open_data.fees(site, {d.name: d.json for d in every}))
    attempt("the register of duties adds up to the calendars and the overviews", lambda: open_data.states(site))
    attempt("text files are pages with their words and hashes", lambda: open_data.texts(site))

    attempt("fees on a school's home are those of its disclosure", lambda: home_fees(site, disclosures))

    hidden = hidden_cells(tables)
    places = sum(len(table.said[row, column]) for table, row, column in hidden)
    print(f"# {len(hidden)} hidden cells, looked at in {places} places")
    attempt("what is hidden is hidden in every format and on every page", lambda: hidden_everywhere(tables))
    attempt("what is hidden does not follow from a sum of the same table", lambda: of_tables(lambda table: hidden_solvable(table, formulas[table.csv_name])))
    invented = sum(d.json["illustrative"] for d in every)
    print(f"# {len(every) - invented} disclosures are real, {invented} are invented")
    attempt("JSON-LD: a Dataset of schema.org whose files exist; none of invented figures", lambda: [p for d in every for p in json_ld(site, base, d)])
    attempt("JSON-LD: only pages with data are Datasets", lambda: [f"{name}: JSON-LD" for name, page in {**pages, **comparisons}.items() if name.removesuffix(".html") not in disclosures and page.all("script")])

    print(f"data tests: {checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main())
