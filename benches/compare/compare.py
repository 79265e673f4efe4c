#!/usr/bin/env python3
"""Times congkhai, Hugo, Eleventy and Zola (those that are there) on one corpus: see README.md.

    compare.py N [N …] [--rounds 5] [--only congkhai,hugo,eleventy,zola] [--work DIR] [--out DIR] [--json FILE]

Every round runs each program once, in an order that turns; each run writes into a new folder that is removed afterwards, untimed.
Standard library only.
"""
import argparse
import hashlib
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PER_SCHOOL = 50


def sentences():
    """Lines of real documents, so that there are as many different words as schools write."""
    found = {}
    for path in sorted((ROOT / "tests/seeds").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = re.sub(r"\s+", " ", re.sub(r"[^\w\s,.;:()/%–-]", " ", line)).strip(" -–+.;:,")
            if 40 <= len(text) <= 300 and not text.isupper() and not re.search(r"\b([Cc]ô|[Tt]hầy|[Ôô]ng|[Bb]à|đ/c)\b", text):
                found.setdefault(text[0].upper() + text[1:] + ".")
    return list(found)


SENTENCES = sentences()


def body(rng, size):
    """Markdown of about so many bytes: sections, paragraphs, a list, a table."""
    out, length, section = [], 0, 1
    while length < size:
        piece = f"## {section}. Nội dung\n\n"
        for _ in range(3):
            piece += " ".join(rng.choice(SENTENCES) for _ in range(4)) + "\n\n"
        piece += "".join(f"- {rng.choice(SENTENCES)}\n" for _ in range(3)) + "\n| Việc | Số lượng |\n|---|--:|\n"
        piece += "".join(f"| {rng.choice(SENTENCES)} | {rng.randrange(300)} |\n" for _ in range(4)) + "\n"
        out.append(piece)
        length += len(piece.encode())
        section += 1
    return "".join(out)


def pages(count):
    """(school, page, title, body), the same for every program."""
    rng = random.Random(20240615)
    for n in range(count):
        yield n // PER_SCHOOL, n % PER_SCHOOL, f"Văn bản số {n + 1}", body(rng, rng.choice([3000, 4000, 5000, 12000]))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


LAYOUT = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body><header><a href="/">Cổng công khai</a></header>'
    "<main><h1>{title}</h1>{content}</main><footer>Tính đến 15/6/2024.</footer></body></html>"
)


def corpus(flavour, count, folder):
    """The corpus in a program's own form."""
    if flavour == "congkhai":
        write(folder / "content/site.yaml", "title: Cổng công khai\nbase_url: https://example.org/\n")
    elif flavour == "hugo":
        write(folder / "hugo.toml", 'baseURL = "https://example.org/"\ntitle = "Cổng công khai"\ndisableKinds = ["taxonomy", "term", "RSS"]\n')
        single = LAYOUT.format(title="{{ .Title }}", content="{{ .Content }}")
        index = LAYOUT.format(title="{{ .Title }}", content='<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>')
        write(folder / "layouts/_default/single.html", single)
        write(folder / "layouts/_default/list.html", index)
    elif flavour == "zola":
        write(folder / "config.toml", 'base_url = "https://example.org"\ntitle = "Cổng công khai"\ncompile_sass = false\nbuild_search_index = false\n')
        write(folder / "templates/page.html", LAYOUT.format(title="{{ page.title }}", content="{{ page.content | safe }}"))
        listing = '<ul>{% for p in section.pages %}<li><a href="{{ p.permalink }}">{{ p.title }}</a></li>{% endfor %}</ul>'
        for name in ["section.html", "index.html"]:
            write(folder / "templates" / name, LAYOUT.format(title="{{ section.title }}", content=listing))
        write(folder / "content/_index.md", '+++\ntitle = "Cổng công khai"\n+++\n')
    elif flavour == "eleventy":
        write(folder / "eleventy.config.cjs", 'module.exports = () => ({ dir: { input: "content", includes: "../includes" }, markdownTemplateEngine: false });\n')
        write(folder / "includes/page.liquid", LAYOUT.format(title="{{ title }}", content="{{ content }}"))
    for school, n, title, text in pages(count):
        unit = f"truong-{school + 1:04}"
        if flavour == "congkhai":
            if n == 0:
                write(folder / f"content/{unit}/unit.yaml", f"name: Trường Mầm non số {school + 1}\ntype: mam-non\n")
            write(folder / f"content/{unit}/pages/van-ban-{n + 1}.md", f"---\ntitle: {title}\n---\n{text}")
        elif flavour == "zola":
            if n == 0:
                write(folder / f"content/{unit}/_index.md", f'+++\ntitle = "Trường số {school + 1}"\n+++\n')
            write(folder / f"content/{unit}/van-ban-{n + 1}.md", f'+++\ntitle = "{title}"\n+++\n{text}')
        else:
            head = f"title: {title}\n" + ("layout: page.liquid\n" if flavour == "eleventy" else "")
            write(folder / f"content/{unit}/van-ban-{n + 1}.md", f"---\n{head}---\n{text}")


def content_pages(out):
    """How many pages of the corpus are there, by their files' names."""
    return sum(1 for path in out.rglob("*.html") if "van-ban-" in path.name or path.parent.name.startswith("van-ban-"))


def programs(wanted):
    """Name → (flavour, command for corpus and output)."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    eleventy = Path(os.environ.get("ELEVENTY", HERE / "node_modules")) / "@11ty/eleventy/cmd.cjs"
    known = {
        "congkhai": (os.environ.get("CONGKHAI", str(target / "release/congkhai")), lambda p, c, o: [p, "build", str(c), "--today", "2024-06-15", "-o", str(o)]),
        "hugo": (os.environ.get("HUGO") or shutil.which("hugo"), lambda p, c, o: [p, "build", "--quiet", "--noBuildLock", "-s", str(c), "-d", str(o)]),
        "eleventy": (str(eleventy), lambda p, c, o: ["node", p, "--quiet", f"--output={o}"]),
        "zola": (os.environ.get("ZOLA") or shutil.which("zola"), lambda p, c, o: [p, "-r", str(c), "build", "-o", str(o)]),
    }
    there = {}
    for name in wanted:
        path, command = known[name]
        if path and Path(path).exists():
            there[name] = (lambda path, command: lambda c, o: command(path, c, o))(path, command)
        else:
            print(f"# {name}: not there, left out", file=sys.stderr)
    return there


def run(command, cwd):
    """One run: wall time, CPU time, peak memory (MiB) of the process and its children."""
    with tempfile.TemporaryFile() as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            sys.exit(f"{command[0]} failed ({process.returncode}):\n{log.read()[-2000:].decode('utf-8', 'replace')}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="congkhai,hugo,eleventy,zola")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "congkhai-compare")
    parser.add_argument("--out", type=Path, default=Path("/dev/shm/congkhai-compare"))
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    commands = programs(args.only.split(","))
    results = []
    for count in args.counts:
        corpora = {}
        script = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
        for name in commands:
            corpora[name] = args.work / f"{name}-{count}-{script}"
            if not corpora[name].exists():
                corpus(name, count, corpora[name])
        counted = {}
        runs = {name: [] for name in commands}
        floor = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/floor"
        order = list(commands)
        listing = args.work / f"list-{count}-{script}"
        for turn in range(args.rounds + 1):  # the first turn warms up and counts
            for name in order[turn % len(order) :] + order[: turn % len(order)]:
                out = args.out / f"{name}-{turn}"
                shutil.rmtree(out, ignore_errors=True)
                out.parent.mkdir(parents=True, exist_ok=True)
                measured = run(commands[name](corpora[name], out), corpora[name])
                if turn:
                    runs[name].append(measured)
                else:
                    counted[name] = content_pages(out)
                    if name == "congkhai":
                        files = (f for f in sorted(out.rglob("*")) if f.is_file())
                        listing.write_text("".join(f"{f.stat().st_size}\t{f.relative_to(out)}\n" for f in files))
                for left in args.out.glob(f"*{out.name}*"):
                    shutil.rmtree(left) if left.is_dir() else left.unlink()
            if turn and floor.exists() and "congkhai" in commands:
                out = args.out / "floor"
                runs.setdefault("floor", []).append(run([str(floor), str(corpora["congkhai"] / "content"), str(listing), str(out)], args.work))
                shutil.rmtree(out)
        if set(counted.values()) != {count}:
            sys.exit(f"not the same pages: {counted}, wanted {count}")
        own = statistics.median(wall for wall, _, _ in runs["congkhai"]) if "congkhai" in runs else None
        print(f"\n{count} content pages each, medians of {args.rounds} interleaved runs; load {os.getloadavg()[0]:.1f}\n")
        print("| program | wall s | CPU s | peak MiB | × congkhai |\n|---|--:|--:|--:|--:|")
        for name, measured in runs.items():
            wall, cpu, memory = (statistics.median(values) for values in zip(*measured))
            results.append({"pages": count, "program": name, "wall": wall, "cpu": cpu, "memory": memory, "runs": measured})
            print(f"| {name} | {wall:.3f} | {cpu:.3f} | {memory:.0f} | {wall / own if own else float('nan'):.2f} |")
    if args.json:
        args.json.write_text(json.dumps(results, indent=1))


main()
