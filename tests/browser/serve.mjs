// node serve.mjs PROGRAM SITE: the preview in Chromium: reload in place, stylesheet without reload, overlay, panel, scroll.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PATIENCE, launch, listen } from "./chromium.mjs";
import { attempt, finish } from "./report.mjs";

const [program, sample] = process.argv.slice(2).map((path) => resolve(path));
if (!program || !sample) {
  console.error("usage: node serve.mjs PROGRAM SITE");
  process.exit(2);
}
const patience = { timeout: PATIENCE };

const folder = mkdtempSync(join(tmpdir(), "congkhai-serve-"));
cpSync(join(sample, "content"), join(folder, "content"), { recursive: true });
const file = join(folder, "content/mn-19-8/documents/ke-hoach-tap-huan-tu-danh-gia.md");
const address = "mn-19-8/van-ban/ke-hoach-tap-huan-tu-danh-gia.html";
const preview = spawn(program, ["serve", folder, "--port", "4200", "--today", "2024-06-15"], { stdio: ["ignore", "ignore", "pipe"] });
const base = await new Promise((done, fail) => {
  let said = "";
  preview.stderr.on("data", (chunk) => {
    said += chunk;
    const found = /Xem tại (http:\S+?\/),/.exec(said);
    if (found) done(found[1]);
  });
  preview.on("exit", () => fail(new Error(said)));
});

let browser;
try {
  await attempt("Chromium starts", async () => {
    browser = await launch();
  });
  if (browser) {
    // With less motion the page is where it scrolls to at once.
    const page = await browser.newPage({ viewport: { width: 1280, height: 500 }, reducedMotion: "reduce" });
    const heard = listen(page);
    await page.goto(base + address, { waitUntil: "load" });
    await page.waitForFunction(() => document.documentElement.dataset.generation, null, patience);
    await attempt("the page's own policy lets the preview's script run, without errors", heard);
    await attempt("an edit reloads the page at the same place", async () => {
      await page.evaluate(() => scrollTo(0, 300));
      writeFileSync(file, `${readFileSync(file, "utf8")}\nCâu mới thêm vào cuối.\n`);
      await page.waitForFunction(() => document.body.textContent.includes("Câu mới thêm vào cuối."), null, patience);
      const place = await (await page.waitForFunction(() => scrollY > 0 && Math.round(scrollY), null, patience)).jsonValue();
      return place === 300 ? [] : [`scrolled to ${place}`];
    });
    await attempt("another stylesheet is put on without a reload", async () => {
      await page.evaluate(() => (window.stays = true));
      const theme = join(folder, "themes/mac-dinh");
      mkdirSync(theme, { recursive: true });
      writeFileSync(join(theme, "style.css"), "body { background: rgb(1, 2, 3) }\n");
      await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)", null, patience);
      return (await page.evaluate(() => window.stays)) === true ? [] : ["the page was loaded again"];
    });
    await attempt("a broken save lays the findings over the page as text; mending takes them away", async () => {
      const unit = join(folder, "content/mn-19-8/unit.yaml");
      const good = readFileSync(unit, "utf8");
      writeFileSync(unit, `${good}\n"<img src=x onerror=alert(1)>": 1\n`);
      await page.waitForSelector(".ck-overlay", patience);
      const wrong = [];
      if ((await page.locator(".ck-overlay img").count()) > 0) wrong.push("markup in a message became an element");
      if (!(await page.locator(".ck-overlay pre").textContent()).includes("content/mn-19-8/unit.yaml")) wrong.push("the file is not named");
      if (!(await page.locator("h1").count())) wrong.push("the last good page is gone");
      writeFileSync(unit, good);
      await page.waitForSelector(".ck-overlay", { state: "detached", ...patience });
      return wrong;
    });
    await attempt("findings stand in a panel, and beside the cell", async () => {
      const form = join(folder, "content/mn-19-8/disclosures/2023-2024/bieu-mau-02.yaml");
      mkdirSync(join(form, ".."), { recursive: true });
      writeFileSync(form, 'regulation: tt36-2017\nform: "02"\npublished: 2024-05-28\ntables:\n  chinh:\n    tong_so_tre: {tong_so: 100, nt_3_12: 1, nt_13_24: 2, nt_25_36: 3, mg_3_4: 4, mg_4_5: 5, mg_5_6: 6}\n');
      for (let tries = 0; tries < 600; tries++) {
        // the preview itself may reload the page while it is asked for
        const answer = await page.goto(`${base}mn-19-8/cong-khai/2023-2024/bieu-mau-02.html`, { waitUntil: "load" }).catch(() => null);
        if (answer?.ok()) break;
        await page.waitForTimeout(100);
      }
      await page.waitForSelector(".ck-panel", patience);
      await page.waitForSelector(".ck-mark", patience);
      const marked = await page.locator(".ck-mark").first().textContent();
      return marked.includes("100") ? [] : [`marked: ${marked}`];
    });
  }
} finally {
  await browser?.close();
  preview.kill();
  rmSync(folder, { recursive: true, force: true });
}
finish("preview tests");
