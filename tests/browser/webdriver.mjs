// WebKit through Debian's WebKitWebDriver: the few commands of WebDriver that the tests need.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
// Below /usr/lib/, in the folder of the machine's kind.
const BROWSERS = ["webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser"];

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

// A session; `said` are the lines of the pages' consoles.
export async function webkit() {
  const binary = BROWSERS.flatMap((name) => readdirSync("/usr/lib").map((kind) => `/usr/lib/${kind}/${name}`)).find(existsSync);
  if (!binary) throw new Error(`below /usr/lib there is no ${BROWSERS[0]}`);
  const port = await freePort();
  const said = [];
  let refused = "";
  // on a machine without a graphics card
  const environment = { ...process.env, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1" };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const hear = (text) => said.push(...text.toString().split("\n").filter((line) => /CONSOLE/.test(line)));
  driver.stdout.on("data", hear);
  driver.stderr.on("data", hear);
  driver.on("error", (error) => (refused = error.message));
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${method} ${path}: ${value.error} ${value.message}`);
    return value;
  };
  const options = { binary, args: ["--automation", "--enable-write-console-messages-to-stdout=true"] };
  let session;
  for (let tries = 0; !session; tries++) {
    try {
      session = await call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
    } catch (error) {
      if (refused || tries > 60) throw new Error(`WebKit does not start: ${refused || error}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  const at = `/session/${session.sessionId}`;
  const run = (body, ...args) => call("POST", `${at}/execute/sync`, { script: `return (${body}).apply(null, arguments)`, args });
  return {
    version: session.capabilities.browserVersion,
    said,
    open: (url) => call("POST", `${at}/url`, { url }),
    resize: (width, height) => call("POST", `${at}/window/rect`, { x: 0, y: 0, width, height }),
    run: (body, ...args) => run(body.toString(), ...args),
    find: async (selector) => (await call("POST", `${at}/elements`, { using: "css selector", value: selector })).map((found) => found[ELEMENT]),
    role: (element) => call("GET", `${at}/element/${element}/computedrole`),
    click: (element) => call("POST", `${at}/element/${element}/click`, {}),
    type: (element, text) => call("POST", `${at}/element/${element}/value`, { text }),
    picture: async () => Buffer.from(await call("GET", `${at}/screenshot`), "base64"),
    enter: (element) => call("POST", `${at}/frame`, { id: element && { [ELEMENT]: element } }),
    close: async () => {
      await call("DELETE", at).catch(() => {});
      driver.kill();
    },
  };
}
