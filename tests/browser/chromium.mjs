// Chromium for the tests, and how they listen to a page. A busy machine may be slow: what must come is waited for long.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

// How long anything that must come is waited for.
export const PATIENCE = 180_000;

const executablePath = process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync) || "/usr/bin/chromium";
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function launch() {
  const browser = await chromium.launch({ executablePath, args, timeout: PATIENCE });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

// Listens to a page: errors and warnings in the console, exceptions, requests that fail. The function that it returns gives what was heard
// since it was last asked.
//
// Chromium asks for the icon when a page is already loaded. If the test leaves the page before the answer is there, that request is cut off
// (ERR_ABORTED), which tells nothing of the site: such a request is made once more, and its answer counts.
export function listen(page, { wanted = () => true } = {}) {
  const heard = [];
  const cut = new Set();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wanted(message) && heard.push(`${message.type()}: ${message.text()} ${message.location().url}`));
  page.on("pageerror", (error) => heard.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    if (reason === "net::ERR_ABORTED" && !request.isNavigationRequest()) cut.add(request.url());
    else heard.push(`request failed: ${request.url()}: ${reason}`);
  });
  return async () => {
    const again = [...cut];
    cut.clear();
    for (const url of again) if (!(await isThere(url))) heard.push(`request failed, and again when repeated: ${url}`);
    return heard.splice(0);
  };
}

async function isThere(url) {
  if (url.startsWith("file:")) return existsSync(fileURLToPath(url));
  const answer = await fetch(url).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.ok === true;
}
