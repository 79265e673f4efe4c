// Search as readers use it: typed and clicked, served and from the disk, with and without marks.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { attempt } from "./report.mjs";
import { ANSWERED, MOST_BYTES, QUERIES, isOneOf } from "./search-queries.mjs";

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

const pageText = (site, href) => readFileSync(join(site, href), "utf8");

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
  const hrefs = (page) => page.locator(".found li a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const [name, address] of [["served", new URL("tim-kiem.html", server.base).href], ["from the disk", pathToFileURL(join(site, "tim-kiem.html")).href]]) {
    for (const [query, wanted] of SCENARIOS) {
      await attempt(`search ${name}: “${query}”`, async () => {
        const { page, problems, fetched } = await visit(address);
        const item = await first(page, query);
        const text = (await item.count()) ? await item.innerText() : "nothing found";
        if (!wanted.test(text)) problems.push(`first result: ${text}`);
        if (fetched() > MOST_BYTES) problems.push(`fetched ${fetched()} bytes gzipped`);
        await page.close();
        return problems;
      });
    }
  }
  await attempt(`search: ${ANSWERED} of ${QUERIES.length} queries of parents have an answer among the first three results, for ${MOST_BYTES} bytes at most`, async () => {
    const problems = [];
    let answered = 0;
    for (const [query, pages] of QUERIES) {
      const { page, problems: heard, fetched } = await visit(new URL("tim-kiem.html", server.base).href);
      await first(page, query);
      const found = await hrefs(page);
      const at = found.slice(0, 3).findIndex((href) => isOneOf(pages, href));
      if (at >= 0) answered += 1;
      console.log(`#   ${at >= 0 ? `${at + 1}.` : "- "} ${query} (${fetched()} bytes)${at >= 0 ? "" : `: ${found.slice(0, 3).join(" ")}`}`);
      if (fetched() > MOST_BYTES) problems.push(`“${query}” fetches ${fetched()} bytes gzipped`);
      problems.push(...heard.map((line) => `“${query}”: ${line}`));
      await page.close();
    }
    if (answered < ANSWERED) problems.push(`${answered} are answered`);
    return problems;
  });
  await attempt("search: from a school's page it stays in the school, until the reader lifts that; a year may be chosen", async () => {
    const { page, problems } = await visit(new URL("mn-noong-luong/index.html", server.base).href);
    await Promise.all([page.waitForURL(/tim-kiem\.html/), page.locator("a.find").click()]);
    if ((await page.locator("#tim-truong").inputValue()) !== "mn-noong-luong") problems.push("the school is not chosen");
    await first(page, "hoc phi");
    const within = await hrefs(page);
    const strange = within.filter((href) => !href.startsWith("mn-noong-luong/"));
    if (!within.length || strange.length) problems.push(`in the school: ${strange.join(" ") || "nothing"}`);
    await page.selectOption("#tim-nam", "2022-2023");
    await page.waitForFunction(() => [...document.querySelectorAll(".found a")].every((link) => link.getAttribute("href").includes("2022-2023") || link.getAttribute("href").includes("cac-nam")));
    const old = await hrefs(page);
    if (!old.length || old.length >= within.length) problems.push(`of the year: ${old.join(" ") || "nothing"}`);
    if (!/truong=mn-noong-luong/.test(page.url()) || !/nam=2022-2023/.test(page.url())) problems.push(`the address does not say so: ${page.url()}`);
    await page.locator("[data-everywhere]").click();
    await page.waitForFunction(() => [...document.querySelectorAll(".found a")].some((link) => link.getAttribute("href").startsWith("thcs-kim-son/")));
    if ((await page.locator("#tim-truong").inputValue()) !== "") problems.push("the school stays chosen");
    await page.close();
    return problems;
  });
  await attempt("search: slips and joined words are mended, and the reader is told", async () => {
    const problems = [];
    for (const [typed, meant] of [["hocphi", "học phí"], ["hoc fi", "học phí"], ["hoc pih", "học phí"], ["giao vein", "giáo viên"], ["suy dinh duongg", "suy dinh dưỡng"], ["tuyen sih", "tuyển sinh"]]) {
      const unmarked = meant.normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d");
      const { page, problems: heard } = await visit(new URL("tim-kiem.html", server.base).href);
      await first(page, typed);
      const said = await page.locator("[role=status]").innerText();
      if (!said.includes(`“${typed}”`) || !said.includes(`“${meant}”`)) problems.push(`“${typed}”: ${said}`);
      const mended = await hrefs(page);
      await first(page, unmarked);
      if ((await hrefs(page)).join() !== mended.join()) problems.push(`“${typed}” finds other pages than “${unmarked}”`);
      problems.push(...heard);
      await page.close();
    }
    return problems;
  });
  await attempt("search: with marks, what is written so comes first", async () => {
    const { page, problems } = await visit(new URL("tim-kiem.html", server.base).href);
    for (const [typed, wanted] of [["lương", /lương/i], ["thực đơn", /thực đơn/i], ["điện", /điện/i]]) {
      await first(page, typed);
      const marked = await page.locator(".found li").first().locator("mark").allInnerTexts();
      if (!marked.some((text) => wanted.test(text)) && !wanted.test(pageText(site, (await hrefs(page))[0]))) problems.push(`“${typed}”: ${(await hrefs(page))[0]}`);
    }
    await page.close();
    return problems;
  });
  await attempt("search: extracts are cut around the words; no two results are alike; more come when asked, and the focus is on the first of them", async () => {
    const { page, problems } = await visit(new URL("tim-kiem.html?q=tien%20an", server.base).href);
    await page.waitForFunction(() => document.querySelector(".found")?.dataset.q === "tien an");
    if (!/Tiền ăn/i.test((await page.locator(".found li").first().locator("p").last().locator("mark").allInnerTexts()).join(" "))) problems.push("the first extract does not show the words");
    for (const query of ["tieu chi 1.10", "tieu chuan 2", "hoc phi", "lich cong khai"]) {
      await first(page, query);
      const more = page.locator("[data-more]");
      while (await more.isVisible()) {
        const before = await page.locator(".found li").count();
        // a click can miss while the page still moves on a busy machine
        await more.press("Enter");
        await page.waitForFunction((count) => document.querySelectorAll(".found li").length > count && document.activeElement.closest(".found") !== null, before);
        const focused = await page.evaluate(() => [...document.querySelectorAll(".found a")].indexOf(document.activeElement));
        if (focused !== before) problems.push(`“${query}”: the focus is on result ${focused}, not on ${before}`);
      }
      const heads = await page.locator(".found li").evaluateAll((all) => all.map((li) => [...li.children].slice(0, 2).map((part) => part.textContent).join(" | ")));
      const alike = heads.filter((head, at) => heads.indexOf(head) !== at);
      if (alike.length) problems.push(`“${query}”: alike: ${alike.slice(0, 3).join("; ")}`);
    }
    await page.close();
    return problems;
  });
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
