// How is a record served for a test, and which browser looks at it?
//
// MUSTER_BIN names the program (target/debug/muster if not said), CHROMIUM the browser.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..", "..");
const program = process.env.MUSTER_BIN ?? join(root, "target", "debug", "muster");
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Makes the demo record, serves it on a free port and starts a browser. */
export async function start() {
  need(program, "build it with `cargo build -p muster`, or name it in MUSTER_BIN");
  need(browserPath, "install the system's chromium, or name one in CHROMIUM");
  const folder = mkdtempSync(join(tmpdir(), "muster-e2e-"));
  const record = join(folder, "demo");
  execFileSync(program, ["demo", "--no-serve", "--dir", record], { stdio: "pipe" });
  const server = spawn(program, ["serve", "--record", record, "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const base = await address(server);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const stop = async () => {
    await browser.close();
    const ended = once(server, "exit");
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { base, browser, stop };
}

/** Opens a page that must load without a script, an error or a request to another host. */
export async function open(served, path, options = {}) {
  const page = await served.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.troubles = [];
  page.on("console", (message) => message.type() === "error" && page.troubles.push(message.text()));
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(served.base)) page.troubles.push(`asks for ${request.url()}`);
    if (request.resourceType() === "script") page.troubles.push(`loads the script ${request.url()}`);
  });
  await page.goto(served.base + path);
  return page;
}

function need(path, hint) {
  if (!existsSync(path)) throw new Error(`${path} is not there\nhint: ${hint}`);
}

async function address(server) {
  const lines = createInterface({ input: server.stdout });
  for await (const line of lines) {
    const found = line.match(/http:\/\/[\d.]+:\d+/);
    if (found) return found[0];
  }
  throw new Error("the server ended before it said where it listens");
}
