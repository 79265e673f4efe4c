#!/usr/bin/env python3
"""Times the program on portals that grow, and says how time and memory grow with them: see README.md.

    scale.py PROGRAM GENERATOR [--old PROGRAM] [--units 20,160,300,3000] [--kinds preschool,mixed] [--rounds 3] [--old-units 300]
             [--shards N] [--folder /dev/shm] [--today DAY] [--json FILE]

Every round builds each portal cold, builds it again with nothing changed, and again with one document edited; with --old the other program
takes turns with it. Medians count. Wall time is the clock's, CPU time and peak memory are the system's (wait4, as /usr/bin/time -v says them).
Standard library only.
"""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CASES = ("cold", "nothing changed", "one edit")
# As of which day: the preschools' sources end in 2024, the others' in 2026.
TODAY = {"preschool": "2024-06-15", "mixed": "2026-10-15"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("generator", type=Path, help="target/release/examples/generate")
    parser.add_argument("--old", type=Path, help="another program, which takes turns with the first")
    parser.add_argument("--units", default="20,160,300,3000")
    parser.add_argument("--kinds", default="preschool,mixed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--old-units", type=int, default=300, help="the other program does no portal larger than this")
    parser.add_argument("--shards", type=int, default=0, help="of the largest portal: each shard alone, then assemble")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where everything is made, and removed again")
    parser.add_argument("--today", help="the stated day, if not the kind's own")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def measured(command, log):
    """Seconds, CPU seconds and peak memory (KiB) of one run; what it says goes to a file."""
    with open(log, "wb") as said:
        started = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        print(Path(log).read_text(errors="replace")[-2000:], file=sys.stderr)
        sys.exit(f"exit {child.returncode}: {' '.join(map(str, command))}")
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss}


def counts(log):
    """What the program says that it made: pages, files, and how many of them it wrote."""
    text = Path(log).read_text(errors="replace")
    if "Không có gì thay đổi" in text:
        return {"written": 0}
    found = re.search(r"(\d+) trang \((\d+) tệp: (\d+) mới, (\d+) đổi", text)
    if not found:
        sys.exit(f"{log} doesn't say how many pages were made")
    pages, files, new, changed = map(int, found.groups())
    return {"pages": pages, "files": files, "written": new + changed}


def forget(site, out):
    """Nothing of an earlier build is left: neither pages nor what the program keeps beside them."""
    shutil.rmtree(out, ignore_errors=True)
    for folder in (site, out.parent):
        for kept in folder.glob(".*congkhai*"):
            if kept.is_dir():
                shutil.rmtree(kept, ignore_errors=True)
            else:
                kept.unlink()


def edited(site, turn):
    """A document of a unit in the middle, another sentence each time."""
    documents = sorted(site.glob("content/*/documents/van-ban-1.md"))
    path = documents[len(documents) // 2]
    with open(path, "a", encoding="utf-8") as file:
        file.write(f"\n\nCâu thêm vào lần thứ {turn}.\n")


def one_round(program, site, out, today, turn):
    command = [program, "build", site, "--today", today, "-o", out]
    log = out.parent / "said.log"
    forget(site, out)
    result = {}
    for case in CASES:
        if case == "one edit":
            edited(site, turn)
        result[case] = measured(command, log) | counts(log)
    return result


def size(folder):
    """Files and bytes below a folder."""
    count = total = 0
    stack = [folder]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    stack.append(entry.path)
                else:
                    count += 1
                    total += entry.stat(follow_symlinks=False).st_size
    return {"files": count, "bytes": total}


def median(runs):
    """Of each figure of each case over the rounds."""
    return {
        case: {key: statistics.median(run[case][key] for run in runs) for key in runs[0][case]} for case in runs[0]
    }


def portal(asked, kind, units):
    """All rounds on one portal."""
    place = asked.folder / f"{kind}-{units}"
    shutil.rmtree(place, ignore_errors=True)
    site = place / "site"
    subprocess.run([asked.generator, "--units", str(units), *(["--mixed"] if kind == "mixed" else []), site], check=True)
    programs = {"new": asked.program}
    if asked.old and units <= asked.old_units:
        programs["old"] = asked.old
    runs = {name: [] for name in programs}
    for turn in range(asked.rounds):
        order = list(programs) if turn % 2 == 0 else list(programs)[::-1]
        for name in order:
            out = place / name / "public"
            out.parent.mkdir(exist_ok=True)
            runs[name].append(one_round(programs[name], site, out, asked.today or TODAY[kind], f"{turn}-{name}"))
            said(kind, units, name, runs[name][-1])
            if turn + 1 < asked.rounds or name == "old":
                forget(site, out)
    found = {"kind": kind, "units": units, "sources": size(site / "content"), "output": size(place / "new/public")}
    found |= {name: median(taken) for name, taken in runs.items()}
    if asked.shards and units == max(asked.sizes):
        found["shards"] = sharded(asked, site, place, asked.today or TODAY[kind])
    shutil.rmtree(place, ignore_errors=True)
    return found


def sharded(asked, site, place, today):
    """Each shard alone, one after the other, then the whole from them."""
    shutil.rmtree(place / "new", ignore_errors=True)
    log, shards = place / "said.log", []
    for number in range(1, asked.shards + 1):
        out = place / f"shard-{number}"
        forget(site, out)
        share = f"{number}/{asked.shards}"
        run = measured([asked.program, "build", site, "--today", today, "--shard", share, "-o", out], log)
        shards.append(run | size(out))
        print(f"  shard {share}: {run['wall']:.2f} s, {run['memory'] / 1024:.0f} MiB", flush=True)
    folders = [place / f"shard-{number}" for number in range(1, asked.shards + 1)]
    whole = measured([asked.program, "assemble", *folders, "-o", place / "whole"], log)
    print(f"  assemble: {whole['wall']:.2f} s, {whole['memory'] / 1024:.0f} MiB", flush=True)
    return {"each": shards, "assemble": whole}


def said(kind, units, name, run):
    walls = ", ".join(f"{case} {figures['wall']:.2f} s" for case, figures in run.items())
    print(f"  {kind} {units} {name}: {walls}; {run['cold']['memory'] / 1024:.0f} MiB", flush=True)


def table(found, name):
    print(f"\n| {name} | pages | files | case | wall | CPU | peak memory | files written |")
    print("|---|--:|--:|---|--:|--:|--:|--:|")
    for one in (one for one in found if name in one):
        for case, run in one[name].items():
            print(
                f"| {one['kind']}, {one['units']} units | {one[name]['cold']['pages']:,.0f} | {one[name]['cold']['files']:,.0f} | {case} | {run['wall']:.2f} s "
                f"| {run['cpu']:.2f} s | {run['memory'] / 1024:,.0f} MiB | {run['written']:,.0f} |"
            )


def ratios(found):
    """How time and memory grow from the smaller of two portals to the larger, and from the other program to this one."""
    print()
    for kind in dict.fromkeys(one["kind"] for one in found):
        of = {one["units"]: one for one in found if one["kind"] == kind}
        for small, large in [pair for pair in ((300, 3000), (160, 800)) if set(pair) <= set(of)]:
            for name in ("new", "old"):
                if name not in of[small] or name not in of[large]:
                    continue
                a, b = of[small][name]["cold"], of[large][name]["cold"]
                print(
                    f"{kind}, {name}: time({large})/time({small}) = {b['wall'] / a['wall']:.2f}, memory({large})/memory({small}) = "
                    f"{b['memory'] / a['memory']:.2f}, {(b['memory'] - a['memory']) / (large - small):.1f} KiB a unit"
                )
        for units, one in of.items():
            if "old" in one:
                times = ", ".join(f"{c} {one['old'][c]['wall'] / one['new'][c]['wall']:.2f}" for c in CASES)
                memory = one["old"]["cold"]["memory"] / one["new"]["cold"]["memory"]
                print(f"{kind}, {units} units: old/new wall: {times}; memory {memory:.2f}")


def main():
    asked = arguments()
    asked.sizes = [int(units) for units in asked.units.split(",")]
    asked.folder = Path(tempfile.mkdtemp(prefix="congkhai-scale-", dir=asked.folder))
    print(f"# {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}, {time.strftime('%Y-%m-%d')}", flush=True)
    try:
        found = [portal(asked, kind, units) for units in asked.sizes for kind in asked.kinds.split(",")]
    finally:
        shutil.rmtree(asked.folder, ignore_errors=True)
    for name in ("new", "old"):
        if any(name in one for one in found):
            table(found, name)
    ratios(found)
    if asked.json:
        asked.json.write_text(json.dumps({"cores": os.cpu_count(), "found": found}, indent=1))


if __name__ == "__main__":
    main()
