// Counts and prints checks: one "ok" / "not ok" line each, details below the ones that fail.
import { availableParallelism } from "node:os";

let passed = 0;
const failed = [];

export function check(name, problems) {
  const list = [...new Set(problems)];
  if (list.length === 0) {
    passed += 1;
    console.log(`ok - ${name}`);
  } else {
    failed.push(name);
    console.log(`not ok - ${name}`);
    for (const line of list.slice(0, 12)) console.log(`    ${line}`);
    if (list.length > 12) console.log(`    … and ${list.length - 12} more`);
  }
}

// Runs one check; whatever it throws is a problem of that check, not the end of the run.
export async function attempt(name, body) {
  let problems;
  try {
    problems = (await body()) ?? [];
  } catch (error) {
    problems = [`error: ${String(error?.stack ?? error).split("\n").slice(0, 4).join(" | ")}`];
  }
  check(name, problems);
}

// What is read when it has become what is wanted, or what it still is after half a minute.
export async function eventually(read, wanted) {
  for (const started = performance.now(); ; ) {
    const found = await read();
    if (found === wanted || performance.now() - started > 30_000) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// Runs a part of the tests and says how long it took.
export async function timed(name, body) {
  const started = performance.now();
  await body();
  console.log(`# ${name}: ${Math.round((performance.now() - started) / 1000)} s`);
}

// As many things at once as there are processors, at least two: while one page is looked at, another is loaded.
export async function together(items, body, workers = Math.min(4, Math.max(2, availableParallelism()))) {
  const left = [...items];
  await Promise.all(Array.from({ length: workers }, async (_, worker) => {
    while (left.length > 0) await body(left.shift(), worker);
  }));
}

export function finish(stage) {
  console.log(`${stage}: ${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;
}
