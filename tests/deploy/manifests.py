"""The manifests in deploy/: against the schemas of Kubernetes and of workflows, and their scripts run: python tests/deploy/manifests.py PROGRAM GENERATOR [WORK]

The program builds a mixed portal by the scripts of the Kubernetes jobs and by the steps of the workflow, and both are compared with one build, byte for
byte. The last line counts.
"""

import filecmp
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import yaml

ROOT = Path(__file__).resolve().parents[2]
PROGRAM, GENERATOR = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
WORK = Path(sys.argv[3] if len(sys.argv) > 3 else ROOT / "target/test-manifests").resolve()
TODAY = "2026-10-15"
# the shell that runs the steps of a workflow
RUNNER = ("bash", "-e")
counts = {True: 0, False: 0}


def check(name, good, told=""):
    counts[bool(good)] += 1
    print(f"{'ok' if good else 'not ok'} - {name}", flush=True)
    if not good:
        print("\n".join(f"    {line}" for line in str(told).splitlines()[-30:]), flush=True)


def documents(path):
    return list(yaml.safe_load_all(path.read_text()))


def valid(document, version):
    """`None`, or what the schema of a version says against it; unknown keys are errors."""
    try:
        kubernetes_validate.validate(document, version, strict=True)
    except (kubernetes_validate.ValidationError, kubernetes_validate.utils.SchemaNotFoundError) as fault:
        return str(fault)
    return None


def manifests():
    folder = ROOT / "deploy/kubernetes"
    read = {path.name: documents(path) for path in sorted(folder.glob("*.yaml"))}
    for name, parts in read.items():
        # a job may fail an index by itself since 1.29 (beta), for good since 1.33
        for version in ("1.29", "1.33", "1.34"):
            faults = [fault for document in parts if (fault := valid(document, version))]
            check(f"{name} is valid in Kubernetes {version}", not faults, "\n".join(faults))
    broken = documents(folder / "shards.yaml")[1]
    broken["spec"]["podFailurePolicy"]["rules"][0]["action"] = 1
    check("the schema finds what is wrong", valid(broken, "1.33"))
    settings, job = read["shards.yaml"]
    rules = {tuple(rule.get("onExitCodes", {}).get("values", ())): rule["action"] for rule in job["spec"]["podFailurePolicy"]["rules"]}
    check("exit code 1 fails the index, 3 counts as a try", rules.get((1,)) == "FailIndex" and rules.get((3,)) == "Count", rules)
    check("there are as many shards as indexes", settings["data"]["SHARDS"] == str(job["spec"]["completions"]), settings["data"]["SHARDS"])
    claims = {document["metadata"]["name"] for document in read["volumes.yaml"]}
    used = set(re.findall(r"claimName: (\S+)", "".join(path.read_text() for path in folder.glob("*.yaml"))))
    check("every volume that is used is there", claims == used, f"{claims} {used}")
    return settings["data"]


def workflow():
    path = ROOT / "deploy/github-actions.yml"
    told = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", path], capture_output=True, text=True, check=False)
    check("the workflow is valid", told.returncode == 0, told.stdout + told.stderr)
    broken = WORK / "broken.yml"
    broken.write_text(path.read_text().replace("runs-on:", "run-on:"))
    told = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", broken], capture_output=True, text=True, check=False)
    check("the schema finds what is wrong in a workflow", told.returncode == 1, told.stdout)
    return yaml.safe_load(path.read_text())["jobs"]


def script(text, environment, folder=None, shell=("sh",)):
    told = subprocess.run([*shell, "-c", text], env={"PATH": os.environ["PATH"], **environment}, cwd=folder, capture_output=True, text=True, check=False)
    return told.returncode, told.stdout + told.stderr


def unlike(a, b):
    files = [{str(f.relative_to(x)) for f in x.rglob("*") if f.is_file()} for x in (a, b)]
    _, wrong, errors = filecmp.cmpfiles(a, b, files[0] & files[1], shallow=False)
    return sorted(files[0] ^ files[1]) + wrong + errors


def indexes(settings, site, one):
    """What the pods run, index by index."""
    out, public = WORK / "shards", WORK / "public"
    out.mkdir()
    environment = {"SITE": str(site), "OUT": str(out), "PUBLIC": str(public), "PROGRAM": str(PROGRAM), "SHARDS": "3", "TODAY": TODAY, "STATE": "1"}
    code, said = script(settings["assemble.sh"], environment)
    check("without shards nothing is assembled, to be tried again", code == 3 and "missing" in said and not public.exists(), said)
    ends = [script(settings["shard.sh"], {**environment, "JOB_COMPLETION_INDEX": str(n)}) for n in range(3)]
    check("each index makes its shard", all(code == 0 for code, _ in ends), ends)
    code, said = script(settings["assemble.sh"], environment)
    check("the shards are assembled", code == 0, said)
    check("the assembled site is one build's, byte for byte", not unlike(one, public), "\n".join(unlike(one, public)[:20]))
    code, said = script(settings["shard.sh"], {**environment, "JOB_COMPLETION_INDEX": "1"})
    check("an index that is done isn't done again", code == 0 and "is there" in said, said)
    failing = WORK / "failing"
    failing.write_text("#!/bin/sh\nexit 3\n")
    failing.chmod(0o755)
    code, said = script(settings["shard.sh"], {**environment, "JOB_COMPLETION_INDEX": "1", "STATE": "2", "PROGRAM": str(failing)})
    check("a failure of the environment ends with 3, and the shard that was there stays", code == 3 and (out / "shard-2").is_dir(), said)
    wrong = WORK / "wrong"
    shutil.copytree(site, wrong, ignore=shutil.ignore_patterns(".congkhai*"))
    for unit in wrong.glob("content/*/unit.yaml"):
        unit.write_text(unit.read_text() + "khong_co: 1\n")
    code, said = script(settings["shard.sh"], {**environment, "JOB_COMPLETION_INDEX": "0", "STATE": "3", "SITE": str(wrong)})
    check("errors in the sources end with 1", code == 1, said)
    check("nothing is left beside the shards", not list(out.glob(".*")), list(out.glob(".*")))


def steps(jobs, site, one):
    """What the jobs of the workflow run, with the program in place of the installed one."""
    tools = WORK / "tools"
    tools.mkdir()
    (tools / "congkhai").symlink_to(PROGRAM)
    runs = {name: [step["run"] for step in job["steps"] if "run" in step and "pipx" not in step["run"]] for name, job in jobs.items()}
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "TODAY": TODAY}
    whole = WORK / "assembling"
    total = len(jobs["shard"]["strategy"]["matrix"]["shard"])
    for number in jobs["shard"]["strategy"]["matrix"]["shard"]:
        place = WORK / f"runner-{number}"
        shutil.copytree(site, place, ignore=shutil.ignore_patterns(".congkhai*"))
        for text in runs["shard"]:
            code, said = script(text, {**environment, "SHARD": f"{number}/{total}"}, place, RUNNER)
            if code != 0:
                check(f"shard {number} of the workflow", False, said)
        artifact = whole / f"shard-{number}"
        artifact.mkdir(parents=True)
        (place / "shard.tar").rename(artifact / "shard.tar")
    code, said = script(runs["assemble"][0], environment, whole, RUNNER)
    check("the workflow assembles", code == 0, said)
    check("the workflow's site is one build's, byte for byte", not unlike(one, whole / "_site"), "\n".join(unlike(one, whole / "_site")[:20]))


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    settings, jobs = manifests(), workflow()
    site, one = WORK / "site", WORK / "one"
    subprocess.run([GENERATOR, "--units", "12", "--mixed", site], check=True)
    subprocess.run([PROGRAM, "build", site, "--today", TODAY, "-o", one], check=True, capture_output=True)
    indexes(settings, site, one)
    steps(jobs, site, one)
    print(f"manifest tests: {counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())
