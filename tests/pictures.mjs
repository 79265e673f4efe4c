// node tests/pictures.mjs SITE: the pictures of the READMEs, docs/pictures/*.webp, from the sample site on a phone.
//
// SITE is built as the tests build it: cargo run -- build --today 2025-10-15 --base-url https://congkhai.example/ -o SITE. Chromium and
// tests/browser's packages are needed (`bash tests/all.sh browser` installs both).
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { launch } from "./browser/chromium.mjs";
import { serve } from "./browser/site.mjs";

const FOLDER = join(import.meta.dirname, "../docs/pictures");
const SIZE = { width: 360, height: 740 };
const PICTURES = { home: "mn-noong-luong/index.html", form: "mn-noong-luong/cong-khai/2023-2024/bieu-mau-02.html", calendar: "mn-minh-hoa/lich/2025-2026.html" };
// What a picture may weigh, in bytes, and the qualities that are tried for it.
const MOST = 60_000;
const QUALITIES = [90, 80, 70, 60, 50];
// The day that the site is built as of.
const AS_OF = "2025-10-15T03:00:00Z";

const [site] = process.argv.slice(2).map((folder) => resolve(folder));
if (!site) {
  console.error("usage: node tests/pictures.mjs SITE");
  process.exit(2);
}
mkdirSync(FOLDER, { recursive: true });
const server = await serve(site, "/");
const browser = await launch();
try {
  const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 2, isMobile: true, colorScheme: "light" });
  const page = await context.newPage();
  await page.clock.setFixedTime(AS_OF);
  const chromium = await context.newCDPSession(page);
  for (const [name, file] of Object.entries(PICTURES)) {
    const answer = await page.goto(new URL(file, server.base).href, { waitUntil: "load" });
    if (!answer.ok()) throw new Error(`${file}: status ${answer.status()}`);
    let picture;
    for (const quality of QUALITIES) {
      picture = Buffer.from((await chromium.send("Page.captureScreenshot", { format: "webp", quality })).data, "base64");
      if (picture.length <= MOST) break;
    }
    if (picture.length > MOST) throw new Error(`${name}: ${picture.length} bytes`);
    writeFileSync(join(FOLDER, `${name}.webp`), picture);
    console.log(`${name}.webp: ${picture.length} bytes`);
  }
} finally {
  await browser.close();
  server.close();
}
