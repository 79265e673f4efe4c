// node tests/search-size.mjs SITE [QUERY…]: what one search fetches of the index, with gzip and without, typed into the page in Chromium. For large
// sites (`cargo run --example generate`): all.sh measures the sample site. The queries are those of parents and some of clerks.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "./browser/chromium.mjs";
import { MOST_BYTES, QUERIES } from "./browser/search-queries.mjs";
import { serve } from "./browser/site.mjs";

const CLERKS = ["danh gia", "36/2017/TT-BGDĐT", "công khai tài chính năm học 2023-2024", "kế hoạch cải tiến chất lượng giáo dục"];
const [folder, ...asked] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node search-size.mjs SITE [QUERY…]");
  process.exit(2);
}
const site = resolve(folder);
const queries = asked.length ? asked : [...QUERIES.map(([query]) => query), ...CLERKS];
const server = await serve(site, "/");
const browser = await launch();
const most = [0, 0, 0];

// The first unit of the site is searched too: its pages have lists of their own.
async function measure(query, unit) {
  const page = await browser.newPage();
  const sums = [0, 0, 0];
  page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (!path.startsWith("/tai-nguyen/tim/")) return;
    const bytes = readFileSync(join(site, path));
    [gzipSync(bytes).length, bytes.length, 1].forEach((number, at) => (sums[at] += number));
  });
  await page.goto(new URL("tim-kiem.html", server.base).href, { waitUntil: "load" });
  const units = await page.locator("#tim-truong option").evaluateAll((all) => all.map((option) => option.value));
  if (unit && units.length > 1) await page.selectOption("#tim-truong", units[1]);
  await page.fill("#tim-gi", query);
  await page.waitForFunction((typed) => document.querySelector(".found")?.dataset.q === typed, query);
  await page.close();
  sums.forEach((sum, at) => (most[at] = Math.max(most[at], sum)));
  return `${String(sums[0]).padStart(7)} ${String(sums[1]).padStart(8)} ${String(sums[2]).padStart(4)}`;
}

console.log("   gzip    plain files   gzip    plain files (in one unit)");
for (const query of queries) console.log(`${await measure(query, false)} ${await measure(query, true)}  ${query}`);
console.log(`at most ${most[0]} bytes with gzip (${MOST_BYTES} allowed), ${most[1]} without, ${most[2]} files`);
await browser.close();
server.close();
process.exit(most[0] <= MOST_BYTES ? 0 : 1);
