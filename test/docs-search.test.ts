/** The reference of `npm run docs`: whoever searches it for a method or a twin state finds the method's page. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../generated/manifest.json" with { type: "json" };
import { BROWSER, hasBrowser, openBrowser } from "./support/browser.ts";
import { ROOT, temporaryFolder } from "./support/cli.ts";

const INDEX = join(ROOT, "docs/reference/index.html");
const METHODS = join(ROOT, "docs/methods");

/** By the page's own head: what stands in its title. */
const titlesIn = (folder: string): string[] =>
  readdirSync(folder).map((name) => {
    const [, title = ""] = /^title: "(.*)"$/m.exec(readFileSync(join(folder, name), "utf8")) ?? [];
    return title;
  });

test("each method has a page, titled by its name and twin state", async () => {
  const folder = join(await temporaryFolder(), "methods");
  execFileSync(process.execPath, [join(ROOT, "docs/methods.mjs"), folder]);
  const { methods } = manifest;
  expect(titlesIn(folder).toSorted()).toEqual(
    methods.map(({ name, fold }) => `${name} (twins ${fold})`).toSorted(),
  );
});

describe.skipIf(!hasBrowser || !existsSync(INDEX))(
  `the search (skipped without ${BROWSER}, or before npm run docs)`,
  () => {
    let browser: Browser;
    let page: Page;
    const failures: string[] = [];

    beforeAll(async () => {
      browser = await openBrowser();
      page = await browser.newPage();
      page.on("pageerror", ({ message }) => failures.push(message));
      await page.goto(pathToFileURL(INDEX).href);
      await page.click("#tsd-search-trigger");
    });
    afterAll(() => browser.close());

    /** What is offered; what was offered before is gone by then. */
    const search = async (words: string): Promise<string[]> => {
      const results = page.locator("#tsd-search-results li");
      await page.fill("#tsd-search-input", "");
      await results.first().waitFor({ state: "detached" });
      await page.fill("#tsd-search-input", words);
      await results.first().waitFor();
      return results.allInnerTexts();
    };

    test("finds each method by its name, by its title as printed, and leads to its page", async () => {
      const titles = titlesIn(METHODS);
      expect(titles.length).toBeGreaterThan(5);
      for (const title of titles) {
        const [name = ""] = title.split(" ");
        expect(await search(name)).toContain(title);
        expect((await search(title))[0]).toBe(title);
      }
      await page.locator("#tsd-search-results li a").first().click();
      await page.waitForURL(/documents/);
      expect(await page.title()).toContain(titles.at(-1));
      await page.click("#tsd-search-trigger");
      expect(failures).toEqual([]);
    });

    test("finds methods by the state of their twins, functions and errors by name", async () => {
      for (const fold of new Set(manifest.methods.map((it) => it.fold)))
        expect((await search(fold))[0]).toMatch(new RegExp(` \\(twins ${fold}\\)$`));
      expect(await search("waitForBatch")).toContain("index.waitForBatch");
      expect(await search("AmbiguousCreateError")).toContain("index.AmbiguousCreateError");
      expect(failures).toEqual([]);
    });
  },
);
