// node tests/lighthouse.mjs SITE: the four scores of Lighthouse on the kinds of page that readers come to first. Not part of all.sh: the score of
// performance depends on the machine. Lighthouse is fetched by npm into a folder of its own, at the version below.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { samplePages, serve } from "./browser/site.mjs";

const VERSION = "12.8.2";
const KINDS = ["portal", "unit", "disclosures", "form 02", "form 12", "assessment", "criterion", "calendar", "document", "search", "summary in English"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const LEAST = 99;

const site = process.argv[2] && resolve(process.argv[2]);
if (!site) {
  console.error("usage: node tests/lighthouse.mjs SITE");
  process.exit(2);
}
const target = join(dirname(fileURLToPath(import.meta.url)), "../target/lighthouse");
const program = join(target, "node_modules/lighthouse/cli/index.js");
mkdirSync(target, { recursive: true });
if (!existsSync(program)) {
  const made = spawnSync("npm", ["install", "--prefix", target, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", `lighthouse@${VERSION}`], { stdio: "inherit" });
  if (made.status !== 0) process.exit(1);
}
const chrome = process.env.CHROMIUM || "/usr/bin/chromium";
const server = await serve(site, "/");
const samples = samplePages(site);
let least = 100;
console.log(`| page | ${CATEGORIES.join(" | ")} |\n|---|${"--:|".repeat(CATEGORIES.length)}`);
for (const kind of KINDS) {
  const { file } = samples.find((sample) => sample.kind === kind);
  const report = join(target, `${kind.replaceAll(" ", "-")}.json`);
  const args = [program, new URL(file, server.base).href, "--quiet", "--output=json", `--output-path=${report}`, `--only-categories=${CATEGORIES.join(",")}`, "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking"];
  // The server runs in this process, so that it must not wait for the program.
  const code = await new Promise((done) => spawn(process.execPath, args, { env: { ...process.env, CHROME_PATH: chrome }, stdio: ["ignore", "ignore", "inherit"] }).on("exit", done));
  if (code !== 0) process.exit(1);
  const { categories, audits } = JSON.parse(readFileSync(report, "utf8"));
  const scores = CATEGORIES.map((name) => Math.round(categories[name].score * 100));
  least = Math.min(least, ...scores);
  console.log(`| ${kind} | ${scores.join(" | ")} |`);
  for (const name of CATEGORIES) {
    if (categories[name].score === 1) continue;
    for (const { id, weight } of categories[name].auditRefs) if (weight > 0 && audits[id].score !== null && audits[id].score < 1) console.error(`    ${kind}: ${id}: ${audits[id].score} ${audits[id].displayValue ?? ""}`);
  }
}
server.close();
console.log(`least: ${least}`);
process.exit(least >= LEAST ? 0 : 1);
