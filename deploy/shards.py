"""What a worker does: one shard of a site, built by a process of its own, and put where all can read it.

Everything here is sent to the workers with the task, so that they need nothing but Python, `distributed`, the program, and rclone where it is
used. Only the standard library and, on a worker, `distributed` itself.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import uuid
from dataclasses import asdict, dataclass, field
from pathlib import Path

DONE, ERRORS, USAGE, ENVIRONMENT = 0, 1, 2, 3
TOPIC = "congkhai-shards"


@dataclass(frozen=True)
class Job:
    """A shard, and all that its bytes depend on."""

    number: int
    of: int
    source: str
    output: str
    program: str
    program_digest: str
    source_digest: str
    today: str
    options: tuple = ()
    scratch: str = ""
    timeout: float = 3600.0

    @property
    def name(self):
        return f"shard-{self.number}"

    @property
    def digest(self):
        told = [self.number, self.of, self.program_digest, self.source_digest, self.today, *self.options]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@dataclass
class Outcome:
    """How a try ended."""

    number: int
    code: int
    seconds: float = 0.0
    memory_kib: int = 0
    written: bool = False
    made: bool = True
    said: str = ""
    worker: str = field(default_factory=socket.gethostname)


class Environment(Exception):
    """Something besides the sources failed: the same may go well elsewhere."""


def is_remote(place):
    """`name:path` is rclone's; `/path` and `C:\\path` are folders."""
    name, colon, _ = place.partition(":")
    return bool(colon) and len(name) > 1 and "/" not in name


def run(command, timeout=3600.0):
    """A command that must go well, and what it printed."""
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Environment(f"{command[0]}: {fault}") from fault
    if ended.returncode != 0:
        raise Environment(f"{' '.join(command[:3])}: exit {ended.returncode}: {ended.stderr[-500:]}")
    return ended.stdout


class Folder:
    """Shards in a folder that all workers see."""

    def __init__(self, place):
        self.root = Path(place)

    def record(self, name):
        """What was said of a finished shard; `None`: it isn't finished."""
        try:
            record = json.loads((self.root / f"{name}.json").read_text())
        except (OSError, ValueError):
            return None
        return record if (self.root / name).is_dir() else None

    def put(self, built, name, record):
        """Under a name of its own first; the record comes last, so that a shard without one is none."""
        self.root.mkdir(parents=True, exist_ok=True)
        coming = self.root / f".{name}-{uuid.uuid4().hex}"
        try:
            copy_tree(built, coming)
            with contextlib.suppress(FileNotFoundError):
                (self.root / f"{name}.json").unlink()
            gone = self.root / f".gone-{uuid.uuid4().hex}"
            with contextlib.suppress(FileNotFoundError):
                os.rename(self.root / name, gone)
            os.rename(coming, self.root / name)
            told = self.root / f".{name}-{uuid.uuid4().hex}.json"
            told.write_text(json.dumps(record))
            os.rename(told, self.root / f"{name}.json")
            shutil.rmtree(gone, ignore_errors=True)
        except OSError as fault:
            shutil.rmtree(coming, ignore_errors=True)
            raise Environment(f"{self.root}: {fault}") from fault

    def sweep(self):
        """Takes away what workers left that were killed."""
        for left in self.root.glob(".shard-*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
        for left in self.root.glob(".gone-*"):
            shutil.rmtree(left, ignore_errors=True)

    def local(self, name, _scratch):
        return self.root / name


class Rclone:
    """Shards in any store that rclone reaches. It has no renaming that is one step: the record alone says that a shard is whole."""

    def __init__(self, place):
        self.root = place.rstrip("/")

    def record(self, name):
        try:
            return json.loads(run(["rclone", "cat", f"{self.root}/{name}.json"]))
        except (Environment, ValueError):
            return None

    def put(self, built, name, record):
        with contextlib.suppress(Environment):
            run(["rclone", "deletefile", f"{self.root}/{name}.json"])
        mirror(str(built), f"{self.root}/{name}")
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder) / "record.json"
            told.write_text(json.dumps(record))
            run(["rclone", "copyto", "--ignore-times", str(told), f"{self.root}/{name}.json"])

    def sweep(self):
        """Nothing lies under other names."""

    def local(self, name, scratch):
        """A copy here, brought up to date."""
        here = Path(scratch) / "fetched" / name
        mirror(f"{self.root}/{name}", str(here))
        return here


def mirror(source, target, leave_out=()):
    """Makes a target the same as its source. Stores that know neither hashes nor times would be compared by size alone: there all is sent."""
    remote = source if is_remote(source) else target
    features = json.loads(run(["rclone", "backend", "features", remote]))
    century = 3_000_000_000 * 10**9
    told = "--checksum" if features.get("Hashes") else "--ignore-times" if features.get("Precision", century) >= century else "--update"
    flags = [] if told == "--update" else [told]
    flags += [word for pattern in leave_out for word in ("--exclude", pattern)]
    run(["rclone", "sync", "--transfers", "16", *flags, source, target])


def store(place):
    return Rclone(place) if is_remote(place) else Folder(place)


def copy_tree(source, target):
    """With hard links where the file system can, since nothing writes into a file that is there."""

    def link(a, b):
        try:
            os.link(a, b)
        except OSError:
            shutil.copy2(a, b)

    shutil.copytree(source, target, copy_function=link, symlinks=True)


def file_digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def kept(scratch, name):
    """A folder that stays, so that the next build of this shard on this machine writes only what has changed; another if somebody is in it."""
    scratch.mkdir(parents=True, exist_ok=True)
    # the system takes the lock back from a process that was killed
    with open(scratch / f"{name}.lock", "w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with tempfile.TemporaryDirectory(dir=scratch) as folder:
                yield Path(folder)
            return
        (scratch / name).mkdir(exist_ok=True)
        yield scratch / name


@contextlib.contextmanager
def sources(job, scratch):
    """The sources in a folder of this machine: fetched once a machine and state, and kept as they are while they are read."""
    if not is_remote(job.source):
        yield Path(job.source)
        return
    here = scratch / f"source-{short(job.source)}"
    state = scratch / f"{here.name}.digest"
    with open(scratch / f"{here.name}.lock", "w", encoding="utf-8") as lock:
        while True:
            fcntl.flock(lock, fcntl.LOCK_SH)
            if state.exists() and state.read_text() == job.source_digest:
                break
            fcntl.flock(lock, fcntl.LOCK_UN)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not state.exists() or state.read_text() != job.source_digest:
                state.unlink(missing_ok=True)
                mirror(job.source, str(here), leave_out=[".congkhai*/**"])
                state.write_text(job.source_digest)
            fcntl.flock(lock, fcntl.LOCK_UN)
        yield here


def short(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def say(event, job):
    """Tells the driver at once, so that it knows of tries whose worker was killed."""
    with contextlib.suppress(Exception):
        from distributed import get_worker

        worker = get_worker()
        worker.log_event(TOPIC, {"event": event, "number": job.number, "worker": worker.address, "host": socket.gethostname()})


def cores():
    """Of this machine, for one of the shards that a worker makes at the same time."""
    with contextlib.suppress(Exception):
        from distributed import get_worker

        return max(1, len(os.sched_getaffinity(0)) // max(1, get_worker().state.nthreads))
    return len(os.sched_getaffinity(0))


def build(job):
    """The task: makes a shard unless it is there already. Code 3: it may go well elsewhere."""
    say("begun", job)
    try:
        return asdict(made(job))
    except (Environment, OSError) as fault:
        return asdict(Outcome(job.number, ENVIRONMENT, said=str(fault)))


def made(job):
    """The shard as it lies in the store."""
    record = store(job.output).record(job.name)
    if record and record["digest"] == job.digest:
        return Outcome(job.number, record["code"], written=True, made=False)
    program = shutil.which(job.program)
    if program is None:
        raise Environment(f"{job.program} isn't on this machine")
    if file_digest(program) != job.program_digest:
        raise Environment(f"{program} is another version than the driver's")
    scratch = Path(job.scratch or Path(tempfile.gettempdir()) / f"congkhai-{os.getuid()}")
    name = f"{job.name}-of-{job.of}-{short(f'{job.source} {job.output}')}"
    with kept(scratch, name) as folder, sources(job, scratch) as site:
        return one(job, program, site, folder / "shard")


def one(job, program, site, out):
    """Runs the program once, and puts what it made where all can read it."""
    command = [program, "build", str(site), "--shard", f"{job.number}/{job.of}", "--today", job.today, "-o", str(out), *job.options]
    before = inode(out)
    outcome = process(command, job)
    if outcome.code == ERRORS and inode(out) == before:
        # an old folder doesn't tell whether it is what could be built
        shutil.rmtree(out, ignore_errors=True)
        outcome = process(command, job)
    if outcome.code not in (DONE, ERRORS, USAGE):
        raise Environment(f"exit {outcome.code}: {outcome.said}")
    # with errors in some units the others are built all the same
    outcome.written = outcome.code in (DONE, ERRORS) and out.is_dir()
    if outcome.written:
        store(job.output).put(out, job.name, {"digest": job.digest, "code": outcome.code, "of": job.of})
    return outcome


def inode(folder):
    """Which folder lies there: the program exchanges it whole."""
    try:
        return folder.stat().st_ino
    except FileNotFoundError:
        return None


def process(command, job):
    """Runs the program; it ends with its worker. Peak memory is the system's word."""
    # without setpriv a killed worker's program would go on for nothing
    if shutil.which("setpriv"):
        command = ["setpriv", "--pdeathsig", "KILL", *command]
    environment = {**os.environ, "RAYON_NUM_THREADS": str(cores())}
    started = time.monotonic()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment)
        limit = threading.Timer(job.timeout, child.send_signal, [signal.SIGKILL])
        limit.start()
        _, status, used = os.wait4(child.pid, 0)
        limit.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(max(0, said.tell() - 2000))
        text = said.read().decode(errors="replace")
    seconds = time.monotonic() - started
    return Outcome(job.number, child.returncode, seconds, used.ru_maxrss, said=text[-1500:])
