#!/usr/bin/env python3
"""The publication log, tampered with in every way: a verifier that shares nothing with the program (verify_log.py) finds each, and so does
`congkhai verify`.

Usage: check_log.py PROGRAM CONTENT
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from check_site import Checks
from verify_log import sha, verify

UNIT = "mn-noong-luong"
BASE = "https://congkhai.example/"
FIRST, SECOND = 1760000000, 1760500000


def run(program: str, *arguments: str, at: int = FIRST) -> subprocess.CompletedProcess:
    return subprocess.run([program, *arguments], capture_output=True, text=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(at)}, check=False)


def publish(program: str, site: Path, *more: str, at: int) -> None:
    done = run(program, "publish", str(site), "--no-sync", "--base-url", BASE, "-o", str(site / "public"), "--by", "Văn thư", *more, at=at)
    if done.returncode:
        raise SystemExit(done.stderr)


def relist(public: Path, *changed: str) -> None:
    """What somebody does who knows of the list of files: states the new hashes there, and leaves out what is gone."""
    manifest = public / ".congkhai-manifest"
    lines = []
    for line in manifest.read_text("utf-8").splitlines():
        name = line[66:]
        if name in changed and not (public / name).exists():
            continue
        lines.append(f"{sha((public / name).read_bytes())}  {name}" if name in changed else line)
    manifest.write_text("\n".join(lines) + "\n", "utf-8")


def lines_of(change):
    """A tampering of the log's lines."""

    def tamper(public: Path) -> None:
        name = f"{UNIT}/so-cong-bo/so.txt"
        lines = (public / name).read_text("utf-8").splitlines()
        (public / name).write_text("\n".join(change(lines)) + "\n", "utf-8")
        relist(public, name)

    return tamper


def words_of(name: str, old: str, new: str):
    """A tampering of a file's words."""

    def tamper(public: Path) -> None:
        text = (public / name).read_text("utf-8")
        assert old in text, f"{name} has no {old}"
        (public / name).write_text(text.replace(old, new, 1), "utf-8")
        relist(public, name)

    return tamper


def gone(name: str):
    def tamper(public: Path) -> None:
        (public / name).unlink()
        relist(public, name)

    return tamper


def main() -> int:
    program, content = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        site, keys = Path(folder) / "site", Path(folder) / "keys"
        keys.mkdir()
        shutil.copytree(content / UNIT, site / "content" / UNIT)
        shutil.copy(content / "site.yaml", site / "content")
        for name in ("truong", "la"):
            assert run(program, "key", "new", "--name", f"{name}.example", "-o", str(keys / name)).returncode == 0
        publish(program, site, "--key", str(keys / "truong"), at=FIRST)
        old = Path(folder) / "kept"
        shutil.copy(site / "public" / UNIT / "so-cong-bo/checkpoint", old)
        form = site / "content" / UNIT / "disclosures/2022-2023/bieu-mau-02.yaml"
        form.write_text(form.read_text("utf-8").replace("nt_25_36: 54", "nt_25_36: 55"), "utf-8")
        (site / "content" / UNIT / "disclosures/2022-2023/bieu-mau-03.yaml").unlink()
        publish(program, site, "--key", str(keys / "truong"), "--reason", "sửa số trẻ, bỏ biểu ghi nhầm", at=SECOND)
        public = site / "public"
        page = f"{UNIT}/cong-khai/2022-2023/bieu-mau-02.html"
        copies = sorted((public / UNIT / "so-cong-bo/ban").glob("*.txt"))
        copy = copies[0].relative_to(public).as_posix()
        newest = max((public / UNIT / "so-cong-bo").glob("moc-*.txt"), key=lambda file: int(file.stem[4:])).relative_to(public).as_posix()
        log = (public / UNIT / "so-cong-bo/so.txt").read_text("utf-8").splitlines()
        notice = f"{UNIT}/{log[-1].split(chr(9))[2]}"

        def both(what: str, good: bool, kept: tuple[Path, ...] = ()) -> None:
            own = run(program, "verify", str(public), *(f"--checkpoint={file}" for file in kept))
            other = verify(public, kept)
            checks.check(f"{what}: the other verifier", [] if (not other) == good else [*other, "nothing found" if not other else "found"])
            checks.check(f"{what}: congkhai verify", [] if own.returncode == (0 if good else 1) else (own.stdout + own.stderr).splitlines())

        both("a good site", True)
        both("a good site and an older checkpoint", True, (old,))
        tamperings = {
            "an edited line": lines_of(lambda lines: [*lines[:5], lines[5].replace("Văn thư", "Kế toán"), *lines[6:]]),
            "a removed line": lines_of(lambda lines: lines[:5] + lines[6:]),
            "a removed last line": lines_of(lambda lines: lines[:-1]),
            "an added line": lines_of(lambda lines: [*lines, lines[-2].replace("cập nhật", "cập nhật")]),
            "lines in another order": lines_of(lambda lines: [*lines[:4], lines[5], lines[4], *lines[6:]]),
            "a back-dated line": lines_of(lambda lines: [*lines[:5], lines[5].replace("2025-", "2021-", 1), *lines[6:]]),
            "another figure on a page": words_of(page, ">55<", ">54<"),
            "a figure moved to the next cell": words_of(page, '<span class="nought">0</span></td><td class="num">20</td>', '</td><td class="num"><span class="nought">0</span>20</td>'),
            "a page that is gone": gone(page),
            "a withdrawn page that is back": lambda tampered: (shutil.copy(tampered / page, tampered / notice), relist(tampered, notice)),
            "a page that no line tells of": lambda tampered: shutil.copy(tampered / page, tampered / UNIT / "cong-khai/them.html"),
            "an edited copy": words_of(copy, "Trường", "Nhà trường"),
            "a copy that is gone": gone(copy),
            "another root": words_of(f"{UNIT}/so-cong-bo/checkpoint", (public / UNIT / "so-cong-bo/checkpoint").read_text("utf-8").split("\n")[2], "A" * 43 + "="),
            "a signature that is gone": words_of(newest, "— truong.example", "— khac.example"),
            "no checkpoint of the last line": lambda tampered: (shutil.copy(old, tampered / UNIT / "so-cong-bo/checkpoint"), relist(tampered, f"{UNIT}/so-cong-bo/checkpoint")),
            "a file that is not as listed": lambda tampered: (tampered / UNIT / "index.html").write_text("…", "utf-8"),
        }
        good = Path(folder) / "good"
        shutil.copytree(public, good)
        for what, tamper in tamperings.items():
            tamper(public)
            both(what, False)
            shutil.rmtree(public)
            shutil.copytree(good, public)

        # the whole log made anew by its owner, with the key: only who kept a checkpoint can tell
        for left in (site / "content").rglob("so-cong-bo*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        publish(program, site, "--key", str(keys / "truong"), at=SECOND + 60)
        both("a log made anew", True)
        both("a log made anew, held against an older checkpoint", False, (old,))
    print(f"log tests: {checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
