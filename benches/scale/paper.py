#!/usr/bin/env python3
"""What a country would take, on paper: from what scale.py measured, for as many units and machines as are asked.

    paper.py MEASURED.json [--kind mixed] [--units 40000] [--machines 10] [--cores 2] [--gbit 10] [--worst 1.1]

Each term is printed with where it comes from. What it rests on: building a shard is linear in its units (two measured sizes give the slope and
what there is besides), cores are worth what they were in the measurement, the network has its nominal speed for whole files and the receiving
machine's link is the narrow place. It is an estimate, no measurement.
"""
import argparse
import json
import sys
from pathlib import Path


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measured", type=Path)
    parser.add_argument("--kind", default="mixed")
    parser.add_argument("--units", type=int, default=40_000)
    parser.add_argument("--machines", type=int, default=10)
    parser.add_argument("--cores", type=int, help="of each machine; as in the measurement if left out")
    parser.add_argument("--gbit", type=float, default=10, help="of each machine's link")
    parser.add_argument("--worst", type=float, default=1.1, help="the largest shard in average shards")
    return parser.parse_args()


def slope(small, large, figure):
    """(a unit, besides): the line through two measured portals."""
    a, b = figure(small), figure(large)
    unit = (b - a) / (large["units"] - small["units"])
    if unit <= 0:
        sys.exit(f"{large['units']} units cost no more than {small['units']}: measure on an idle machine, with portals further apart")
    return unit, max(a - unit * small["units"], 0)


def main():
    asked = arguments()
    measured = json.loads(asked.measured.read_text())
    cores = asked.cores or measured["cores"]
    portals = sorted((one for one in measured["found"] if one["kind"] == asked.kind), key=lambda one: one["units"])
    small, large = portals[-2], portals[-1]
    share = asked.units / asked.machines * asked.worst
    link = asked.gbit * 1e9 / 8
    unit, besides = slope(small, large, lambda one: one["new"]["cold"]["wall"])
    memory, memory_besides = slope(small, large, lambda one: one["new"]["cold"]["memory"] / 1024)
    sources, _ = slope(small, large, lambda one: one["sources"]["bytes"])
    output, _ = slope(small, large, lambda one: one["output"]["bytes"])
    files, _ = slope(small, large, lambda one: one["output"]["files"])
    rows = [
        (
            "fetch the sources of a shard",
            share * sources / link,
            f"{share:,.0f} units x {sources / 1024:,.0f} KiB over {asked.gbit:g} Gbit/s; all machines at once",
        ),
        (
            "build a shard",
            besides + share * unit * measured["cores"] / cores,
            f"{besides:.2f} s + {share:,.0f} units x {unit * 1000:.1f} ms x {measured['cores']}/{cores} cores (slope of {small['units']} to "
            f"{large['units']} units)",
        ),
        (
            "take the shards to one place",
            asked.units * output / link,
            f"{asked.units:,} units x {output / 1024:,.0f} KiB over the link of the machine that assembles",
        ),
    ]
    if shards := large.get("shards"):
        each = shards["assemble"]["wall"] / large["units"]
        note = f"{asked.units:,} units x {each * 1000:.2f} ms (measured with {len(shards['each'])} shards of {large['units']} units)"
        rows.append(("assemble", asked.units * each, note))
    else:
        print("assemble isn't in the measurement (scale.py --shards N): left out")
    print(f"{asked.units:,} units ({asked.kind}) on {asked.machines} machines of {cores} cores:\n")
    print("| step | seconds | how |\n|---|--:|---|")
    for step, seconds, how in rows:
        print(f"| {step} | {seconds:,.0f} | {how} |")
    print(f"| all, one after the other | {sum(seconds for _, seconds, _ in rows):,.0f} | |")
    print(
        f"\nPeak memory of a shard: {memory_besides + share * memory:,.0f} MiB ({memory_besides:.0f} MiB + {share:,.0f} x {memory * 1024:.1f} KiB). "
        f"Output: {asked.units * files / 1e6:.1f} million files, {asked.units * output / 1e9:,.0f} GB."
    )
    print(
        "On one machine of the measurement the same portal would take "
        f"{besides + asked.units * unit:,.0f} s to build."
    )


if __name__ == "__main__":
    main()
