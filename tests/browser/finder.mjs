// The box that finds a school in a list, as readers use it: typed without marks, cleared, from the disk, and not there without its script.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listen } from "./chromium.mjs";
import { attempt } from "./report.mjs";

export async function testFinder(browser, site, server) {
  const names = (page) => page.locator("#cac-don-vi li:visible > a").allInnerTexts();
  for (const [name, address] of [["served", new URL("index.html", server.base).href], ["from the disk", pathToFileURL(join(site, "index.html")).href]]) {
    await attempt(`finder ${name}: a school is found by its name or commune, without marks; the list comes back`, async () => {
      const page = await browser.newPage();
      const heard = listen(page);
      await page.goto(address, { waitUntil: "load" });
      const all = await names(page);
      const problems = [];
      const typed = async (words, wanted) => {
        await page.fill(".finder input", words);
        const found = await names(page);
        if (!wanted(found)) problems.push(`“${words}”: ${found.join("; ")}`);
        return page.locator(".finder [role=status]").innerText();
      };
      const said = await typed("noong luong", (found) => found.length === 1 && /Noong Luông/.test(found[0]));
      if (!/^1 /.test(said)) problems.push(`one found, but “${said}” is said`);
      const headings = await page.locator("#cac-don-vi h2:visible").count();
      if (headings !== 1) problems.push(`${headings} headings above one school`);
      await typed("phuong 28", (found) => found.length === 1);
      await typed("Minh   HOA", (found) => found.length >= 2 && found.every((one) => /Minh Họa/.test(one)));
      const nothing = await typed("zzz", (found) => found.length === 0);
      if (!nothing.trim()) problems.push("nothing found, and nothing said");
      await typed("", (found) => found.length === all.length);
      problems.push(...(await heard()));
      await page.close();
      return all.length > 5 ? problems : [...problems, `only ${all.length} units`];
    });
  }
  await attempt("finder: without script the list is whole and there is no box", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(new URL("index.html", server.base).href, { waitUntil: "load" });
    const boxes = await page.locator(".finder:visible").count();
    const found = await names(page);
    await context.close();
    return boxes === 0 && found.length > 5 ? [] : [`${boxes} boxes, ${found.length} units`];
  });
  await attempt("comparison: a school is added by its name; figures are those of the pages that they lead to; the address says it all", async () => {
    const page = await browser.newPage();
    const heard = listen(page);
    await page.goto(new URL("so-sanh/index.html?truong=mn-noong-luong&nam=2023-2024", server.base).href, { waitUntil: "load" });
    await page.fill("#tim-ten", "kim son");
    await page.click(".names li button");
    await page.locator("#so-sanh thead th a").nth(1).waitFor();
    const problems = [];
    if (!/truong=mn-noong-luong,thcs-kim-son&nam=2023-2024$/.test(page.url())) problems.push(`the address is ${page.url()}`);
    const said = await page.locator("[data-warnings]").innerText();
    if (!/không cùng loại/.test(said)) problems.push(`schools of two kinds, and only “${said}” is said`);
    const figures = await page.locator("#so-sanh td a").evaluateAll((all) => all.map((a) => [a.textContent, a.href]));
    const [number, href] = figures[0] || ["", ""];
    await page.goto(href, { waitUntil: "load" });
    if (!number || !(await page.locator("main").innerText()).includes(number)) problems.push(`${href} does not say ${number}`);
    problems.push(...(await heard()));
    await page.close();
    return figures.length > 5 ? problems : [...problems, `only ${figures.length} figures`];
  });
}
