#!/usr/bin/env python3
"""Verifies a published site and its publication logs, from docs/publication-log.md alone: verify_log.py SITE [KEPT_CHECKPOINT…]"""
import base64, hashlib, html.parser, re, sys
from pathlib import Path
from posixpath import dirname, join, normpath
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

sha = lambda data: hashlib.sha256(data).hexdigest()
seen = lambda text: re.sub("[^\\S\t]|[\u00ad\u200b\u2060\ufeff]", "", text)
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}
class Page(html.parser.HTMLParser):
    """The words of the element with data-cong-bo, without spaces; a tab before each cell."""
    def __init__(self, file_of, text):
        super().__init__()
        self.file_of, self.depth, self.out, self.found, self.text, self.links = file_of, 0, 0, False, "", []
        self.feed(text)
    def handle_starttag(self, tag, attributes):
        of, opens = dict(attributes), tag not in VOID
        if not self.depth:
            if not self.found and "data-cong-bo" in of: self.depth, self.found = 1, True
            return
        self.depth += opens
        if self.out or opens and ("data-khong-ghi" in of or tag in ("svg", "script", "style", "caption")): self.out += opens
        elif tag == "a": self.links.append(of.get("href"))
        elif tag == "img": self.text += of.get("alt", "") + self.file_of(of.get("src"))
        elif tag in ("td", "th"): self.text += "\t"
    def handle_endtag(self, tag):
        if not self.depth or tag in VOID: return
        self.depth -= 1
        self.text += self.file_of(self.links.pop()) if tag == "a" and not self.out else ""
        self.out -= bool(self.out)
    def handle_data(self, text):
        if self.depth and not self.out: self.text += text.replace("\t", " ")
def root(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) < 2: return leaves[0] if leaves else hashlib.sha256(b"").digest()
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:left]) + root(leaves[left:])).digest()
def signed(note, name, key):
    """C2SP signed-note: whether the key named signed it."""
    text, signatures = note.split("\n\n", 1)
    raw = base64.b64decode(key)
    key_id = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    found = [base64.b64decode(line.split(" ")[2]) for line in signatures.splitlines() if line.startswith(f"— {name} ")]
    try: return any([Ed25519PublicKey.from_public_bytes(raw[1:]).verify(s[4:], f"{text}\n".encode()) is None for s in found if s[:4] == key_id])
    except Exception: return False
def verify(site, kept=()):
    listed = {line[66:]: line[:64] for line in (site / ".congkhai-manifest").read_text("utf-8").splitlines()[1:]}
    faults = [f"file {name}" for name, hash in listed.items() if not (site / name).is_file() or sha((site / name).read_bytes()) != hash]
    for log in sorted(site.rglob("so-cong-bo/so.txt")):
        unit, lines = log.parent.parent, log.read_bytes().split(b"\n")[:-1]
        hashes, entries = [hashlib.sha256(b"\0" + line).digest() for line in lines], [line.decode().split("\t") for line in lines]
        if [e[0] for e in entries] != sorted(e[0] for e in entries): faults.append(f"order {log}")
        keys = [(at, e[6].split("+", 2)) for at, e in enumerate(entries) if e[1] == "khóa"]
        for file in [log.parent / "checkpoint", *sorted(log.parent.glob("moc-*.txt")), *kept]:
            text = file.read_text("utf-8")
            origin, size, stated = text.split("\n")[:3]
            if file in kept and origin != entries[0][6]: continue
            if int(size) > len(lines) or base64.b64encode(root(hashes[:int(size)])).decode() != stated: faults.append(f"root {file}")
            key = [key for at, key in keys if at < int(size)][-1:]
            if key and not signed(text, key[0][0], key[0][2]): faults.append(f"signature {file}")
            if file.name == "checkpoint" and int(size) != len(lines): faults.append(f"checkpoint {file}")
        now, gone = {}, {e[4] for e in entries if e[1] in ("gỡ bản lưu", "hết hạn lưu")}
        for e in entries:
            if e[1] in ("ghi nhận", "lần đầu", "cập nhật", "thu hồi"): now[e[2]] = None if e[1] == "thu hồi" else e[4]
            copy = log.parent / "ban" / (e[4] + ".txt")
            if e[1] in ("ghi nhận", "lần đầu", "cập nhật") and e[4] not in gone and (not copy.is_file() or sha(copy.read_bytes()) != e[4]): faults.append(f"copy {copy}")
        for file in unit.rglob("*.html"):
            address, here = file.relative_to(unit).as_posix(), file.relative_to(site).as_posix()
            target = lambda to: normpath(join(dirname(here), (to or "").split("#")[0].split("?")[0]))
            page = Page(lambda to: f"[sha256:{listed[target(to)]}]" if target(to) in listed and not target(to).endswith(".html") else "", file.read_text("utf-8"))
            copy = log.parent / "ban" / f"{now.get(address)}.txt"
            words = re.sub(r"(?m)^(#+|-) |(?<=\t)\{t[dh] \d+x\d+\}", "", copy.read_text("utf-8")) if copy.is_file() else None
            if page.found != bool(now.get(address)) or page.found and seen(page.text) != seen(words or ""): faults.append(f"page {file}")
        faults += [f"page {address}" for address, hash in now.items() if hash and not (unit / address).is_file()]
    return faults
if __name__ == "__main__": sys.exit("\n".join(verify(Path(sys.argv[1]), [Path(file) for file in sys.argv[2:]])) or None)
