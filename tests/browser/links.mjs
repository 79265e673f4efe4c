// Every reference of every page must lead somewhere: at the root of a host, in a folder of a host, and as files.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { attempt, together } from "./report.mjs";
import { listFiles, references, serve } from "./site.mjs";

const isPage = (file) => file.endsWith(".html");

export const readPages = (folder) => new Map(listFiles(folder).filter(isPage).map((file) => [file, references(readFileSync(join(folder, file), "utf8"))]));

export async function testLinks(root, subRoot) {
  const pages = readPages(root);
  const subPages = readPages(subRoot);
  const links = [...pages.values()].reduce((sum, page) => sum + page.links.length, 0);

  await attempt(`links: the pages hold links to follow (${pages.size} pages, ${links} references)`, () => (pages.size > 100 && links > 2000 ? [] : ["far fewer than the sample site should have"]));
  // 404.html is answered at any depth, so its links start at the host's root: they hold only where base_url says.
  await attempt("links: all resolve when served from /", () => overHttp(root, pages, "/", () => true));
  await attempt("links: all resolve when served from /truong/", () => overHttp(root, pages, "/truong/", (file) => file !== "404.html"));
  await attempt("links: all, with 404.html, resolve in /truong/ when base_url is there", () => overHttp(subRoot, subPages, "/truong/", () => true));
  await attempt("links: all resolve as files", () => asFiles(root, pages));
  await attempt("links: addresses in the style sheets resolve", () => styleSheets(root));
}

async function overHttp(root, pages, prefix, wanted) {
  const server = await serve(root, prefix);
  try {
    return await followLinks(server, pages, wanted);
  } finally {
    server.close();
  }
}

// Asks a server for everything that the wanted pages refer to.
export async function followLinks(server, pages, wanted) {
  const problems = [];
  const looked = [];
  const ids = new Map([...pages].map(([file, page]) => [new URL(file, server.base).href, page.ids]));
  for (const [file, ids_] of pages) if (file === "index.html" || file.endsWith("/index.html")) ids.set(new URL(file.slice(0, -"index.html".length), server.base).href, ids_.ids);
  for (const [file, page] of pages) {
    if (!wanted(file)) continue;
    for (const link of page.links) {
      const url = new URL(link, new URL(file, server.base));
      if (url.origin !== server.origin) {
        if (!["http:", "https:", "mailto:", "tel:", "data:"].includes(url.protocol)) problems.push(`${file}: ${link}: scheme ${url.protocol}`);
        continue;
      }
      const fragment = decodeURIComponent(url.hash.slice(1));
      url.hash = "";
      looked.push({ file, link, target: url.href, fragment });
    }
  }
  const answers = new Map(looked.map(({ target }) => [target, 0]));
  await together(answers.keys(), async (target) => {
    const answer = await fetch(target, { redirect: "manual" });
    await answer.arrayBuffer();
    answers.set(target, answer.status);
  }, 8);
  for (const { file, link, target, fragment } of looked) {
    if (answers.get(target) !== 200) problems.push(`${file}: ${link}: status ${answers.get(target)}`);
    else if (fragment && !ids.get(target)?.has(fragment)) problems.push(`${file}: ${link}: no element with the id “${fragment}”`);
  }
  return problems;
}

function asFiles(root, pages) {
  const problems = [];
  const base = pathToFileURL(`${root}/`);
  for (const [file, page] of pages) {
    if (file === "404.html") continue;
    for (const link of page.links) {
      const url = new URL(link, new URL(file, base));
      if (url.protocol !== "file:") continue;
      const fragment = decodeURIComponent(url.hash.slice(1));
      const path = fileURLToPath(url);
      const inside = path.slice(root.length + 1);
      if (!path.startsWith(`${root}/`)) problems.push(`${file}: ${link}: leaves the site's folder`);
      else if (!statSync(path, { throwIfNoEntry: false })?.isFile()) problems.push(`${file}: ${link}: not a file`);
      else if (fragment && !pages.get(inside)?.ids.has(fragment)) problems.push(`${file}: ${link}: no element with the id “${fragment}”`);
    }
  }
  return problems;
}

function styleSheets(root) {
  const problems = [];
  const sheets = listFiles(root).filter((file) => file.endsWith(".css"));
  if (sheets.length === 0) problems.push("the site has no style sheet");
  for (const file of sheets) {
    const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, target] of text.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)) {
      if (target.startsWith("data:") || target.startsWith("#")) continue;
      if (/^([a-z]+:)?\/\//i.test(target) || target.startsWith("/")) problems.push(`${file}: ${target}: not relative`);
      else if (!statSync(join(root, file, "..", target), { throwIfNoEntry: false })?.isFile()) problems.push(`${file}: ${target}: not a file`);
    }
    if (/@import/.test(text)) problems.push(`${file}: @import`);
  }
  return problems;
}
