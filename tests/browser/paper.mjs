// node paper.mjs SITE FOLDER: prints pages of a built site with Chromium into a folder, and reads them back.
import { resolve } from "node:path";
import { launch } from "./chromium.mjs";
import { testPrint } from "./print.mjs";
import { attempt, finish } from "./report.mjs";
import { samplePages, serve } from "./site.mjs";

const [site, folder] = process.argv.slice(2).map((path) => resolve(path));
if (!site || !folder) {
  console.error("usage: node paper.mjs SITE FOLDER");
  process.exit(2);
}
let browser;
const server = await serve(site, "/");
try {
  await attempt("Chromium starts", async () => {
    browser = await launch();
  });
  if (browser) await testPrint(browser, server, samplePages(site), folder);
} finally {
  await browser?.close();
  server.close();
}
finish("pages on paper");
