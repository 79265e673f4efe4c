#!/usr/bin/env python3
"""A site deployed by lists: the commands of the guide and of the README, word by word, against an S3 stand-in (moto) that counts requests.

Usage: check_deploy.py PROGRAM CONTENT FOLDER-OF-S5CMD
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import boto3

UNIT = "mn-noong-luong"
GUIDE = Path("guide/content/huong-dan/pages/7-dua-len-mang.md")
README = Path("README.md")


def blocks(page: Path, tool: str) -> str:
    """The block of commands in which a tool is used."""
    found = [block for block in re.findall(r"```bash\n(.*?)```", page.read_text("utf-8"), re.S) if f"{tool} " in block]
    assert len(found) == 1, (page, tool)
    return found[0]


class Checks:
    """Counts."""

    passed = failed = 0

    def check(self, name: str, good: bool, found: object = "") -> None:
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        print(f"{'ok' if good else 'not ok'} - {name}", *([] if good else [f"    {found}"]), sep="\n", flush=True)

    def finish(self) -> int:
        print(f"deploy tests: {self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


class Host:
    """The stand-in, and what it was asked."""

    def __init__(self, folder: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "moto.log"
        out = self.log.open("w")
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        self.process = subprocess.Popen(command, stdout=out, stderr=out)
        while True:
            try:
                urllib.request.urlopen(f"{self.url}/moto-api/", timeout=5).read()
                break
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(self.log.read_text()) from None
                time.sleep(0.1)
        self.s3 = boto3.client("s3", endpoint_url=self.url, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="y")

    def requests(self) -> list[str]:
        """Method and address of each request so far."""
        return re.findall(r'"((?:GET|HEAD|PUT|POST|DELETE) \S+) HTTP', self.log.read_text())

    def files(self, bucket: str) -> dict[str, bytes]:
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        keys = [item["Key"] for page in pages for item in page.get("Contents", [])]
        return {key: self.s3.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}


class Place:
    """A folder with a site, the commands that deploy it, and a bucket."""

    def __init__(self, folder: Path, host: Host, program: Path, s5cmd: Path, content: Path, units: list[str], names: tuple[str, str, str]):
        self.folder, self.host = folder, host
        self.site, self.remote, self.bucket = names
        folder.mkdir()
        for unit in units:
            shutil.copytree(content / unit, folder / self.site / "content" / unit)
        shutil.copy(content / "site.yaml", folder / self.site / "content")
        (folder / "rclone.conf").write_text(
            f"[{self.remote}]\ntype = s3\nprovider = Other\nendpoint = {host.url}\naccess_key_id = x\nsecret_access_key = y\n", "utf-8"
        )
        host.s3.create_bucket(Bucket=self.bucket)
        # a bundle of certificates of the tester's has no place in a test without certificates
        own = {name: value for name, value in os.environ.items() if name != "AWS_CA_BUNDLE"}
        self.environment = own | {
            "PATH": f"{program.parent}:{s5cmd}:{os.environ['PATH']}",
            "RCLONE_CONFIG": str(folder / "rclone.conf"),
            "AWS_ACCESS_KEY_ID": "x",
            "AWS_SECRET_ACCESS_KEY": "y",
            "AWS_REGION": "us-east-1",
            "S3_ENDPOINT_URL": host.url,
            "SOURCE_DATE_EPOCH": "1760500000",
        }

    def start(self, commands: str) -> subprocess.Popen:
        return subprocess.Popen(
            ["bash", "-e", "-c", commands], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )

    def run(self, commands: str) -> tuple[int, str]:
        process = self.start(commands)
        said = process.communicate()[0]
        return process.returncode, said

    def good(self, commands: str) -> str:
        code, said = self.run(commands)
        if code:
            raise SystemExit(f"{commands}\n{said}")
        return said

    def built(self) -> dict[str, bytes]:
        root = self.folder / self.site / "public"
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def edit(self, words: str, page: str | None = None, without: str | None = None) -> None:
        pages = self.folder / self.site / "content" / UNIT / "pages"
        pages.mkdir(exist_ok=True)
        (pages / "ban-tin.md").write_text(f"---\ntitle: Bản tin\n---\n{words}\n", "utf-8")
        if page:
            (pages / f"{page}.md").write_text("---\ntitle: Trang thử\n---\nMột trang.\n", "utf-8")
        if without:
            (pages / f"{without}.md").unlink()


def lists(place: Place, folder: str) -> tuple[list[str], list[str]]:
    read = lambda name: (place.folder / folder / name).read_text("utf-8").splitlines()
    return read("changed.txt"), read("removed.txt")


def same(checks: Checks, what: str, place: Place) -> None:
    there, built = place.host.files(place.bucket), place.built()
    wrong = sorted(key for key in there.keys() | built.keys() if there.get(key) != built.get(key))
    checks.check(f"{what}: the bucket is the folder, byte for byte", not wrong and len(built) > 100, wrong[:5] or len(built))


def deployed(checks: Checks, what: str, place: Place, prepare: str, deploy: str, folder: str, a_file: int) -> list[str]:
    """Deploys; at most `a_file` requests for each file that is copied or deleted, and none that lists."""
    place.good(prepare)
    before, (changed, removed) = len(place.host.requests()), lists(place, folder)
    place.good(deploy)
    asked = place.host.requests()[before:]
    # rclone asks once for the bucket where that holds nothing
    most = a_file * (len(changed) + len(removed)) + 1
    checks.check(f"{what}: {len(changed)} copied, {len(removed)} deleted, {len(asked)} requests", len(asked) <= most, f"more than {most}")
    listing = [line for line in asked if line.startswith("GET")]
    checks.check(f"{what}: nothing is listed or read", not listing, listing[:3])
    same(checks, what, place)
    return removed


def try_all(checks: Checks, place: Place, prepare: str, deploy: str, folder: str, a_file: int) -> None:
    name = f"{place.remote}, {'s5cmd' if 's5cmd' in deploy else 'rclone'}"
    place.edit("Bản một.", page="trang-thu")
    deployed(checks, f"{name}: first", place, prepare, deploy, folder, a_file)
    whole = len(place.built())
    place.edit("Bản hai.", without="trang-thu")
    removed = deployed(checks, f"{name}: a change", place, prepare, deploy, folder, a_file)
    page = f"{UNIT}/trang/trang-thu.html"
    checks.check(f"{name}: a removed page is gone", page in removed and page not in place.host.files(place.bucket), removed)
    changed, _ = lists(place, folder)
    checks.check(f"{name}: a change is few files", len(changed) * 5 < whole, f"{len(changed)} of {whole}")
    # nothing changed
    place.good(prepare)
    before = len(place.host.requests())
    place.good(deploy)
    asked = place.host.requests()[before:]
    checks.check(f"{name}: nothing changed, nothing is asked", not asked, asked[:3])
    broken_off(checks, name, place, prepare, deploy, folder)
    deployed(checks, f"{name}: after a copy that was broken off", place, prepare, deploy, folder, a_file)


def broken_off(checks: Checks, name: str, place: Place, prepare: str, deploy: str, folder: str) -> None:
    """Ends the copy of a change when half of it has come, then builds once more."""
    place.edit("Bản ba.", page="trang-khac")
    place.good(prepare)
    known = (place.folder / folder / "host.manifest").read_bytes()
    changed, _ = lists(place, folder)
    before = len(place.host.requests())
    # one at a time, so that there is a half
    slow = deploy.replace("rclone copy ", "rclone copy --transfers 1 --checkers 1 --tpslimit 20 ").replace("s5cmd run", "s5cmd --numworkers 1 run")
    process = place.start(slow)
    puts = lambda: [line for line in place.host.requests()[before:] if line.startswith("PUT")]
    while process.poll() is None and len(puts()) < len(changed) // 2:
        time.sleep(0.002)
    alive = process.poll() is None
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    came = len(puts())
    checks.check(f"{name}: a copy was broken off", alive and 0 < came < len(changed), f"{came} of {len(changed)}")
    checks.check(f"{name}: what the host has is not said to have changed", (place.folder / folder / "host.manifest").read_bytes() == known)
    place.edit("Bản bốn.", without="trang-khac")


def main() -> int:
    program, content, s5cmd = (Path(argument).absolute() for argument in sys.argv[1:4])
    checks = Checks()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        host = Host(folder)
        try:
            guide = re.findall(r"```sh\n(congkhai build [^`]* --lists .*?)```", GUIDE.read_text("utf-8"), re.S)
            checks.check("the guide has the commands", len(guide) == 1)
            everything = sorted(path.parent.name for path in content.glob("*/unit.yaml"))
            for tool, a_file, units in (("rclone", 3, [UNIT]), ("s5cmd", 1, everything)):
                place = Place(folder / f"guide-{tool}", host, program, s5cmd, content, units, ("trang-hoa-mai", "may-chu", "trang"))
                try_all(checks, place, guide[0], blocks(GUIDE, tool), "danh-sach", a_file)
                host.s3.delete_objects(Bucket="trang", Delete={"Objects": [{"Key": key} for key in host.files("trang")]})
            # the README's, once
            place = Place(folder / "readme", host, program, s5cmd, content, [UNIT], ("site", "remote", "bucket"))
            commands = blocks(README, "rclone").splitlines(keepends=True)
            place.edit("Bản một.")
            deployed(checks, "README, rclone", place, commands[0], "".join(commands[1:]), "lists", 3)
            place.edit("Bản hai.")
            deployed(checks, "README, s5cmd", place, commands[0], blocks(README, "s5cmd"), "lists", 1)
        finally:
            host.process.terminate()
            host.process.wait()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
