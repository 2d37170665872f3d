// Do the pages work in a real browser, without a script, at every width, in both themes, for everybody?

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { open, start } from "./served.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const REGISTERS = [
  "taskforce", "members", "command", "forces", "operations", "training", "support",
  "territory", "harm", "inquiries", "transition", "talks", "media",
];
const PAGES = ["/", ...REGISTERS.map((name) => `/${name}`), "/findings", "/sources", "/coverage", "/nowhere", "/harm?as-of=soon"];

let served;
before(async () => { served = await start(); });
after(async () => { await served?.stop(); });

/** The pages of every kind, those of a document and of a claim among them. */
async function everyPage() {
  const page = await open(served, "/harm");
  const claim = await page.locator("a[href^='/claims/']").first().getAttribute("href");
  await page.goto(served.base + claim);
  const words = await page.locator("figcaption a").getAttribute("href");
  await page.close();
  return [...PAGES, claim, words];
}

describe("a visit", () => {
  it("opens the overview with its figures, findings and documents", async () => {
    const page = await open(served, "/");
    assert.match(await page.title(), /^Overview · /);
    assert.ok((await page.locator(".headline").count()) >= 4, "figures stand on the overview");
    assert.ok((await page.locator(".finding").count()) >= 1, "and findings");
    assert.ok((await page.locator(".documents li").count()) >= 3, "and documents");
    assert.deepEqual(page.troubles, []);
    await page.close();
  });

  it("opens the words of a figure by pointing, by the keyboard and by a click", async () => {
    const page = await open(served, "/harm");
    const cell = page.locator("td:has(.figure a)").first();
    const words = cell.locator(".words");
    assert.equal(await words.isVisible(), false);
    await cell.hover();
    await words.waitFor({ state: "visible" });
    await page.mouse.move(0, 0);
    await cell.locator(".figure a").focus();
    assert.equal(await words.isVisible(), true, "moving to the figure opens them too");
    const quote = await words.locator("mark").textContent();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/claims\//);
    assert.equal(await page.locator(".quote mark").textContent(), quote);
    await page.locator("figcaption a").click();
    await page.waitForURL(/\/sources\/.*claim=/);
    assert.equal(await page.locator("#words").isVisible(), true, "the words are marked in the document");
    assert.ok((await page.locator(".panel").textContent()).includes(quote));
    assert.deepEqual(page.troubles, []);
    await page.close();
  });

  it("shows another day through the form, and keeps it", async () => {
    const page = await open(served, "/forces");
    await page.locator("input[name='as-of']").fill("2021-12-09");
    await page.locator(".coordinates button").click();
    await page.waitForURL(/as-of=2021-12-09$/);
    assert.match(await page.locator(".in-force").textContent(), /as of 9 Dec 2021/);
    await page.locator(".rail a", { hasText: "Harm" }).click();
    await page.waitForURL(/\/harm\?as-of=2021-12-09/);
    await page.locator(".standing a", { hasText: "stays the same" }).click();
    await page.waitForURL(/at=\d+/);
    assert.match(await page.locator(".standing").textContent(), /Pinned at position/);
    assert.deepEqual(page.troubles, []);
    await page.close();
  });

  it("begins with a link to the content", async () => {
    const page = await open(served, "/members");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    await page.close();
  });
});

describe("every page", () => {
  for (const colorScheme of ["light", "dark"]) {
    it(`has no serious barrier in the ${colorScheme} theme`, async () => {
      for (const path of await everyPage()) {
        const page = await open(served, path, { colorScheme });
        await page.evaluate(axe);
        const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const grave = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
        const told = grave.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join("\n  ")}`);
        assert.deepEqual(told, [], path);
        await page.close();
      }
    });
  }

  it("fits a phone without scrolling sideways", async () => {
    for (const path of await everyPage()) {
      const page = await open(served, path, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
      const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(wide <= 360 && shown <= 360, `${path} is ${wide} wide`);
      await page.close();
    }
  });

  it("opens its registers on a phone", async () => {
    const page = await open(served, "/harm", { viewport: { width: 360, height: 740 }, hasTouch: true });
    assert.equal(await page.locator(".rail").isVisible(), false);
    await page.locator(".sheet summary").click();
    await page.locator(".sheet a", { hasText: "Forces" }).click();
    await page.waitForURL(/\/forces$/);
    await page.close();
  });
});
