// The calendar with and without its script: groups are chosen by their address alone; the script only adds how many days are left.
import { attempt, eventually } from "./report.mjs";

export async function testCalendar(browser, server, samples) {
  const file = (kind) => samples.find((sample) => sample.kind === kind)?.file;
  const open = async (options, address, day) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    if (day) await page.clock.setFixedTime(new Date(`${day}T05:00:00Z`));
    return { context, page, response: await page.goto(new URL(address, server.base).href, { waitUntil: "load" }) };
  };

  await attempt("calendar in groups: the address of a group shows that group alone, without scripts", async () => {
    const { context, page } = await open({ javaScriptEnabled: false }, file("calendar in groups"));
    try {
      const problems = [];
      const shown = () => page.locator("section.pick:visible").count();
      const all = await shown();
      if (all < 2) problems.push(`${all} groups`);
      await page.locator(".pick-nav a").first().click();
      const one = await eventually(shown, 1);
      if (one !== 1) problems.push(`${one} groups shown for one`);
      await page.locator(".pick-all a").click();
      const again = await eventually(shown, all);
      if (again !== all) problems.push(`${again} of ${all} groups shown for all`);
      return problems;
    } finally {
      await context.close();
    }
  });

  await attempt("calendar: without scripts nothing is missing but the days left", async () => {
    const text = async (javaScriptEnabled, day) => {
      const { context, page } = await open({ javaScriptEnabled }, file("calendar"), day);
      try {
        const days = await page.locator(".days").allTextContents();
        const whole = await page.locator("main").innerText();
        const asOf = await page.locator("script[data-as-of]").getAttribute("data-as-of");
        return { days, whole, asOf, stale: await page.locator(".stale").count() };
      } finally {
        await context.close();
      }
    };
    const plain = await text(false);
    const scripted = await text(true, plain.asOf);
    const problems = [];
    // on any other day the states would not fit: the script says nothing of them, and of an old page that it is old
    const old = await text(true, "2099-01-01");
    if (old.days.length > 0 || old.stale !== 1 || scripted.stale !== 0) problems.push("an old page");
    if (plain.days.length > 0) problems.push("days without a script");
    if (scripted.days.length === 0) problems.push("the script adds nothing");
    const wrong = scripted.days.filter((words) => !/^(còn \d+ ngày|hết hạn hôm nay|đã quá \d+ ngày)$/.test(words));
    if (wrong.length > 0) problems.push(`“${wrong[0]}”`);
    const squeeze = (words) => words.replace(/\s+/g, " ").trim();
    const left = scripted.days.reduce((words, days) => words.replace(days, ""), scripted.whole);
    if (squeeze(left) !== squeeze(plain.whole)) problems.push("the rest of the page differs");
    return problems;
  });
}
