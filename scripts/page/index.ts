/** Steps of a series → one page that needs nothing else: no network, no other file. */
import { createHash } from "node:crypto";
import { changesSection } from "./changes.ts";
import { consumerSection, judgesSection } from "./judges.ts";
import { type Html, markup, raw } from "./markup.ts";
import { matrixSection } from "./matrix.ts";
import type { Page } from "./page.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import { summarySection } from "./summary.ts";
import { timelineSection } from "./timeline.ts";

export type { Page, Sides } from "./page.ts";

export function renderPage(page: Page): string {
  const { versions } = page;
  const [first, last] = [versions[0], versions.at(-1)];
  const title = `${last?.title ?? "API"}: ${first?.label ?? ""} → ${last?.label ?? ""}`;
  const sections = [
    summarySection(page),
    timelineSection(page),
    matrixSection(page),
    consumerSection(page),
    changesSection(page),
    judgesSection(page),
  ].filter((it) => it !== undefined);
  return documentOf(
    title,
    markup`<a class="skip" href="#changes">Skip to the changes</a>
      <header class="top">
        <p class="eyebrow">What changed in the API</p>
        <h1>${last?.title ?? "API"}</h1>
        <p class="range">
          <span>${first?.label ?? ""}</span>
          <span aria-hidden="true">→</span><span class="hidden">to</span>
          <span>${last?.label ?? ""}</span>
          ${versions.length > 2 ? markup`<small>${versions.length} versions</small>` : ""}
        </p>
        <button class="theme" id="theme" type="button" hidden>Dark</button>
      </header>
      <main id="main">${sections}</main>
      <footer><p>Made by twinfold. Judged for whoever calls the API through a generated client.</p></footer>`,
  );
}

/** Nothing runs and nothing is styled but what is written here, whatever a description holds. */
function documentOf(title: string, body: Html): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(STYLE)}'`,
    `script-src '${hashOf(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>${body}<script>${raw(SCRIPT)}</script></body>
    </html>`;
  return page.text;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
