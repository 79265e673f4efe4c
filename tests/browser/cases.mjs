// node cases.mjs WIDE SEARCH FOLDER: two of tests/cases, built: what only a browser shows of them.
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { launch } from "./chromium.mjs";
import { attempt, finish } from "./report.mjs";
import { serve } from "./site.mjs";

const QUERIES = ["15/QĐ-UBND", "QĐ-UBND", "15/QĐ", "TT-BGDĐT", "Đoàn-Đội", "example.edu.vn", "\u00d0iện", "Th.S", "ubnd"];
const PAGE = "mn-a/van-ban/thu.html";

const [wide, search, folder] = process.argv.slice(2).map((path) => resolve(path));
if (!wide || !search || !folder) {
  console.error("usage: node cases.mjs WIDE SEARCH FOLDER");
  process.exit(2);
}
let browser;
const servers = { wide: await serve(wide, "/"), search: await serve(search, "/") };
try {
  await attempt("Chromium starts", async () => {
    browser = await launch();
  });
  if (browser) {
    await attempt("wide-table-on-paper: all seventeen columns are on the paper", () => onPaper(browser));
    for (const query of QUERIES) await attempt(`search-with-marks: “${query}” finds the document`, () => found(browser, query));
  }
} finally {
  await browser?.close();
  for (const server of Object.values(servers)) server.close();
}
finish("cases in a browser");

// Words that leave the paper are still in the file: their places are looked at.
async function onPaper(browser) {
  mkdirSync(folder, { recursive: true });
  const pdf = join(folder, "wide-table.pdf");
  const page = await browser.newPage();
  await page.goto(new URL(PAGE, servers.wide.base).href, { waitUntil: "load" });
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
  await page.close();
  const { stdout } = await promisify(execFile)("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8" });
  const problems = [];
  let total = false;
  for (const sheet of stdout.split("<page ").slice(1)) {
    const width = Number(sheet.match(/width="([\d.]+)"/)[1]);
    for (const [, left, right, text] of sheet.matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([^<]*)</g)) {
      if (text === "TONGCONG") total = true;
      if (Number(left) < 0 || Number(right) > width) problems.push(`“${text}” leaves the paper`);
    }
  }
  return total ? problems : [...problems, "the last column, the total, is not there"];
}

async function found(browser, query) {
  const page = await browser.newPage();
  try {
    await page.goto(new URL("tim-kiem.html", servers.search.base).href, { waitUntil: "load" });
    await page.fill("#tim-gi", query);
    await page.waitForFunction((asked) => document.querySelector(".found")?.dataset.q === asked, query);
    const hrefs = () => page.locator(".found li a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    let links = await hrefs();
    // words that many regulations have too: further down
    while (!links.some((link) => link.includes(PAGE)) && (await page.locator("#tim-kiem button[data-more]").isVisible())) {
      await page.locator("#tim-kiem button[data-more]").click();
      await page.waitForFunction((before) => document.querySelectorAll(".found li").length > before, links.length);
      links = await hrefs();
    }
    return links.some((link) => link.includes(PAGE)) ? [] : [`found: ${links.join(" ") || "nothing"}`];
  } finally {
    await page.close();
  }
}
