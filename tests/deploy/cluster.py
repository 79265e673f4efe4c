"""deploy/driver.py with real workers on several hosts (network namespaces): python tests/deploy/cluster.py PROGRAM GENERATOR [WORK]

Builds a mixed portal at once and in shards, and compares byte for byte: as it is, with a worker that is killed in mid run, after an edit, from a
store over the network, with errors in the sources, with a program that fails. Needs root (ip netns). The last line counts.
"""

import filecmp
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent))
from hosts import Hosts

ROOT = Path(__file__).resolve().parents[2]
PROGRAM, GENERATOR = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
WORK = Path(sys.argv[3] if len(sys.argv) > 3 else ROOT / "target/test-cluster").resolve()
TODAY, UNITS, SHARDS = "2026-10-15", 24, 7
PYTHON = sys.executable
counts = {True: 0, False: 0}


def check(name, good, told=""):
    counts[bool(good)] += 1
    print(f"{'ok' if good else 'not ok'} - {name}", flush=True)
    if not good:
        print("\n".join(f"    {line}" for line in str(told).splitlines()[-30:]), flush=True)


def differences(a, b):
    """Files that only one of two folders has, or that differ."""
    files = [{str(f.relative_to(x)) for f in x.rglob("*") if f.is_file()} for x in (a, b)]
    _, wrong, errors = filecmp.cmpfiles(a, b, files[0] & files[1], shallow=False)
    return sorted(files[0] ^ files[1]) + wrong + errors


def build(site, out):
    shutil.rmtree(out, ignore_errors=True)
    ended = subprocess.run([PROGRAM, "build", site, "--today", TODAY, "-o", out], capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout + ended.stderr


def driver(name, *words, site=None, shards=None, public=None, number=SHARDS, program=PROGRAM, host=None, hosts=None, environment=None):
    """A run of the driver to its end: exit code, report, what it said."""
    report = WORK / f"{name}.json"
    report.unlink(missing_ok=True)
    command = [
        PYTHON, ROOT / "deploy/driver.py", site or WORK / "site", shards or WORK / "shards", public or WORK / "public",
        "--shards", number, "--program", program, "--today", TODAY, "--report", report, "--scratch", WORK / "scratch", *words,
    ]
    log = WORK / f"{name}.log"
    log.unlink(missing_ok=True)
    if hosts:
        child = hosts.start(host, command, log, env={**os.environ, **(environment or {})})
    else:
        child = subprocess.Popen([str(word) for word in command], stdout=open(log, "wb"), stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})})
    return child, report, log


def ended(started, limit=1800):
    child, report, log = started
    code = child.wait(timeout=limit)
    return code, json.loads(report.read_text()) if report.exists() else {"shards": []}, log.read_text()


def builds(worker):
    """The program that a worker runs at the moment."""
    try:
        return [p for p in psutil.Process(worker.pid).children(recursive=True) if "--shard" in p.cmdline()]
    except psutil.Error:
        return []


def until(what, limit=60):
    """Waits for something that must come."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        if found := what():
            return found
        time.sleep(0.005)
    return None


class Cluster:
    """A scheduler on host 1, workers on the others."""

    def __init__(self, hosts):
        self.hosts, self.workers = hosts, {}
        self.address = f"tcp://{hosts.address(1)}:8786"
        self.start(1, "scheduler", "--host", hosts.address(1), "--port", "8786", "--no-dashboard", "--no-show")

    def start(self, host, *words):
        # host 5 has another version of the program
        tools = WORK / ("other" if host == 5 else "tools")
        environment = {**os.environ, "RCLONE_CONFIG": str(WORK / "rclone.conf"), "PATH": f"{tools}:{os.environ['PATH']}"}
        return self.hosts.start(host, [PYTHON, "-m", "dask", *words], WORK / f"host-{host}.log", env=environment, cwd=WORK)

    def worker(self, host):
        words = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", self.hosts.address(host), "--local-directory", WORK / f"local-{host}"]
        self.workers[host] = self.start(host, "worker", self.address, *words)

    def run(self, name, *words, **more):
        environment = {"RCLONE_CONFIG": str(WORK / "rclone.conf"), "PATH": f"{WORK / 'tools'}:{os.environ['PATH']}"}
        return driver(name, "--scheduler", self.address, *words, host=1, hosts=self.hosts, environment=environment, **more)


def same_as_one(name, site, public):
    """The assembled site against one build of the same sources."""
    code, said = build(site, WORK / "one")
    unlike = differences(WORK / "one", public)
    check(f"{name}: the assembled site is one build's, byte for byte", code in (0, 1) and not unlike, f"exit {code}\n{said[-500:]}" if code > 1 else "\n".join(unlike[:20]))


def killed_worker(cluster):
    """A worker is killed while it builds; nothing is lost."""
    for host in (2, 3, 4):
        cluster.worker(host)
    started = cluster.run("killed")
    victim = until(lambda: next((w for w in cluster.workers.values() if builds(w)), None))
    check("a worker builds", victim, (WORK / "killed.log").read_text())
    if victim:
        left = builds(victim)
        os.kill(victim.pid, signal.SIGKILL)
        victim.wait()
        gone = until(lambda: not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in left), 10)
        check("its program ends with it", gone)
    code, report, said = ended(started)
    check("a killed worker: the run ends well", code == 0, said)
    again = [row for row in report["shards"] if row["tries"] > 1]
    check("a killed worker: its shard is made elsewhere", again and all(len(set(row["workers"])) > 1 for row in again), said)
    check("a killed worker: all shards are there", len(report["shards"]) == SHARDS and all(row["written"] for row in report["shards"]), said)
    check("nothing is left beside the shards", not list((WORK / "shards").glob(".*")), list((WORK / "shards").glob(".*")))
    check("the report tells seconds and memory", all(row["seconds"] > 0 and row["memory_kib"] > 0 for row in report["shards"] if row["made"]), said)
    same_as_one("a killed worker", WORK / "site", WORK / "public")
    for host in [host for host, worker in cluster.workers.items() if worker is victim]:
        cluster.worker(host)


def again(cluster):
    """A second run makes nothing anew, an edit does."""
    code, report, said = ended(cluster.run("again"))
    check("again: nothing is made anew", code == 0 and not any(row["made"] for row in report["shards"]), said)
    page = next((WORK / "site/content").glob("*/pages/gioi-thieu.md"))
    page.write_text(page.read_text() + "\n\nThêm một câu.\n")
    code, report, said = ended(cluster.run("edited"))
    check("an edit: shards are made anew", code == 0 and all(row["made"] for row in report["shards"]), said)
    same_as_one("an edit", WORK / "site", WORK / "public")


def over_the_network(cluster, hosts):
    """Sources, shards and site in a store that workers reach over the network alone: few units, since such a store takes its time for each file."""
    stored = WORK / "store"
    subprocess.run([GENERATOR, "--units", "2", "--mixed", WORK / "small"], check=True)
    shutil.copytree(WORK / "small", stored / "site")
    url = f"http://{hosts.address(1)}:8080"
    (WORK / "rclone.conf").write_text(f"[store]\ntype = webdav\nurl = {url}\nvendor = other\n")
    hosts.start(1, ["rclone", "serve", "webdav", stored, "--addr", f"{hosts.address(1)}:8080"], WORK / "store.log")
    until(lambda: b"Serving" in (WORK / "store.log").read_bytes() or b"started" in (WORK / "store.log").read_bytes())
    places = {"site": "store:site", "shards": "store:shards", "public": "store:public", "number": 2}
    code, report, said = ended(cluster.run("store", **places))
    check("a store: the run ends well", code == 0 and len(report["shards"]) == 2, said)
    same_as_one("a store", WORK / "small", stored / "public")
    # another letter of the same length: the size doesn't tell
    page = next((WORK / "small/content").glob("*/pages/gioi-thieu.md"))
    page.write_text(page.read_text().replace("Giới thiệu", "Giới thiệv", 1))
    there = f"store:site/{page.relative_to(WORK / 'small')}"
    environment = {**os.environ, "RCLONE_CONFIG": str(WORK / "rclone.conf")}
    hosts.start(1, ["rclone", "copyto", "--ignore-times", page, there], WORK / "edit.log", env=environment).wait()
    code, _, said = ended(cluster.run("store-edited", **places))
    check("a store, edited: the run ends well", code == 0, said)
    same_as_one("a store, edited without a change of size", WORK / "small", stored / "public")


def faults(cluster):
    """Errors in the sources are told once; a program that fails is tried elsewhere, and not for ever."""
    flaky = WORK / "flaky"
    for name, condition in (("once", 'mkdir "$0-$3" 2>/dev/null'), ("always", "true")):
        flaky.write_text(f'#!/bin/sh\n# fails in the environment\n[ "$1" = build ] && {condition.replace("$3", "${4%%/*}")} && exit 3\nexec "{PROGRAM}" "$@"\n')
        flaky.chmod(0o755)
        words = {"shards": WORK / f"shards-{name}", "public": WORK / f"public-{name}", "program": flaky}
        code, report, said = ended(cluster.run(f"fails-{name}", **words))
        tries = [row["tries"] for row in report["shards"]]
        if name == "once":
            check("a program that fails once: each shard is tried again", code == 0 and tries == [2] * SHARDS, said)
            same_as_one("a program that fails once", WORK / "site", WORK / "public-once")
        else:
            check("a program that always fails: three tries each, exit 3", code == 3 and tries == [3] * SHARDS, said)
            check("a program that always fails: nothing is assembled", not (WORK / "public-always").exists(), said)
    unit = sorted((WORK / "site/content").glob("*/unit.yaml"))[5]
    unit.write_text(unit.read_text() + "khong_co: 1\n")
    code, report, said = ended(cluster.run("errors"))
    wrong = [row for row in report["shards"] if row["code"] == 1]
    check("errors in a unit: exit 1, without another try", code == 1 and wrong and all(row["tries"] == 1 for row in report["shards"]), said)
    check("errors in a unit: the report says which", any("khong_co" in row.get("said", "") or unit.parent.name in row.get("said", "") for row in wrong), said)


def not_mixed(cluster):
    """A worker with another version of the program makes no shard; sources that change during a run make no site."""
    cluster.worker(5)
    until(lambda: b"Registered to" in (WORK / "host-5.log").read_bytes())
    places = {"site": WORK / "fresh", "shards": WORK / "shards-versions", "public": WORK / "public-versions"}
    code, report, said = ended(cluster.run("versions", program="congkhai", **places))
    refused = [row for row in report["shards"] if any("another version" in fault for fault in row["faults"])]
    check("another version on one host: it makes no shard, the others do", code == 0 and refused, said)
    same_as_one("another version on one host", WORK / "fresh", WORK / "public-versions")
    started = cluster.run("moving", site=WORK / "fresh", shards=WORK / "shards-moving", public=WORK / "public-moving")
    until(lambda: any(builds(worker) for worker in cluster.workers.values()))
    page = next((WORK / "fresh/content").glob("*/pages/gioi-thieu.md"))
    page.write_text(page.read_text() + "\n\nThêm một câu.\n")
    code, _, said = ended(started)
    check("sources that change during a run: exit 3, no site", code == 3 and not (WORK / "public-moving").exists(), said)


def without_a_cluster():
    """Workers that the driver starts itself."""
    code, _, said = ended(driver("alone", "--workers", "2", site=WORK / "fresh", shards=WORK / "shards-alone", public=WORK / "public-alone"))
    check("workers of its own: the run ends well", code == 0, said)
    same_as_one("workers of its own", WORK / "fresh", WORK / "public-alone")


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for name, text in (("tools", None), ("other", f'#!/bin/sh\nexec "{PROGRAM}" "$@"\n')):
        tool = WORK / name / "congkhai"
        tool.parent.mkdir()
        if text:
            tool.write_text(text)
            tool.chmod(0o755)
        else:
            tool.symlink_to(PROGRAM)
    for name in ("site", "fresh"):
        subprocess.run([GENERATOR, "--units", str(UNITS), "--mixed", WORK / name], check=True)
    with Hosts(5) as hosts:
        cluster = Cluster(hosts)
        killed_worker(cluster)
        again(cluster)
        over_the_network(cluster, hosts)
        not_mixed(cluster)
        faults(cluster)
    without_a_cluster()
    print(f"cluster tests: {counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())
