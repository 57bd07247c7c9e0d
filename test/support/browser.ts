/** The browser of this machine, for pages that are opened for real. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export const BROWSER = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
export const hasBrowser = existsSync(BROWSER);

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER, args: FLAGS.split(" ") });
}
