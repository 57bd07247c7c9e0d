/** The page of a diff in a real browser: that it works without a network, for everyone, whatever a description says. */
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diffSeries } from "../../scripts/diff.ts";
import { renderSteps } from "../../scripts/diff-page.ts";
import { BROWSER, hasBrowser, openBrowser } from "../support/browser.ts";
import { api } from "../support/diff.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const HOSTILE = `</script><script>document.title="taken"</script><img src=x onerror=document.title="taken">"'\u202e`;

/** Three versions: a twin comes, a property goes, another one is named by an enemy. */
function version(number: number): object {
  const properties = {
    [HOSTILE]: { type: number === 2 ? "integer" : "string" },
    ...(number < 3 && { weight: { type: "integer" } }),
  };
  const body = { content: { "application/json": { schema: { type: "object", properties } } } };
  const get = { responses: { "200": { description: HOSTILE, ...body } } };
  const paths = {
    "/pears": { get },
    ...(number > 1 && { "/pears?beta=true": { get } }),
    "/plums": { get: { responses: { "204": { description: "" } } } },
  };
  return { ...api(paths), info: { title: HOSTILE, version: `${number}.0.0` } };
}

const page = async (count: number): Promise<string> => {
  const versions = Array.from({ length: count }, (_, i) => version(i + 1));
  const steps = await diffSeries(versions, { compiler: false });
  return renderSteps(steps);
};

const LINE = { file: "src/some/folder/a.ts", line: 7, column: 9, code: "TS2322", message: HOSTILE };
const REFUSED = { method: "pears.list", variant: "GA", direction: "response" } as const;

/** With the words of the compiler, of the types and of one's own code. */
const judgedPage = async (count: number): Promise<string> => {
  const versions = Array.from({ length: count }, (_, i) => version(i + 1));
  const steps = await diffSeries(versions, { compiler: false });
  return renderSteps(
    steps.map(({ report, ...step }) => {
      const causes = report.changes.slice(0, 1);
      const compiler = [{ ...REFUSED, assignable: false, message: HOSTILE }];
      return { ...step, report: { ...report, compiler, consumer: [{ ...LINE, causes }] } };
    }),
  );
};

/** Changes that are to be seen. */
const shown = (opened: Page): Promise<number> => opened.locator("[data-level]:visible").count();

describe("the page", () => {
  test("loads nothing, and says which style and script may run", async () => {
    const text = await page(2);
    expect(text).not.toMatch(/\b(?:src|href)="(?!#)/);
    expect(text).toMatch(
      /default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;; script-src/,
    );
  });

  test("says where one's own code stops compiling, between which versions, and why", async () => {
    const text = await judgedPage(3);
    const [section = ""] = (text.split('id="consumer"')[1] ?? "").split("</section>");
    expect(section).toContain("It stops compiling in 2 places.");
    expect(section.match(/<h3>/g)).toHaveLength(2);
    const anchors = [...section.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => `id="${anchor}"`);
    expect(anchors.length).toBe(2);
    expect(anchors.filter((it) => !text.includes(it))).toEqual([]);
    expect(section).not.toContain("<img");
  });

  test("is the same for the same versions", async () => {
    expect(await page(3)).toBe(await page(3));
  });

  test("holds no markup of a description", async () => {
    const text = await page(3);
    expect(text).not.toContain("<img");
    expect(text.match(/<script>/g)).toHaveLength(1);
    expect(text).not.toContain("\u202e");
  });
});

describe.skipIf(!hasBrowser)(`the page in a browser (skipped without ${BROWSER})`, () => {
  let browser: Browser;
  let text = "";

  beforeAll(async () => {
    browser = await openBrowser();
    text = await judgedPage(3);
  });
  afterAll(() => browser.close());

  const open = async (options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: "reduce", ...options });
    const opened = await context.newPage();
    await opened.setContent(text);
    return opened;
  };

  test("runs its own script only, without a complaint of the browser", async () => {
    const context = await browser.newContext();
    const opened = await context.newPage();
    const complaints: string[] = [];
    opened.on("console", (message) => complaints.push(message.text()));
    opened.on("pageerror", ({ message }) => complaints.push(message));
    opened.on("request", (request) => complaints.push(request.url()));
    await opened.setContent(text);
    expect(complaints).toEqual([]);
    expect(await opened.title()).toContain("onerror");
  });

  test("finds changes by word, level, direction, method and version, and says how many", async () => {
    const opened = await open();
    const all = await shown(opened);
    const found = opened.locator("#found");
    expect(await found.textContent()).toBe(`${all} changes`);
    await opened.fill("#search", "weight");
    expect(await shown(opened)).toBe(1);
    expect(await found.textContent()).toBe(`1 of ${all} changes`);
    await opened.fill("#search", "no such thing");
    await opened.getByRole("button", { name: "Show all" }).click();
    expect(await shown(opened)).toBe(all);
    await opened.selectOption("#step", "1");
    await opened.selectOption("#direction", "response");
    await opened.selectOption("#method", "pears.list");
    await opened.uncheck("[name=level][value=info]");
    expect(await shown(opened)).toBe(2); // the property that is gone, the type that changed again
  });

  test("is reached by keyboard: the skip link first, then the colours, the counts", async () => {
    const opened = await open();
    const focused = (): Promise<string> =>
      opened.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    await opened.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the changes");
    await opened.keyboard.press("Tab");
    expect(await focused()).toBe("Dark");
    await opened.keyboard.press("Enter");
    expect(await focused()).toBe("Light");
  });

  test.each(["light", "dark"] as const)("has no fault that axe knows, %s", async (colorScheme) => {
    const opened = await open({ colorScheme, bypassCSP: true });
    await opened.addScriptTag({ path: AXE });
    const faults = await opened.evaluate(async () => {
      const { axe } = globalThis as unknown as { readonly axe: typeof import("axe-core") }; // added above
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    });
    expect(faults).toEqual([]);
  });

  test("fits a narrow screen", async () => {
    const opened = await open({ viewport: { width: 375, height: 800 } });
    expect(await opened.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    const cut = await opened.evaluate(() =>
      [...document.querySelectorAll(".judges, .judges *, .lines *")]
        .filter((it) => it.getBoundingClientRect().right > 375)
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    expect(cut).toEqual([]);
  });

  test("is whole without a script, and on paper", async () => {
    const opened = await open({ javaScriptEnabled: false });
    expect(await shown(opened)).toBe(await opened.locator("[data-level]").count());
    expect(await opened.locator("#filters").isVisible()).toBe(false);
  });
});
