"""The parts of the program as CycloneDX 1.5: reads `cargo metadata` from standard input, writes JSON. Standard library only.

What only tests and build scripts need is no part.
"""
import json
import sys


def parts(metadata):
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    found, waiting = set(), [root]
    while waiting:
        node = nodes[waiting.pop()]
        for dependency in node["deps"]:
            is_part = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if is_part and dependency["pkg"] not in found:
                found.add(dependency["pkg"])
                waiting.append(dependency["pkg"])
    return packages[root], sorted((packages[id] for id in found), key=lambda package: (package["name"], package["version"]))


def component(package, kind):
    name, version = package["name"], package["version"]
    described = {
        "type": kind,
        "bom-ref": f"pkg:cargo/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:cargo/{name}@{version}",
    }
    if package.get("license"):
        described["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    return described


def main():
    root, needed = parts(json.load(sys.stdin))
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": component(root, "application")},
        "components": [component(package, "library") for package in needed],
    }
    json.dump(document, sys.stdout, indent=1, ensure_ascii=False)
    print()


main()
