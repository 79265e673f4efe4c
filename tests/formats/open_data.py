"""Checks of the data over all schools (du-lieu/), and of text files shown as pages. Shares no code with the program that built the site: the
registers are held against the disclosures' JSON, the calendars' pages and the overviews' files."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import openpyxl
from rdflib import RDF, Graph
from rdflib.namespace import DCAT, DCTERMS

REGISTERS = ("khoan-thu", "con-so", "tinh-trang")
# what a page says of five states, and the states of the register that are in each
FIVE = {
    "overdue": {"quá hạn"},
    "soon": {"sắp đến hạn"},
    "later": {"chưa đến hạn"},
    "waiting": {"trường chưa báo ngày", "chưa rõ có áp dụng"},
    "ok": {"đúng hạn", "trễ hạn", "đã công khai"},
}
REPEATED = "Hằng tuần, hằng tháng"


def marks_of(data: dict) -> list[tuple[str, str]]:
    """The last columns of a disclosure's CSV: that it is invented, and its licence."""
    marks = [("minh_hoa", "có")] if data["illustrative"] else []
    licence = data["license"]
    return marks + ([("giay_phep", f"{licence['name']} {licence['url']}")] if licence else [])


def rows_of(file: Path) -> list[dict[str, str]]:
    raw = file.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf"):
        raise ValueError(f"{file.name}: no byte order mark")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


def same_in_every_format(site: Path, name: str) -> list[str]:
    """CSV, JSON and XLSX of a register hold the same."""
    rows = rows_of(site / f"du-lieu/{name}.csv")
    data = json.loads((site / f"du-lieu/{name}.json").read_text("utf-8"))
    heads = [column["id"] for column in data["columns"]]
    problems = []
    if not rows or len(rows) != len(data["rows"]):
        return [f"{name}: {len(rows)} rows in the CSV, {len(data['rows'])} in the JSON"]
    sheet = openpyxl.load_workbook(site / f"du-lieu/{name}.xlsx").worksheets[0]
    ids = [cell.value for cell in sheet[4]]
    if ids != heads or list(rows[0])[: len(heads)] != heads:
        return [f"{name}: columns {heads}, in the XLSX {ids}, in the CSV {list(rows[0])}"]
    for at, (row, values) in enumerate(zip(rows, data["rows"])):
        for column, (head, value) in enumerate(zip(heads, values)):
            text = "" if value is None else str(value)
            found = sheet.cell(6 + at, column + 1).value
            workbook = "" if found is None else found.date().isoformat() if hasattr(found, "date") else str(found)
            said = row[head]
            if said.startswith("'"):
                said = said[1:]
            if not text == said == workbook:
                problems.append(f"{name}: {row['id']}: {head}: “{said}”, in the JSON “{text}”, in the XLSX “{workbook}”")
    if len({row["id"] for row in rows}) != len(rows):
        problems.append(f"{name}: ids come twice")
    licence = data["license"]
    wanted = f"{licence['name']} {licence['url']}" if licence else None
    problems += [f"{name}: {row['id']}: licence {row.get('giay_phep')}" for row in rows if row.get("giay_phep") != wanted]
    return problems


# What DCAT-AP 3 asks of each kind of thing, and the licence, which it recommends.
ASKED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license),
}


def catalogue(site: Path, base: str) -> list[str]:
    """The catalogue is RDF with what DCAT-AP asks for, and its files are there."""
    graph = Graph()
    graph.parse(site / "du-lieu/danh-muc.jsonld", format="json-ld")
    problems = []
    for kind, asked in ASKED.items():
        found = set(graph.subjects(RDF.type, kind))
        problems += [f"{thing} has no {name}" for thing in found for name in asked if (thing, name, None) not in graph]
        if not found:
            problems.append(f"no {kind}")
    for file in graph.objects(None, DCAT.downloadURL):
        if not str(file).startswith(base) or not (site / str(file).removeprefix(base)).is_file():
            problems.append(f"{file} is not there")
    return problems


def described(site: Path) -> list[str]:
    """The package names the columns of each register, and what is invented."""
    package = json.loads((site / "du-lieu/datapackage.json").read_text("utf-8"))
    problems = []
    if [resource["name"] for resource in package["resources"]] != list(REGISTERS):
        problems.append(f"du-lieu/datapackage.json: {[resource['name'] for resource in package['resources']]}")
    for resource in package["resources"]:
        rows = rows_of(site / "du-lieu" / resource["path"])
        fields = [field["name"] for field in resource["schema"]["fields"]]
        if fields != list(rows[0]):
            problems.append(f"du-lieu/{resource['path']}: columns {list(rows[0])}, described {fields}")
        invented = any(row["minh_hoa"] == "có" for row in rows)
        if resource.get("illustrative", False) != invented or ("minh họa" in resource.get("description", "")) != invented:
            problems.append(f"du-lieu/{resource['path']}: rows invented: {invented}, described {resource.get('description')}")
    return problems


def fees(site: Path, disclosures: dict[str, dict]) -> list[str]:
    """The rows of the register are those of the disclosures' tables of fees; `disclosures` are their JSON, by path without ending."""

    def of(name: str, data: dict, row: dict) -> tuple:
        cells = row["cells"]
        amount = cells["muc_thu"].get("value")
        words = {key: cells.get(key, {}).get("value") or "" for key in ("don_vi",)}
        number, text = (str(amount), "") if isinstance(amount, int) else ("", amount or "")
        year = re.search(r"\d{4}(-\d{4})?", name.rpartition("/")[0].rpartition("/")[2])[0]
        return (data["unit_id"], year, row["label"], number, text, words["don_vi"], data["published"], "có" if data["illustrative"] else "không", f"{name}.html")

    wanted = Counter(
        of(name, data, row)
        for name, data in disclosures.items()
        for table in data["tables"]
        if any(column["id"] == "muc_thu" for column in table["columns"])
        for row in table["rows"]
        if not row["total"]
    )
    keys = ("don_vi", "nam_hoc", "noi_dung", "so_tien", "muc_bang_chu", "don_vi_tinh", "cong_khai", "minh_hoa")
    found: Counter = Counter()
    problems = []
    for row in rows_of(site / "du-lieu/khoan-thu.csv"):
        page = re.sub(r"^https?://[^/]+/", "", row["trang"])
        if not (site / page).is_file():
            problems.append(f"khoan-thu: {row['id']}: no page {row['trang']}")
        found[(*(row[key] for key in keys), page)] += 1
    problems += [f"khoan-thu: missing {line}" for line in (wanted - found)] + [f"khoan-thu: no such fee {line}" for line in (found - wanted)]
    return problems if wanted else ["no table of fees in the sample"]


def states(site: Path) -> list[str]:
    """Added up, the register says what each school's calendar and each overview's file say."""
    rows = rows_of(site / "du-lieu/tinh-trang.csv")
    counts: dict[tuple[str, str], Counter] = {}
    missing: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        key = (row["don_vi"], row["nam_hoc"])
        counts.setdefault(key, Counter())[row["tinh_trang"]] += int(row["so_viec"])
        if row["tinh_trang"] == "quá hạn":
            missing.setdefault(key, [0, 0])[row["nhom"] == REPEATED] += int(row["so_viec"])
    problems, compared = [], 0
    for (unit, year), found in counts.items():
        page = (site / unit / "lich" / f"{year}.html").read_text("utf-8")
        tally = re.search(r'<ul class="tally".*?</ul>', page, re.DOTALL)
        said = {cls: int(n) for cls, n in re.findall(r'class="state (\w+)">(\d+) ', tally[0] if tally else "")}
        wanted = {cls: n for cls, words in FIVE.items() if (n := sum(found[word] for word in words))}
        compared += len(wanted)
        if said != wanted:
            problems.append(f"tinh-trang: {unit} {year}: {wanted}, on the page {said}")
    for overview in sorted(site.glob("lich/????-????.csv")):
        year = overview.stem
        lines = rows_of(overview)
        if year not in {row["nam_hoc"] for row in rows}:
            continue
        for line in lines:
            once, repeated = missing.get((line["id"], year), [0, 0])
            if (line["con-thieu"], line["lap-lai"]) != (str(once), str(repeated)):
                problems.append(f"{overview.name}: {line['id']}: {line['con-thieu']}, {line['lap-lai']}; in the register {once}, {repeated}")
        if {line["id"] for line in lines} != {unit for unit, of in counts if of == year}:
            problems.append(f"{overview.name}: other units than the register of {year}")
    return problems if compared > 5 else [*problems, f"only {compared} counts compared"]


def texts(site: Path) -> list[str]:
    """A text file is a page too, with the same words and the file's hash; nothing else links the file."""
    problems, files = [], [path for path in sorted(site.rglob("*.txt")) if path.name != "robots.txt"]
    for file in files:
        name = file.relative_to(site).as_posix()
        page = file.with_name(f"{file.stem}-txt.html")
        if not page.is_file():
            problems.append(f"{name}: no page shows it")
            continue
        text = page.read_text("utf-8")
        body = re.search(r'<pre class="plain">(.*?)</pre>', text, re.DOTALL)
        words = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").rstrip()
        if body is None or html.unescape(body[1]) != words:
            problems.append(f"{name}: its page has other words")
        if hashlib.sha256(file.read_bytes()).hexdigest() not in text:
            problems.append(f"{name}: its page has another hash")
    linked = Counter()
    for page in site.rglob("*.html"):
        for href in re.findall(r'href="([^"#?:]+\.txt)"', page.read_text("utf-8")):
            target = (page.parent / unquote(href)).resolve()
            linked[target] += 1
            if page.name != f"{target.stem}-txt.html":
                problems.append(f"{page.relative_to(site).as_posix()}: links {href}, which opens without a word on its letters")
    problems += [f"{file.relative_to(site).as_posix()}: {linked[file.resolve()]} links" for file in files if linked[file.resolve()] != 1]
    return problems if files else ["no text file in the sample"]
