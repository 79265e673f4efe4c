// The Nu HTML checker over the whole site: no error and no warning.
// Pages are read over HTTP, since for files the checker cannot tell what 'self' in a content security policy means.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { attempt } from "./report.mjs";
import { listFiles, serve } from "./site.mjs";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

export async function testMarkup(root) {
  const files = listFiles(root);
  const pages = files.filter((file) => file.endsWith(".html"));
  const sheets = files.filter((file) => file.endsWith(".css"));
  const server = await serve(root, "/");
  try {
    await attempt(`Nu HTML checker: no error, no warning in ${pages.length} pages`, () => run([], pages.map((file) => new URL(file, server.base).href), server.base));
  } finally {
    server.close();
  }
  await attempt(`Nu HTML checker: no error, no warning in ${sheets.length} style sheet(s)`, () => run(["--css"], sheets.map((file) => join(root, file)), `file:${root}/`));
}

function run(options, addresses, base) {
  // This machine's own addresses are "forbidden hosts" to the checker unless it is told otherwise.
  const args = ["-Xmx768m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", JAR, "--format", "json", "--exit-zero-always", "--stdout", ...options, ...addresses];
  return new Promise((resolve) => {
    execFile("java", args, { encoding: "utf8", maxBuffer: 1 << 28, timeout: 1_800_000 }, (error, stdout, stderr) => {
      let messages;
      try {
        messages = JSON.parse(stdout).messages;
      } catch {
        resolve([`no JSON from the checker: ${String(error?.message ?? "").slice(0, 100)} ${(stderr || stdout).slice(0, 300)}`]);
        return;
      }
      const found = messages.filter(({ type, subType }) => type !== "info" || subType === "warning");
      resolve(found.map(({ url, lastLine, type, subType, message, extract }) => `${decodeURIComponent(url ?? "").replace(base, "")}:${lastLine ?? ""}: ${subType ?? type}: ${message} ${(extract ?? "").replace(/\s+/g, " ").slice(0, 120)}`));
    });
  });
}
