#!/usr/bin/env python3
"""Builds a large site in shards on a Dask cluster, and assembles it: see README.md in this folder.

    driver.py SOURCE SHARDS PUBLIC --shards N [--scheduler ADDRESS | --workers K] [--program congkhai] [--today DAY]
              [--tries 3] [--scratch DIR] [--report FILE.json] [-- OPTIONS OF THE PROGRAM…]

SOURCE, SHARDS and PUBLIC are folders that all workers see, or `remote:path` of rclone. Exit codes are the program's: 0 done; 1 the sources have
errors; 3 the environment failed, and another run goes on where this one stopped.
"""

import argparse
import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cloudpickle
from distributed import Client, LocalCluster, as_completed

sys.path.insert(0, str(Path(__file__).resolve().parent))
import shards
from shards import DONE, ENVIRONMENT, ERRORS, TOPIC, USAGE, Job, is_remote, mirror, run, store

# workers and scheduler need not have these files: the task goes as bytes that hold its code
cloudpickle.register_pickle_by_value(shards)


def there(task):
    """On a worker: what the driver has packed."""
    function, job = cloudpickle.loads(task)
    return function(job)


def arguments(words):
    own, options = (words[: words.index("--")], words[words.index("--") + 1 :]) if "--" in words else (words, [])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="the site: a folder, or remote:path")
    parser.add_argument("shards_place", metavar="SHARDS", help="where finished shards lie")
    parser.add_argument("public", help="where the assembled site goes")
    parser.add_argument("--shards", type=int, required=True)
    cluster = parser.add_mutually_exclusive_group()
    cluster.add_argument("--scheduler", help="address of a running scheduler; without it workers are started here")
    cluster.add_argument("--workers", type=int, default=2, help="how many, each with one shard at a time")
    parser.add_argument("--program", default="congkhai", help="its name or path on every worker")
    parser.add_argument("--today", default=vietnam_today(), help="the stated day, the same for all shards")
    parser.add_argument("--tries", type=int, default=3, help="of a shard, before it is given up")
    parser.add_argument("--timeout", type=float, default=3600, help="seconds that a shard may take")
    parser.add_argument("--patience", type=float, default=120, help="seconds without any worker before giving up")
    parser.add_argument("--scratch", default="", help="folder of each worker for what stays between runs")
    parser.add_argument("--report", type=Path, help="the report as JSON; the table is printed in any case")
    asked = parser.parse_args(own)
    asked.options = tuple(options)
    if forbidden := {"-o", "--output", "--shard", "--today", "--in-place"} & {word.partition("=")[0] for word in options}:
        parser.error(f"the driver says {', '.join(sorted(forbidden))} itself")
    return asked


def vietnam_today():
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date().isoformat()


def source_digest(source):
    """A digest of all that is in the sources; of a store, of what it says of its files."""
    if is_remote(source):
        listed = run(["rclone", "lsf", "-R", "--files-only", "--format", "psth", "--exclude", ".congkhai*/**", source])
        return hashlib.sha256("\n".join(sorted(listed.splitlines())).encode()).hexdigest()
    root = Path(source)
    files = sorted(f for f in root.rglob("*") if f.is_file() and not f.relative_to(root).parts[0].startswith("."))
    with ThreadPoolExecutor() as pool:
        digests = pool.map(shards.file_digest, files)
        told = [f"{file.relative_to(root)} {digest}" for file, digest in zip(files, digests)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


class Run:
    """All tries of all shards."""

    def __init__(self, client, jobs, tries, patience):
        self.client, self.tries, self.patience = client, tries, patience
        self.jobs = {job.number: job for job in jobs}
        self.begun = {number: [] for number in self.jobs}
        self.ended = {}
        self.faults = {number: [] for number in self.jobs}
        self.bound = {}
        client.subscribe_topic(TOPIC, self.heard)

    def heard(self, event):
        _, told = event
        self.begun[told["number"]].append(told)

    def submit(self, job):
        """To any worker; a shard that has failed to one that hasn't failed at it, while there is one."""
        failed = {told["worker"] for told in self.begun[job.number]}
        others = [worker for worker in self.here() if worker not in failed]
        where = {"workers": others} if failed and others else {}
        key = f"{job.name}-{job.digest[:12]}-{len(self.faults[job.number])}-{time.monotonic_ns()}"
        future = self.client.submit(there, cloudpickle.dumps((shards.build, job)), key=key, pure=False, **where)
        self.bound[future] = set(where.get("workers", ()))
        return future

    def here(self):
        """The workers of the moment."""
        return set(self.client.scheduler_info(n_workers=-1)["workers"])

    def free_the_bound(self, here):
        """A try whose workers have all gone would wait for ever: it is given up, and made elsewhere."""
        for future, workers in self.bound.items():
            if workers and not workers & here and not future.done():
                future.cancel()

    def all(self):
        """Until each shard is made, is wrong, or was tried often enough."""
        open_ones = {self.submit(job): job for job in self.jobs.values()}
        waiting = as_completed(open_ones)
        while open_ones:
            future = self.next(waiting)
            job = open_ones.pop(future)
            self.bound.pop(future, None)
            outcome = outcome_of(future)
            if outcome["code"] != ENVIRONMENT:
                self.ended[job.number] = outcome
                continue
            self.faults[job.number].append(outcome["said"])
            if max(len(self.faults[job.number]), len(self.begun[job.number])) < self.tries:
                again = self.submit(job)
                open_ones[again] = job
                waiting.add(again)

    def next(self, waiting):
        """The next that ends; gives up when there has been no worker for long."""
        alone_since = None
        while True:
            ready = waiting.next_batch(block=False)
            if ready:
                first, *others = ready
                for other in others:
                    waiting.add(other)
                return first
            here = self.here()
            self.free_the_bound(here)
            if here:
                alone_since = None
            else:
                alone_since = alone_since or time.monotonic()
                if time.monotonic() - alone_since > self.patience:
                    raise shards.Environment(f"no worker for {self.patience:.0f} s")
            time.sleep(0.1)

    def rows(self):
        """The report, a row a shard."""
        for number, job in sorted(self.jobs.items()):
            ended, begun = self.ended.get(number), self.begun[number]
            row = {"shard": f"{number}/{job.of}", "digest": job.digest, "tries": max(len(begun), 1)}
            row["workers"] = [f"{told['worker']} ({told['host']})" for told in begun]
            row["faults"] = self.faults[number]
            nothing = {"code": ENVIRONMENT, "seconds": 0.0, "memory_kib": 0, "written": False, "made": False}
            row |= {key: (ended or nothing)[key] for key in nothing}
            if ended and ended["code"] not in (DONE, ENVIRONMENT):
                row["said"] = ended["said"]
            yield row


def outcome_of(future):
    """What came of a try; one whose workers died, or that the scheduler has lost, is a fault of the environment."""
    if future.status == "finished":
        return future.result()
    said = str(future.exception())[:500] if future.status == "error" else f"the task was {future.status}"
    return {"code": ENVIRONMENT, "said": said}


def table(rows):
    heads = ("shard", "worker", "seconds", "exit", "tries", "peak memory", "")
    lines = [heads]
    for row in rows:
        note = "was there" if row["written"] and not row["made"] else "; ".join(row["faults"])[:60]
        last = row["workers"][-1] if row["workers"] else "-"
        memory = f"{row['memory_kib'] / 1024:.0f} MiB"
        lines.append((row["shard"], last, f"{row['seconds']:.1f}", str(row["code"]), str(row["tries"]), memory, note))
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)


def assemble(asked, names):
    """Once, here: fetches shards from a store, and takes the whole to one."""
    place = store(asked.shards_place)
    with tempfile.TemporaryDirectory() as folder:
        scratch = asked.scratch or folder
        folders = [str(place.local(name, scratch)) for name in names]
        public = str(Path(scratch) / "public") if is_remote(asked.public) else asked.public
        code = subprocess.run([asked.program, "assemble", *folders, "-o", public], check=False).returncode
        if code == DONE and is_remote(asked.public):
            mirror(public, asked.public)
    return code


def worst(codes):
    """Of all shards' codes the one that the run ends with."""
    return next((code for code in (USAGE, ENVIRONMENT, ERRORS) if code in codes), DONE)


def cluster(asked):
    if asked.scheduler:
        return None
    return LocalCluster(n_workers=asked.workers, threads_per_worker=1, dashboard_address=None)


def main():
    asked = arguments(sys.argv[1:])
    program = shutil.which(asked.program)
    if program is None:
        sys.exit(f"{asked.program} isn't on this machine")
    started = time.monotonic()
    digests = shards.file_digest(program), source_digest(asked.source)
    jobs = [
        Job(number, asked.shards, asked.source, asked.shards_place, asked.program, *digests, asked.today, asked.options, asked.scratch, asked.timeout)
        for number in range(1, asked.shards + 1)
    ]
    local = cluster(asked)
    with Client(asked.scheduler or local) as client:
        work = Run(client, jobs, asked.tries, asked.patience)
        try:
            work.all()
        except shards.Environment as fault:
            print(fault, file=sys.stderr)
    if local:
        local.close()
    store(asked.shards_place).sweep()
    rows = list(work.rows())
    print(table(rows))
    code = worst({row["code"] for row in rows})
    assembled = None
    if source_digest(asked.source) != digests[1]:
        print("not assembled: the sources have changed meanwhile; run again", file=sys.stderr)
        code = ENVIRONMENT
    elif all(row["written"] for row in rows):
        begun = time.monotonic()
        ended = assemble(asked, [job.name for job in jobs])
        assembled = {"code": ended, "seconds": time.monotonic() - begun}
        print(f"assemble: {assembled['seconds']:.1f} s, exit {ended}")
        code = worst({code, ended})
    else:
        print("not assembled: shards are missing", file=sys.stderr)
    if asked.report:
        whole = {"shards": rows, "assemble": assembled, "seconds": time.monotonic() - started, "exit": code, "today": asked.today}
        asked.report.write_text(json.dumps(whole, indent=1, ensure_ascii=False))
    return code


if __name__ == "__main__":
    # the exit code is the program's: a fault of the machinery is one of the environment
    try:
        sys.exit(main())
    except (OSError, shards.Environment) as fault:
        print(fault, file=sys.stderr)
        sys.exit(ENVIRONMENT)
