// node run.mjs SITE SUB_SITE: tests a built site (and the same site built with a base_url in /truong/) in Chromium.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { chromium } from "playwright-core";
import { attempt, finish, timed } from "./report.mjs";
import { samplePages, serve } from "./site.mjs";
import { testCalendar } from "./calendar.mjs";
import { testLinks } from "./links.mjs";
import { testMarkup } from "./markup.mjs";
import { testPages } from "./pages.mjs";
import { testPrint } from "./print.mjs";
import { testServers } from "./servers.mjs";
import { testSearch } from "./search.mjs";

const [site, subSite] = process.argv.slice(2).map((folder) => resolve(folder));
if (!site || !subSite) {
  console.error("usage: node run.mjs SITE SUB_SITE");
  process.exit(2);
}
const executablePath = process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync) || "/usr/bin/chromium";
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// The checker is one process of its own and runs beside everything else.
const markup = timed("markup", () => testMarkup(site));
await timed("links", () => testLinks(site, subSite));
let browser;
const server = await serve(site, "/");
const inFolder = await serve(subSite, "/truong/");
try {
  await attempt("Chromium starts", async () => {
    browser = await chromium.launch({ executablePath, args });
  });
  if (browser) {
    const samples = samplePages(site);
    await testPages(browser, site, server, samples);
    await timed("calendar", () => testCalendar(browser, server, samples));
    await timed("search", () => testSearch(browser, site, server));
    await attempt("/truong/: a page deep in the folder is styled, without errors", async () => {
      const page = await browser.newPage();
      const problems = [];
      page.on("console", (message) => problems.push(`${message.type()}: ${message.text()}`));
      const file = samples.find(({ kind }) => kind === "criterion").file;
      for (const address of [file, "khong/co/trang/nay"]) {
        const response = await page.goto(new URL(address, inFolder.base).href, { waitUntil: "load" });
        if (address === file && !response.ok()) problems.push(`${address}: status ${response.status()}`);
        if (address !== file) problems.splice(0, problems.length, ...problems.filter((line) => !/status of 404/.test(line)));
        if ((await page.evaluate(() => document.styleSheets.length)) === 0) problems.push(`${address}: no style sheet`);
      }
      await page.close();
      return problems;
    });
    await timed("servers", () => testServers(site, subSite, browser, samples));
    await timed("print", () => testPrint(browser, server, samples, resolve(dirname(site), "test-print")));
  }
} finally {
  await markup;
  await browser?.close();
  server.close();
  inFolder.close();
}
finish("browser tests");
