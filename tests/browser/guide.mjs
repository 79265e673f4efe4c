// node guide.mjs GUIDE FOLDER: the guide, which is a site of long commands and keys, on a phone and on paper.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { launch } from "./chromium.mjs";
import { wholeSite } from "./pages.mjs";
import { readWords } from "./print.mjs";
import { attempt, finish } from "./report.mjs";
import { listFiles, serve } from "./site.mjs";

// The right margin of a page, and what the tallest words measure where nothing is shrunk, in points.
const [MARGIN, TALLEST] = [42, 14];
// So many of the pages with the longest lines of code are printed.
const PRINTED = 6;

const [guide, folder] = process.argv.slice(2).map((path) => resolve(path));
if (!guide || !folder) {
  console.error("usage: node guide.mjs GUIDE FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
let browser;
const server = await serve(guide, "/");
try {
  await attempt("Chromium starts", async () => {
    browser = await launch();
  });
  if (browser) {
    await wholeSite(browser, guide, server);
    const longest = (file) => Math.max(0, ...[...readFileSync(join(guide, file), "utf8").matchAll(/<pre[^>]*>([^]*?)<\/pre>/g)].flatMap(([, code]) => code.split("\n").map((line) => line.length)));
    const pages = listFiles(guide).filter((file) => file.endsWith(".html")).map((file) => ({ file, length: longest(file) }));
    const longestFirst = pages.sort((a, b) => b.length - a.length).slice(0, PRINTED);
    await attempt("the guide has lines of code that are wider than paper", () => longestFirst.filter(({ length }) => length < 90).map(({ file, length }) => `${file}: ${length} letters`));
    for (const { file } of longestFirst) await attempt(`${file} on paper: no line of code is cut, nothing is shrunk`, () => onPaper(file));
    await attempt("tables of keys: a shadow says that there is more to the right", () => shadow("tep-nguon/trang/unit.html"));
  }
} finally {
  await browser?.close();
  server.close();
}
finish("the guide in a browser");

async function onPaper(file) {
  const pdf = join(folder, "guide.pdf");
  const page = await browser.newPage();
  try {
    await page.goto(new URL(file, server.base).href, { waitUntil: "load" });
    const code = await page.evaluate(() => [...document.querySelectorAll("pre")].map((box) => box.textContent).join("\n"));
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
    const sheets = readWords((await promisify(execFile)("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 })).stdout);
    const out = sheets.flatMap((sheet) => sheet.filter(({ right }) => right > sheet.width - MARGIN + 1.5).map(({ text, right }) => `“${text}” ends at ${Math.round(right)} of ${Math.round(sheet.width)} pt`));
    const most = Math.max(...sheets.flat().map(({ height }) => Math.round(height * 2) / 2));
    // where a word is broken its letters are still there
    const letters = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\d]+/gu, "");
    const printed = letters(sheets.flat().map(({ text }) => text).join(""));
    const lost = code.split("\n").filter((line) => !printed.includes(letters(line))).map((line) => `not on the paper: ${line.slice(0, 80)}`);
    return [...out.slice(0, 5), ...lost.slice(0, 5), ...(most < TALLEST * 0.98 ? [`the tallest word has ${most} pt, not ${TALLEST}`] : [])];
  } finally {
    await page.close();
  }
}

async function shadow(file) {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  try {
    await page.goto(new URL(file, server.base).href, { waitUntil: "load" });
    return await page.evaluate(() => {
      const wide = [...document.querySelectorAll(".table-wrap")].filter((box) => box.scrollWidth > box.clientWidth);
      const opaque = (element) => !/, 0\)$/.test(getComputedStyle(element).backgroundColor);
      if (wide.length === 0) return ["no table is wider than the phone"];
      return wide.flatMap((box) => [
        ...(getComputedStyle(box).backgroundImage.includes("gradient") ? [] : ["no shadow at the edge"]),
        ...([...box.querySelectorAll("table, td")].some(opaque) ? ["the shadow is covered"] : []),
      ]);
    });
  } finally {
    await page.close();
  }
}
