// Search as readers use it: typed and clicked, served and from the disk, with and without marks.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { attempt } from "./report.mjs";

const SCENARIOS = [
  // what is typed, what the first result must hold, without or with marks
  ["danh gia", /đánh giá/i],
  ["đánh giá", /đánh giá/i],
  ["DANH GIA NGOAI", /đánh giá ngoài/i],
  ["1.10", /1\.10/],
  ["36/2017/TT-BGDĐT", /36\/2017/],
  ["bieu mau 02", /công khai chất lượng giáo dục mầm non/i],
  ["hoc phi", /học phí/i],
  // the parts of a number and of an address, and letters that only look like đ
  ["TT-BGDĐT", /BGDĐT|Thông tư/i],
  ["36/2017/TT", /36\/2017|Thông tư/i],
  ["Ðánh giá", /đánh giá/i],
];

export async function testSearch(browser, site, server) {
  const visit = async (address) => {
    const page = await browser.newPage();
    const problems = [];
    let bytes = 0;
    page.on("console", (message) => {
      // the browser itself asks for a favicon
      if (!/favicon/.test(message.location().url)) problems.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("request", (request) => {
      const path = new URL(request.url()).pathname;
      if (path.includes("/tai-nguyen/tim/")) bytes += gzipSync(readFileSync(join(site, path.slice(path.indexOf("/tai-nguyen/"))))).length;
    });
    await page.goto(address, { waitUntil: "load" });
    return { page, problems, fetched: () => bytes };
  };
  const first = async (page, query) => {
    await page.fill("#tim-gi", query);
    await page.waitForFunction((asked) => document.querySelector(".found")?.dataset.q === asked, query);
    return page.locator(".found li").first();
  };
  for (const [name, address] of [["served", new URL("tim-kiem.html", server.base).href], ["from the disk", pathToFileURL(join(site, "tim-kiem.html")).href]]) {
    for (const [query, wanted] of SCENARIOS) {
      await attempt(`search ${name}: “${query}”`, async () => {
        const { page, problems, fetched } = await visit(address);
        const item = await first(page, query);
        const text = (await item.count()) ? await item.innerText() : "nothing found";
        if (!wanted.test(text)) problems.push(`first result: ${text}`);
        if (fetched() > 60 * 1024) problems.push(`fetched ${fetched()} bytes gzipped`);
        await page.close();
        return problems;
      });
    }
  }
  await attempt("search: a result is clicked and leads to its page; words are marked", async () => {
    const { page, problems } = await visit(new URL("tim-kiem.html?q=hoc%20phi", server.base).href);
    await page.waitForSelector(".found li a");
    if (!(await page.locator(".found mark").count())) problems.push("nothing is marked");
    const title = await page.locator(".found li a").first().innerText();
    await Promise.all([page.waitForURL((url) => !url.pathname.endsWith("tim-kiem.html")), page.locator(".found li a").first().click()]);
    const heading = await page.locator("h1").innerText();
    if (heading !== title) problems.push(`“${title}” led to “${heading}”`);
    await page.close();
    return problems;
  });
  await attempt("search: with the keyboard alone, from the home page to a found page", async () => {
    const { page, problems } = await visit(new URL("index.html", server.base).href);
    const tabTo = async (what, matches) => {
      for (let stop = 0; stop < 30; stop += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(matches)) return;
      }
      problems.push(`Tab does not reach ${what}`);
    };
    await tabTo("the link to the search", () => document.activeElement.classList.contains("find"));
    await page.keyboard.press("Enter");
    await page.waitForSelector("#tim-gi");
    await tabTo("the field", () => document.activeElement.id === "tim-gi");
    await page.keyboard.type("hoc phi");
    await page.waitForFunction(() => document.querySelector(".found")?.dataset.q === "hoc phi");
    await tabTo("a result", () => document.activeElement.closest(".found") !== null);
    const title = await page.evaluate(() => document.activeElement.textContent);
    await Promise.all([page.waitForURL((url) => !url.pathname.endsWith("tim-kiem.html")), page.keyboard.press("Enter")]);
    const heading = await page.locator("h1").innerText();
    if (heading !== title) problems.push(`“${title}” led to “${heading}”`);
    await page.close();
    return problems;
  });
  await attempt("search: nothing found is said, and cleared with the words", async () => {
    const { page, problems } = await visit(new URL("tim-kiem.html", server.base).href);
    await first(page, "xyzzyqwv");
    if (!/Không có trang nào/.test(await page.locator("[role=status]").innerText())) problems.push("no word on it");
    await first(page, "");
    if ((await page.locator("[role=status]").innerText()) !== "") problems.push("the word stays");
    await page.close();
    return problems;
  });
  await attempt("search: without script the indexes lead to every unit's pages", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(new URL("tim-kiem.html", server.base).href);
    const problems = [];
    if (await page.locator("#tim-gi").isVisible()) problems.push("a field that does nothing is shown");
    await Promise.all([page.waitForURL((url) => !url.pathname.endsWith("tim-kiem.html")), page.locator("main section a").first().click()]);
    if ((await page.locator(".page-index a").count()) < 5) problems.push("the index is empty");
    await context.close();
    return problems;
  });
}
