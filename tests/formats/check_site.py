#!/usr/bin/env python3
"""Checks the formats of a built site: calendars, feeds, sitemap, robots.txt, HTML, manifest.

Usage: check_site.py SITE BASE_URL. Each check prints "ok" or "not ok" with what was found; the last line counts them.
It shares no code with the program that built the site.
"""

import hashlib
import html
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import icalendar
from dateutil.rrule import rrulestr

import sharing

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Checks:
    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def check(self, name: str, problems: list[str]) -> None:
        if not problems:
            self.passed += 1
            print(f"ok - {name}")
            return
        self.failed += 1
        print(f"not ok - {name}")
        for line in problems[:12]:
            print(f"    {line}")
        if len(problems) > 12:
            print(f"    … and {len(problems) - 12} more")

    def attempt(self, name: str, body) -> None:
        """Runs a check; one that breaks has failed, and the others go on."""
        try:
            problems = body()
        except Exception as error:
            problems = [f"{type(error).__name__}: {error}"]
        self.check(name, problems)


class Page(HTMLParser):
    """What one page holds, as far as the checks ask."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.title = ""
        self.h1: list[str] = []
        self.inline_script = ""
        self.data_block = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            # data for search engines is run by nobody
            self.data_block = dict(attrs).get("type") == "application/ld+json"
        if tag == "h1":
            self.h1.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "script" in self.open and not self.data_block:
            self.inline_script += data
        if "title" in self.open and "svg" not in self.open:
            self.title += data
        if "h1" in self.open and self.h1:
            self.h1[-1] += data

    def attributes(self, wanted: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == wanted]


def text_problems(where: str, text: str) -> list[str]:
    problems = []
    if not unicodedata.is_normalized("NFC", text):
        problems.append(f"{where}: not NFC")
    found = INVISIBLE.search(text)
    if found:
        problems.append(f"{where}: character U+{ord(found.group()):04X}")
    return problems


# ---------------------------------------------------------------- calendars


def calendar_lines(name: str, raw: bytes) -> list[str]:
    """RFC 5545 3.1: lines end in CR LF and hold at most 75 octets; here no character is cut by a fold either."""
    problems = []
    if not raw.endswith(b"\r\n"):
        problems.append(f"{name}: does not end in CR LF")
    if raw.replace(b"\r\n", b"").count(b"\n") or raw.replace(b"\r\n", b"").count(b"\r"):
        problems.append(f"{name}: a line end that is not CR LF")
    for number, line in enumerate(raw.split(b"\r\n")[:-1], 1):
        if len(line) > 75:
            problems.append(f"{name}:{number}: {len(line)} octets")
        if not line:
            problems.append(f"{name}:{number}: empty line")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            problems.append(f"{name}:{number}: a fold cuts a character")
    return problems


def as_moment(value: date | datetime) -> datetime:
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)


def calendar_events(name: str, raw: bytes) -> list[str]:
    problems = []
    calendar = icalendar.Calendar.from_ical(raw)
    for component in calendar.walk():
        problems += [f"{name}: {component.name}: {error}" for error in component.errors]
    for key in ("VERSION", "PRODID"):
        if key not in calendar:
            problems.append(f"{name}: no {key}")
    events = list(calendar.walk("VEVENT"))
    if not events:
        problems.append(f"{name}: no VEVENT")
    for uid, count in Counter(str(event.get("UID", "")) for event in events).items():
        if not uid or count > 1:
            problems.append(f"{name}: UID “{uid}” {count} times")
    for event in events:
        uid = event.get("UID", "?")
        for key in ("DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED"):
            if key not in event:
                problems.append(f"{name}: {uid}: no {key}")
        if "DTSTART" not in event or "DTEND" not in event:
            continue
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if isinstance(start, datetime) or isinstance(end, datetime):
            problems.append(f"{name}: {uid}: DTSTART and DTEND are not whole days")
        elif not as_moment(end) > as_moment(start):
            problems.append(f"{name}: {uid}: DTEND {end} is not after DTSTART {start}")
        if not str(event.get("SUMMARY", "")).strip():
            problems.append(f"{name}: {uid}: empty SUMMARY")
        alarms = [component.get("TRIGGER") for component in event.walk("VALARM")]
        if alarms and "/vai-tro-" not in name:
            problems.append(f"{name}: {uid}: an alarm in a file for everybody")
        if len(alarms) not in (0, 2):
            problems.append(f"{name}: {uid}: {len(alarms)} alarms")
        for trigger, days in zip(alarms, (14, 3)):
            # at eight in the morning, counted from the last day, which is one day before DTEND
            before_end = str(trigger.params.get("RELATED", "START")) == "END"
            moment = as_moment(end if before_end else start) + trigger.dt
            if moment != as_moment(end) - timedelta(days=1 + days) + timedelta(hours=8):
                problems.append(f"{name}: {uid}: alarm on {moment}, not 8:00 {days} days before {end - timedelta(days=1)}")
        if "URL" in event and not str(event["URL"]).startswith("https://"):
            problems.append(f"{name}: {uid}: URL {event['URL']}")
    return problems


def calendar_text(name: str, raw: bytes) -> list[str]:
    text = raw.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "").replace("\r\n", "\n")
    problems = text_problems(name, text)
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("SUMMARY") and not VIETNAMESE.search(line):
            problems.append(f"{name}: line {number}: no Vietnamese letters: {line[:80]}")
    return problems


def event_days(name: str, raw: bytes) -> Counter:
    """(id, last day) of every instance; an id is a UID without the unit and year before it and the host behind it."""
    found: Counter = Counter()
    for event in icalendar.Calendar.from_ical(raw).walk("VEVENT"):
        key = str(event["UID"]).rsplit("@", 1)[0]
        last = event["DTEND"].dt - timedelta(days=1)
        if "RRULE" not in event:
            found[key, last] += 1
            continue
        start = datetime(last.year, last.month, last.day)
        excluded = {moment.dt for moment in event["EXDATE"].dts} if "EXDATE" in event else set()
        for moment in rrulestr(event["RRULE"].to_ical().decode(), dtstart=start):
            if moment.date() not in excluded:
                found[key, moment.date()] += 1
    return found


def page_days(text: str, prefix: str) -> Counter:
    """(id, last day) of every dated duty on an agenda page that a calendar should hold."""
    found: Counter = Counter()
    for block in text.split('<div class="ob ')[1:]:
        if "<h3>(không ghi nội dung)</h3>" in block:
            continue  # a row that the plan left empty
        key = re.search(r'id="([^"]+)"', block)[1]
        times = re.search(r'<ul class="times">(.*?)</ul>', block, re.DOTALL)
        if not times:
            if day := re.search(r'<time datetime="(\d{4}-\d\d-\d\d)"', block):
                # a week that stands alone in its month belongs to a series all the same
                if 'class="state na"' not in block or not re.search(r"-\d{4}-\d\d-\d\d$", key):
                    found[prefix + re.sub(r"-\d{4}-\d\d-\d\d$", "", key), date.fromisoformat(day[1])] += 1
            continue
        for own, day, state in re.findall(r'<li id="([^"]+)"><time datetime="([^"]+)">[^<]*</time> <span class="state (\w+)"', times[1]):
            if state != "na":
                # the weeks of a series are one event that recurs
                found[prefix + re.sub(r"-\d{4}-\d\d-\d\d$", "", own), date.fromisoformat(day)] += 1
    return found


def compared(name: str, calendar: Counter, page: Counter) -> list[str]:
    problems = [f"{name}: not in the calendar: {key} {day}" for key, day in page - calendar]
    problems += [f"{name}: not on the page: {key} {day}" for key, day in calendar - page]
    return problems if page else [*problems, f"{name}: the page lists nothing"]


def calendars_and_pages(calendars: dict[str, bytes], texts: dict[str, str]) -> list[str]:
    """What is subscribed to is what the pages list: each year's file, the unit's, each role's, the portal's."""
    problems = []
    compared_files = 0
    for name, raw in calendars.items():
        folder, _, file = name.rpartition("/")
        unit = folder.removesuffix("lich").strip("/")
        prefix = unit.replace("/", "-") or "truong"
        years = sorted(page for page in texts if re.fullmatch(re.escape(folder) + r"/\d{4}-\d{4}\.html", page))
        year_of = {page: page.rsplit("/", 1)[1].removesuffix(".html") for page in years}
        have = event_days(name, raw)
        if not unit and "lich/lich.ics" == name and 'id="cac-han"' in texts.get("lich/index.html", ""):
            want: Counter = Counter()
            for page in years:
                table = texts[page].split('id="cac-han"')[1].split("</table>")[0]
                for key, day in re.findall(r'<tr id="([^"]+)".*?datetime="([^"]+)"', table, re.DOTALL):
                    want[f"cong-{year_of[page]}-{key}", date.fromisoformat(day)] += 1
            problems += compared(name, have, want)
        elif re.fullmatch(r"\d{4}-\d{4}\.ics", file):
            page = name.removesuffix(".ics") + ".html"
            problems += compared(name, have, page_days(texts[page], f"{prefix}-{year_of[page]}-"))
        elif file == "lich.ics":
            want = Counter()
            for page in years:
                want += page_days(texts[page], f"{prefix}-{year_of[page]}-")
            problems += compared(name, have, want)
        elif file.startswith("vai-tro-"):
            role = file.removeprefix("vai-tro-").removesuffix(".ics")
            keys: Counter = Counter()
            for page in years:
                section = texts[f"{page.removesuffix('.html')}/theo-vai-tro.html"].split(f'<section class="pick" id="{role}">')
                for row in section[1].split("</section>")[0].split("<tr>")[1:] if len(section) > 1 else []:
                    if "<time" in row:
                        keys[f"{prefix}-{year_of[page]}-" + html.unescape(re.search(r'href="[^"#]*#([^"]+)"', row)[1])] += 1
            of_calendar = Counter(key for key, _ in have.keys())
            # what comes back every week or month is one row there
            single = Counter({key: count for key, count in of_calendar.items() if count == 1 and not re.search(r"-\d{4}-\d\d$", key)})
            if single != keys:
                problems.append(f"{name}: other duties than on the pages by role: {sorted((single - keys) + (keys - single))[:5]}")
        else:
            problems.append(f"{name}: what kind of calendar is this?")
        compared_files += 1
    return problems if compared_files else ["no calendar was compared"]


# ---------------------------------------------------------------- feeds


def feed(site: Path, base: str, name: str) -> list[str]:
    parsed = feedparser.parse((site / name).read_bytes())
    problems = [f"{name}: {parsed.get('bozo_exception')}"] if parsed.bozo else []
    if parsed.version != "atom10":
        problems.append(f"{name}: {parsed.version}")
    if not parsed.entries:
        problems.append(f"{name}: no entries")
    for key in ("id", "title", "updated"):
        if not parsed.feed.get(key):
            problems.append(f"{name}: no {key}")
    if file_of(site, base, next((link.href for link in parsed.feed.links if link.rel == "self"), "")) != site / name:
        problems.append(f"{name}: its own address is another")
    for key, count in Counter(entry.id for entry in parsed.entries).items():
        if count > 1:
            problems.append(f"{name}: id {key} {count} times")
    days = [entry.updated for entry in parsed.entries]
    if days != sorted(days, reverse=True):
        problems.append(f"{name}: not newest first")
    for entry in parsed.entries:
        if not VIETNAMESE.search(entry.title) or not entry.get("summary") or not entry.get("author"):
            problems.append(f"{name}: {entry.id}: title, summary or author")
        if file_of(site, base, entry.link) is None:
            problems.append(f"{name}: {entry.link}: no such page")
    return problems


# ---------------------------------------------------------------- addresses


def file_of(site: Path, base: str, address: str) -> Path | None:
    """The file a host would answer with, or None."""
    if not address.startswith(base):
        return None
    path = unquote(urlsplit(address).path)[len(urlsplit(base).path) :]
    if ".." in path.split("/"):
        return None
    file = site / (path + "index.html" if path == "" or path.endswith("/") else path)
    return file if file.is_file() else None


def sitemap(site: Path, base: str, pages: dict[str, Page]) -> list[str]:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    if root.tag != f"{SITEMAP}urlset":
        return [f"root element {root.tag}"]
    problems = []
    listed = []
    for url in root:
        address = (url.findtext(f"{SITEMAP}loc") or "").strip()
        if not address.startswith("https://"):
            problems.append(f"{address}: not https")
        file = file_of(site, base, address)
        if file is None:
            problems.append(f"{address}: no such file")
        else:
            listed.append(file.relative_to(site).as_posix())
        modified = url.findtext(f"{SITEMAP}lastmod")
        if modified is not None:
            try:
                date.fromisoformat(modified.strip()[:10])
            except ValueError:
                problems.append(f"{address}: lastmod {modified}")
    problems += [f"{file}: {count} times" for file, count in Counter(listed).items() if count > 1]
    for name, page in pages.items():
        hidden = any(meta.get("name") == "robots" and "noindex" in meta.get("content", "") for meta in page.attributes("meta"))
        if name != "404.html" and not hidden and name not in listed:
            problems.append(f"{name}: not in the sitemap")
    return problems


def robots(site: Path, base: str) -> list[str]:
    lines = [line.strip() for line in (site / "robots.txt").read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    problems = [f"not “Field: value”: {line}" for line in lines if not re.fullmatch(r"(User-agent|Allow|Disallow|Sitemap): ?\S*", line)]
    if not any(line.lower().startswith("user-agent:") for line in lines):
        problems.append("no User-agent")
    if f"Sitemap: {base}sitemap.xml" not in lines:
        problems.append(f"no “Sitemap: {base}sitemap.xml”")
    if any(line.lower().replace(" ", "") == "disallow:/" for line in lines):
        problems.append("everything is disallowed")
    return problems


# ---------------------------------------------------------------- HTML


def page_basics(name: str, text: str, page: Page) -> list[str]:
    problems = text_problems(name, text)
    if not text.lower().startswith("<!doctype html>"):
        problems.append(f"{name}: no doctype")
    language = "en" if "en" in name.split("/")[:2] else "vi"
    if [attributes.get("lang") for attributes in page.attributes("html")] != [language]:
        problems.append(f"{name}: html is not lang=\"{language}\"")
    if [meta["charset"].lower() for meta in page.attributes("meta") if "charset" in meta] != ["utf-8"]:
        problems.append(f"{name}: no charset utf-8")
    if len(page.h1) != 1 or not page.h1[0].strip():
        problems.append(f"{name}: {len(page.h1)} h1: {[heading.strip()[:40] for heading in page.h1]}")
    if not page.title.strip():
        problems.append(f"{name}: no title")
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    problems += [f"{name}: id {key} {count} times" for key, count in ids.items() if count > 1]
    return problems


def is_icon(tag: str, attributes: dict[str, str | None]) -> bool:
    """The icon is part of each page, which saves a request."""
    return tag == "link" and attributes.get("rel") == "icon" and (attributes.get("href") or "").startswith("data:image/svg+xml,")


def page_links(name: str, page: Page) -> list[str]:
    problems = []
    for tag, attributes in page.tags:
        for key in ("href", "src", "srcset", "action", "poster", "data", "formaction"):
            value = attributes.get(key)
            if value is None:
                continue
            scheme = urlsplit(value).scheme.lower()
            where = f"{name}: <{tag} {key}=\"{value[:80]}\">"
            if value.startswith("//"):
                problems.append(f"{where}: host without scheme")
            elif value.startswith("/") and name != "404.html":
                problems.append(f"{where}: not relative")
            elif re.match(r"https?://(localhost|127\.|\[::1\]|0\.0\.0\.0)", value, re.IGNORECASE):
                problems.append(f"{where}: this machine")
            elif scheme and scheme not in ("http", "https", "mailto", "tel", "data"):
                problems.append(f"{where}: scheme {scheme}")
            elif scheme == "data" and tag != "img" and not is_icon(tag, attributes):
                problems.append(f"{where}: data address")
            elif value != value.strip() or "\\" in value or " " in value:
                problems.append(f"{where}: spaces or backslashes")
    return problems


def page_policy(name: str, page: Page) -> list[str]:
    """Nothing inline, nothing from another host, and a policy that says so. JSON-LD is data: no browser runs it."""
    problems = []
    for tag, attributes in page.tags:
        if tag == "script" and attributes.get("type") != "application/ld+json" and (not attributes.get("src") or attributes.get("type")):
            problems.append(f"{name}: <script> that is no file of the site")
        if tag in ("style", "iframe", "object", "embed", "base", "form"):
            problems.append(f"{name}: <{tag}>")
        for key in attributes:
            if key == "style" or key.startswith("on"):
                problems.append(f"{name}: <{tag} {key}=…>")
        loads = [attributes.get("src", ""), attributes.get("srcset", ""), attributes.get("poster", "")]
        if tag == "link" and attributes.get("rel", "") not in ("canonical", "alternate", "author", "license"):
            loads.append(attributes.get("href", ""))
        problems += [f"{name}: <{tag}> loads {value[:80]}" for value in loads if re.match(r"([a-z][a-z0-9+.-]*:)?//", value, re.IGNORECASE)]
    if page.inline_script.strip():
        problems.append(f"{name}: script inside the page: {page.inline_script[:80]}")
    policies = [meta.get("content", "") for meta in page.attributes("meta") if meta.get("http-equiv", "").lower() == "content-security-policy"]
    if len(policies) != 1 or "default-src 'none'" not in policies[0] or "unsafe" in policies[0] or "*" in policies[0]:
        problems.append(f"{name}: content security policy {policies}")
    return problems


def page_address(site: Path, base: str, name: str, page: Page) -> list[str]:
    """The canonical address is the page's own."""
    canonical = [link.get("href", "") for link in page.attributes("link") if link.get("rel") == "canonical"]
    if name == "404.html":
        return [f"{name}: has a canonical address"] if canonical else []
    if len(canonical) != 1:
        return [f"{name}: {len(canonical)} canonical addresses"]
    return [] if file_of(site, base, canonical[0]) == site / name else [f"{name}: canonical address {canonical[0]}"]


# ---------------------------------------------------------------- manifest


def manifest(site: Path, files: list[str]) -> list[str]:
    problems = []
    listed = []
    for number, line in enumerate((site / ".congkhai-manifest").read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        found = re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line)
        if not found:
            problems.append(f"line {number}: {line[:80]}")
            continue
        listed.append(found[2])
        file = site / found[2]
        if not file.is_file():
            problems.append(f"{found[2]}: missing")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != found[1]:
            problems.append(f"{found[2]}: another SHA-256")
    problems += [f"{name}: {count} times" for name, count in Counter(listed).items() if count > 1]
    problems += [f"{name}: not in the manifest" for name in files if name != ".congkhai-manifest" and name not in set(listed)]
    return problems


def main() -> int:
    site, base = Path(sys.argv[1]).resolve(), sys.argv[2]
    checks = Checks()
    attempt = checks.attempt

    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    texts: dict[str, str] = {}
    undecodable = []
    for name in files:
        if name.endswith((".html", ".css", ".js", ".xml", ".txt", ".json", ".csv", ".svg")):
            raw = (site / name).read_bytes()
            try:
                texts[name] = raw.decode("utf-8")
            except UnicodeDecodeError as error:
                undecodable.append(f"{name}: {error}")
            # Spreadsheet programs need the mark at the start of a CSV file; nothing else may have one.
            if raw.startswith(b"\xef\xbb\xbf") and not name.endswith(".csv"):
                undecodable.append(f"{name}: byte order mark")
    pages = {name: Page(text) for name, text in texts.items() if name.endswith(".html")}
    calendars = {name: (site / name).read_bytes() for name in files if name.endswith(".ics")}

    attempt("the site has more than 100 pages and at least one calendar", lambda: [] if len(pages) > 100 and calendars else [f"{len(pages)} pages, {len(calendars)} calendars"])
    attempt("text files are UTF-8 without a byte order mark", lambda: undecodable)
    attempt("manifest: every file listed, with its SHA-256", lambda: manifest(site, files))
    attempt("robots.txt", lambda: robots(site, base))
    attempt("sitemap.xml: https addresses of files, every page once", lambda: sitemap(site, base, pages))
    for name in (name for name in files if name.endswith((".xml", ".svg"))):
        attempt(f"{name}: well formed", lambda name=name: [] if ElementTree.fromstring(texts[name].encode()) is not None else ["empty"])
    for name, raw in calendars.items():
        attempt(f"{name}: lines", lambda name=name, raw=raw: calendar_lines(name, raw))
        attempt(f"{name}: read by icalendar without errors, events with UID and days", lambda name=name, raw=raw: calendar_events(name, raw))
        attempt(f"{name}: Vietnamese text, NFC", lambda name=name, raw=raw: calendar_text(name, raw))

    attempt("calendars hold what the pages list", lambda: calendars_and_pages(calendars, texts))
    feeds = [name for name in files if name == "tin.xml" or name.endswith("/tin.xml")]
    attempt("there are feeds of units and of the portal", lambda: [] if "tin.xml" in feeds and len(feeds) > 1 else feeds)
    for name in feeds:
        attempt(f"{name}: read by feedparser as Atom without a fault", lambda name=name: feed(site, base, name))

    def every(body) -> list[str]:
        return [problem for name, page in pages.items() for problem in body(name, page)]

    attempt("HTML: doctype, lang, charset, title, one h1, unique ids, NFC", lambda: every(lambda name, page: page_basics(name, texts[name], page)))
    attempt("HTML: links are relative and go to no local machine", lambda: every(page_links))
    attempt("HTML: nothing inline, nothing from another host, strict policy", lambda: every(page_policy))
    attempt("HTML: canonical addresses", lambda: every(lambda name, page: page_address(site, base, name, page)))
    attempt("HTML: what is said to those who share an address", lambda: every(lambda name, page: sharing.share_tags(site, base, name, page)))
    attempt("header files of hosts: the policy of the pages, what may be kept", lambda: sharing.header_files(site, urlsplit(base).path, pages))
    pictures = [name for name in files if re.fullmatch(r"tai-nguyen/chia-se-[a-z-]+\.png", name)]
    attempt("there are pictures for the portal and for several kinds of unit", lambda: [] if len(pictures) > 2 else pictures)
    for name in pictures:
        attempt(f"{name}: a PNG for those who share", lambda name=name: sharing.png(name, (site / name).read_bytes()))
    attempt("HTML: titles differ from page to page", lambda: [f"“{title}” {count} times" for title, count in Counter(page.title.strip() for page in pages.values()).items() if count > 1])

    print(f"format tests: {checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main())
