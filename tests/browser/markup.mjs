// The Nu HTML checker over the whole site: no error and no warning.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { attempt } from "./report.mjs";

export async function testMarkup(root) {
  const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
  await attempt("Nu HTML checker: no error, no warning in the HTML and CSS", () => {
    const run = spawnSync("java", ["-Xmx768m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", "--also-check-css", "--skip-non-html", root], { encoding: "utf8", maxBuffer: 1 << 28 });
    if (run.error) return [`java: ${run.error.message}`];
    let messages;
    try {
      messages = JSON.parse(run.stdout).messages;
    } catch {
      return [`no JSON from the checker (exit ${run.status}): ${(run.stderr || run.stdout).slice(0, 300)}`];
    }
    return messages
      .filter(({ type, subType }) => type !== "info" || subType === "warning")
      .map((found) => `${decodeURIComponent(found.url ?? "").replace(`file:${root}/`, "")}:${found.lastLine ?? ""}: ${found.subType ?? found.type}: ${found.message} ${(found.extract ?? "").replace(/\s+/g, " ").slice(0, 120)}`);
  });
}
