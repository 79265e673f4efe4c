// node run.mjs SITE SUB_SITE: tests a built site (and the same site built with a base_url in /truong/) in Chromium.
import { resolve } from "node:path";
import { launch, listen } from "./chromium.mjs";
import { attempt, finish, timed } from "./report.mjs";
import { samplePages, serve } from "./site.mjs";
import { testCalendar } from "./calendar.mjs";
import { testFinder } from "./finder.mjs";
import { testLinks } from "./links.mjs";
import { testMarkup } from "./markup.mjs";
import { testPages } from "./pages.mjs";
import { testServers } from "./servers.mjs";
import { testSearch } from "./search.mjs";

const [site, subSite] = process.argv.slice(2).map((folder) => resolve(folder));
if (!site || !subSite) {
  console.error("usage: node run.mjs SITE SUB_SITE");
  process.exit(2);
}

// The checker is one process of its own and runs beside everything else.
const markup = timed("markup", () => testMarkup(site));
await timed("links", () => testLinks(site, subSite));
let browser;
const server = await serve(site, "/");
const inFolder = await serve(subSite, "/truong/");
try {
  await attempt("Chromium starts", async () => {
    browser = await launch();
  });
  if (browser) {
    const samples = samplePages(site);
    await testPages(browser, site, server, samples);
    await timed("calendar", () => testCalendar(browser, server, samples));
    await timed("finder", () => testFinder(browser, site, server));
    await timed("search", () => testSearch(browser, site, server));
    await attempt("/truong/: a page deep in the folder is styled, without errors", async () => {
      const page = await browser.newPage();
      const problems = [];
      const file = samples.find(({ kind }) => kind === "criterion").file;
      const unknown = "khong/co/trang/nay";
      const heard = listen(page, { wanted: (message) => message.location().url !== new URL(unknown, inFolder.base).href });
      for (const [address, status] of [[file, 200], [unknown, 404]]) {
        const response = await page.goto(new URL(address, inFolder.base).href, { waitUntil: "load" });
        problems.push(...(await heard()));
        if (response.status() !== status) problems.push(`${address}: status ${response.status()}`);
        if ((await page.evaluate(() => document.styleSheets.length)) === 0) problems.push(`${address}: no style sheet`);
      }
      await page.close();
      return problems;
    });
    await timed("servers", () => testServers(site, subSite, browser, samples));
  }
} finally {
  await markup;
  await browser?.close();
  server.close();
  inFolder.close();
}
finish("browser tests");
