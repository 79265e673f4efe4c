"""Sharing and hosting: the picture of shared addresses, header files of hosts. Used by check_site.py."""

import re
import struct
import zlib
from pathlib import Path

SIZE = (1200, 630)
FOREVER = "public, max-age=31536000, immutable"


def policy_of(page) -> str:
    """A page's policy, without the hash that allows its own block of data."""
    policy = next((meta.get("content", "") for meta in page.attributes("meta") if meta.get("http-equiv", "").lower() == "content-security-policy"), "")
    return re.sub(r" 'sha256-[A-Za-z0-9+/=]{44}'", "", policy)


def share_tags(site: Path, base: str, name: str, page) -> list[str]:
    """Every page names a picture of the site by its absolute address, with its size and what it shows."""
    tags = {meta.get("property") or meta.get("name"): meta.get("content", "") for meta in page.attributes("meta")}
    problems = [f"{name}: no {key}" for key in ("og:title", "og:description", "og:type", "og:image", "og:image:alt") if not tags.get(key)] if name != "404.html" else []
    address = tags.get("og:image", "")
    if not address.startswith(base) or not address.startswith("https://") or not (site / address[len(base) :]).is_file():
        problems.append(f"{name}: og:image {address}")
    if (tags.get("og:image:width"), tags.get("og:image:height")) != tuple(map(str, SIZE)):
        problems.append(f"{name}: the size of og:image")
    if tags.get("twitter:card") != "summary_large_image":
        problems.append(f"{name}: twitter:card {tags.get('twitter:card')}")
    return problems


def png(name: str, raw: bytes) -> list[str]:
    """A PNG read to the end: chunks with right sums, 8 bits with a palette, as many bytes as the size asks, more than one colour."""
    if raw[:8] != b"\x89PNG\r\n\x1a\n":
        return [f"{name}: no PNG"]
    problems, chunks, at = [], [], 8
    while at < len(raw):
        length, kind = struct.unpack(">I4s", raw[at : at + 8])
        data = raw[at + 8 : at + 8 + length]
        if struct.unpack(">I", raw[at + 8 + length : at + 12 + length])[0] != zlib.crc32(kind + data):
            problems.append(f"{name}: the sum of {kind}")
        chunks.append((kind, data))
        at += 12 + length
    if [kind for kind, _ in chunks] != [b"IHDR", b"PLTE", b"IDAT", b"IEND"]:
        return [*problems, f"{name}: chunks {[kind for kind, _ in chunks]}"]
    width, height, depth, colour, *_ = struct.unpack(">IIBBBBB", chunks[0][1])
    if (width, height, depth, colour) != (*SIZE, 8, 3):
        return [*problems, f"{name}: {width} x {height}, depth {depth}, colour {colour}"]
    rows = zlib.decompress(chunks[2][1])
    line = 1 + width
    if len(rows) != height * line or any(rows[y * line] for y in range(height)):
        return [*problems, f"{name}: {len(rows)} bytes of rows"]
    colours = {colour for y in range(height) for colour in rows[y * line + 1 : (y + 1) * line]}
    if max(colours) >= len(chunks[1][1]) // 3:
        problems.append(f"{name}: a colour that the palette lacks")
    if len(colours) < 5:
        problems.append(f"{name}: {len(colours)} colours")
    if len(raw) > 40_000:
        problems.append(f"{name}: {len(raw)} bytes")
    return problems


def netlify_rules(text: str) -> dict[str, dict[str, str]]:
    rules: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            path = line.strip()
            rules[path] = {}
        else:
            key, _, value = line.strip().partition(": ")
            rules[path][key] = value
    return rules


def header_files(site: Path, base_path: str, pages: dict) -> list[str]:
    """Each host's file says the policy that the pages say and who may show them in a frame, and lets only names with fingerprints be kept."""
    policies = {policy_of(page) for page in pages.values()}
    if len(policies) != 1:
        return [f"the pages have {len(policies)} policies"]
    policy = policies.pop()
    wanted = {"Content-Security-Policy": f"{policy}; frame-ancestors 'self'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin"}
    problems = []
    rules = netlify_rules((site / "_headers").read_text("utf-8"))
    for key, value in wanted.items():
        if rules.get(f"{base_path}*", {}).get(key) != value:
            problems.append(f"_headers: {key}: {rules.get(f'{base_path}*', {}).get(key)}")
    kept = [path for path, headers in rules.items() if headers.get("Cache-Control") == FOREVER]
    assets = [f"{base_path}{path.relative_to(site).as_posix()}" for path in (site / "tai-nguyen").iterdir() if re.search(r"-[0-9a-f]{8}\.\w+$", path.name)]
    if sorted(kept) != sorted(assets) or not any(path.endswith(".css") for path in kept):
        problems.append(f"_headers: kept for a year: {kept}, with fingerprints: {assets}")
    apache = dict(re.findall(r'^ {2}Header always set (\S+) "(.*)"$', (site / ".htaccess").read_text("utf-8"), re.MULTILINE))
    problems += [f".htaccess: {key}: {apache.get(key)}" for key, value in wanted.items() if apache.get(key) != value]
    # what lies under /.well-known/ is of the server's owner: no pages of ours
    for block in re.findall(r"^location (?!\^~ /\.well-known/)[^\n]*\{\n(.*?)^\}", (site / "may-chu/nginx.conf").read_text("utf-8"), re.MULTILINE | re.DOTALL):
        if "return 404" in block:
            continue
        nginx = dict(re.findall(r'add_header (\S+) "(.*)" always;', block))
        problems += [f"nginx.conf: {key}: {nginx.get(key)}" for key, value in wanted.items() if nginx.get(key) != value]
    return problems
