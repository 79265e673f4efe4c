// The site as real servers answer it: nginx with the site's own may-chu/nginx.conf, and Python's http.server.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PATIENCE, listen } from "./chromium.mjs";
import { attempt } from "./report.mjs";
import { followLinks, readPages } from "./links.mjs";
import { listFiles } from "./site.mjs";

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

// A server as a process of its own, ready when it answers.
async function start(command, args, port, prefix) {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  let ended;
  child.stderr.on("data", (data) => (said += data));
  child.on("error", (error) => (ended = error.message));
  child.on("exit", (code) => (ended ??= `exit ${code}`));
  const origin = `http://127.0.0.1:${port}`;
  const close = () => new Promise((resolve) => (ended ? resolve() : child.once("exit", resolve).kill()));
  for (const started = performance.now(); performance.now() - started < PATIENCE && !ended; ) {
    try {
      await fetch(origin + prefix);
      return { origin, base: origin + prefix, close };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await close();
  throw new Error(`${command} does not answer: ${ended ?? ""} ${said.slice(0, 400)}`);
}

async function nginx(root, prefix) {
  const folder = mkdtempSync(join(tmpdir(), "congkhai-nginx-"));
  const port = await freePort();
  // The folder that the host serves: the site itself, or one that holds the site.
  const name = prefix.replaceAll("/", "");
  if (name) symlinkSync(root, join(folder, name));
  const types = ["/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types"].find(existsSync);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`).join("\n");
  writeFileSync(join(folder, "nginx.conf"), `${process.getuid() === 0 ? "user root;\n" : ""}daemon off;\nworker_processes 1;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\n  include ${types};\n  access_log off;\n${temporary}\n  server {\n    listen 127.0.0.1:${port};\n    root ${name ? folder : root};\n    include ${root}/may-chu/nginx.conf;\n  }\n}\n`);
  const server = await start("nginx", ["-e", `${folder}/error.log`, "-p", folder, "-c", join(folder, "nginx.conf")], port, prefix).catch((error) => {
    const log = existsSync(join(folder, "error.log")) ? readFileSync(join(folder, "error.log"), "utf8") : "";
    rmSync(folder, { recursive: true });
    throw new Error(`${error.message} ${log.slice(0, 400)}`);
  });
  return { ...server, close: () => server.close().then(() => rmSync(folder, { recursive: true })) };
}

async function python(root) {
  const port = await freePort();
  return start("python3", ["-m", "http.server", String(port), "--bind", "127.0.0.1", "--directory", root], port, "/");
}

export async function testServers(root, subRoot, browser, samples) {
  const with404 = () => true;
  const without404 = (file) => file !== "404.html";
  const read = new Map([root, subRoot].map((folder) => [folder, readPages(folder)]));
  for (const [name, make, pages, wanted] of [
    ["nginx", () => nginx(root, "/"), root, with404],
    ["nginx in /truong/", () => nginx(subRoot, "/truong/"), subRoot, with404],
    ["python3 -m http.server", () => python(root), root, without404],
  ]) {
    let server;
    await attempt(`${name}: starts`, async () => {
      // Another program may take the free port first; a server that cannot start fails twice.
      server = await make().catch(() => make());
    });
    if (!server) continue;
    try {
      await attempt(`${name}: all links resolve`, () => followLinks(server, read.get(pages), wanted));
      if (name.startsWith("nginx")) await attempt(`${name}: headers, an unknown address`, () => headers(server, pages));
      if (browser) await attempt(`${name}: a page with data for search engines, the search page: no message in the console`, () => quiet(browser, server, samples));
    } finally {
      await server.close();
    }
  }
}

// What the host says with a page, a fingerprinted file, a calendar and an address that is not there.
async function headers(server, root) {
  const problems = [];
  const page = await fetch(server.base);
  const wanted = (await page.text()).match(/Content-Security-Policy" content="([^"]+)"/)?.[1];
  const expect = (response, where, name, value) => response.headers.get(name) === value || problems.push(`${where}: ${name}: ${response.headers.get(name)}`);
  const css = listFiles(root).find((file) => /^tai-nguyen\/.*\.css$/.test(file));
  const ics = listFiles(root).find((file) => file.endsWith(".ics"));
  const missing = await fetch(new URL("khong/co/trang/nay", server.base));
  const answers = { page, missing, css: await fetch(new URL(css, server.base)), ics: await fetch(new URL(ics, server.base)) };
  for (const [where, response] of Object.entries(answers)) {
    // who may show the page in a frame can be said by the answer alone
    expect(response, where, "content-security-policy", `${wanted}; frame-ancestors 'self'`);
    expect(response, where, "x-content-type-options", "nosniff");
    expect(response, where, "referrer-policy", "strict-origin-when-cross-origin");
  }
  expect(answers.page, "page", "content-type", "text/html; charset=utf-8");
  expect(answers.page, "page", "cache-control", "no-cache");
  expect(answers.css, "css", "cache-control", "public, max-age=31536000, immutable");
  expect(answers.ics, "ics", "content-type", "text/calendar; charset=utf-8");
  if (missing.status !== 404 || !(await missing.text()).includes("<main")) problems.push(`an unknown address: ${missing.status}, not the site's own page`);
  for (const hidden of [".htaccess", ".congkhai-manifest"]) if ((await fetch(new URL(hidden, server.base))).status !== 404) problems.push(`${hidden} is shown`);
  return problems;
}

async function quiet(browser, server, samples) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const heard = listen(page);
  const problems = [];
  try {
    for (const kind of ["form 02", "search"]) {
      await page.goto(new URL(samples.find((sample) => sample.kind === kind).file, server.base).href, { waitUntil: "load" });
      if ((await page.evaluate(() => [...document.styleSheets].filter((sheet) => sheet.cssRules.length > 0).length)) === 0) problems.push(`${kind}: not styled`);
    }
    await page.getByRole("searchbox").fill("dien");
    await page.locator(".found li").first().waitFor().catch(() => problems.push("the search finds nothing"));
    problems.push(...(await heard()));
  } finally {
    await context.close();
  }
  return problems;
}
