#!/usr/bin/env python3
"""Reads the sources of the sample site with the JSON Schemas that the program prints, and what it says as SARIF.

Usage: schemas.py PROGRAM SITE. Each check prints "ok" or "not ok" with what was found; the last line counts them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import yaml

from check_site import Checks

# Which files are of which kind: their folder within a unit, how deep, and their names.
KINDS = [
    ("site", "site.yaml"),
    ("unit", "*/unit.yaml"),
    ("document", "*/documents/*.md"),
    ("page", "*/pages/*.md"),
    ("assessment", "*/assessments/*/assessment.yaml"),
    ("criterion", "*/assessments/*/[0-9]*.md"),
    ("evidence", "*/assessments/*/evidence.yaml"),
    ("database", "*/assessments/*/database.yaml"),
    ("improvement", "*/improvement/*.yaml"),
    ("disclosure", "*/disclosures/*/*.yaml"),
    ("disclosure", "*/finance/*/*.yaml"),
    ("calendar", "*/calendar/*.yaml"),
    ("external-assessments", "*/external-assessments/*.yaml"),
]
STRANGE = "zzqqxxzzqqxx"
# Of SARIF 2.1.0, what each of its objects must have or may say.
LEVELS = {"none", "note", "warning", "error"}


class Reader(yaml.SafeLoader):
    """YAML as its version 1.2 has it: a day stays text, and so does “no”."""


Reader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[1] not in {"timestamp", "bool"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Reader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def named_by_text(value: object) -> object:
    """JSON has no keys but texts."""
    if isinstance(value, dict):
        return {str(key): named_by_text(inner) for key, inner in value.items()}
    return [named_by_text(item) for item in value] if isinstance(value, list) else value


def data(path: Path) -> object:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("---\n", 2)[1]
    return named_by_text(yaml.load(text, Reader)) or {}


def printed(program: str, *arguments: str) -> object:
    run = subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    return json.loads(run.stdout)


def check_sources(checks: Checks, program: str, content: Path) -> None:
    for kind, pattern in KINDS:
        schema = printed(program, "schema", kind)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        files = sorted(content.glob(pattern))
        wrong = []
        for path in files:
            source = data(path)
            wrong += [f"{path}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(source)]
            if validator.is_valid({**source, STRANGE: "x"}):
                wrong.append(f"{path}: a key that nobody knows is taken")
        checks.check(f"{len(files)} sources of kind {kind} ({pattern}) fit its schema", wrong if files else ["there is none"])


def check_sarif(checks: Checks, program: str, site: str) -> None:
    report = printed(program, "check", site, "--format", "sarif", "--today", "2025-10-15")
    wrong = []
    if report.get("version") != "2.1.0" or not isinstance(report.get("runs"), list):
        wrong.append("no version 2.1.0 with runs")
    count = 0
    for run in report["runs"]:
        driver = run["tool"]["driver"]
        rules = [rule["id"] for rule in driver.get("rules", [])]
        if not driver.get("name") or len(set(rules)) != len(rules):
            wrong.append("a driver without a name, or a rule twice")
        if run.get("columnKind") not in {"utf16CodeUnits", "unicodeCodePoints"}:
            wrong.append("columns of no kind")
        for result in run["results"]:
            count += 1
            if not result["message"].get("text") or result.get("level") not in LEVELS:
                wrong.append(f"no message or level: {result}")
            if rules[result["ruleIndex"]] != result["ruleId"]:
                wrong.append(f"another rule: {result}")
            for location in result["locations"]:
                region = location["physicalLocation"].get("region")
                if region and (region["startLine"] < 1 or region["startColumn"] < 1):
                    wrong.append(f"lines and columns count from 1: {region}")
                uri = location["physicalLocation"]["artifactLocation"]["uri"]
                if not uri.isascii() or " " in uri:
                    wrong.append(f"no address: {uri}")
    checks.check(f"SARIF of {count} findings of the sample", wrong if count else ["there is none"])


def main() -> int:
    program, site = sys.argv[1:3]
    checks = Checks()
    check_sources(checks, program, Path(site) / "content")
    check_sarif(checks, program, site)
    print(f"schema tests: {checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main())
