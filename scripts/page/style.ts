/** How the page looks: light and dark, wide and narrow, on paper. */
import { PARTS } from "./style-parts.ts";

const BASE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#faf9f6, #13141a);
  --panel: light-dark(#ffffff, #1b1d25);
  --sunk: light-dark(#f4f2ed, #15161d);
  --ink: light-dark(#1c1e26, #ececf1);
  --muted: light-dark(#5a5e6b, #a6aab8);
  --line: light-dark(#e3e0d8, #30333f);
  --accent: light-dark(#3d4fc4, #a9b5ff);
  --breaking: light-dark(#ac2018, #ff9c92);
  --breaking-wash: light-dark(#fdeeec, #391d1d);
  --warning: light-dark(#835000, #f7c26b);
  --warning-wash: light-dark(#fdf3e0, #35290f);
  --info: light-dark(#1d5c86, #92caf3);
  --info-wash: light-dark(#eaf3f9, #152b3a);
  --ga: light-dark(#17693a, #84daa5);
  --beta: light-dark(#673cb0, #c9b0ff);
  --mono: ui-monospace, "SF Mono", "Cascadia Code", "DejaVu Sans Mono", Menlo, Consolas, monospace;
}
[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
table { overflow-wrap: normal; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
.top, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
.top { position: relative; padding-top: 3.25rem; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: clamp(1.75rem, 4.5vw, 2.75rem); letter-spacing: -0.025em; font-weight: 700; }
h2 { margin: 0 0 1.1rem; font-size: 1.4rem; letter-spacing: -0.015em; }
main > section { margin-top: 3.5rem; }
p { margin: 0; }
a { color: var(--accent); }
code, pre { font-family: var(--mono); font-size: 0.85em; }
code { overflow-wrap: anywhere; }
.eyebrow { margin-bottom: 0.4rem; color: var(--muted); font-size: 0.95rem; }
.range { display: flex; flex-wrap: wrap; gap: 0.2rem 0.6rem; align-items: baseline; margin-top: 0.6rem; font-size: 1.15rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.range small { color: var(--muted); margin-left: 0.4rem; }
.lead { margin-bottom: 1rem; color: var(--muted); max-width: 46rem; }
.theme { position: absolute; right: 1.5rem; top: 1.5rem; }
button, input, select { font: inherit; font-size: 0.95rem; color: inherit; background: var(--panel); border: 1px solid light-dark(#8b8d97, #6d7182); border-radius: 0.5rem; padding: 0.4rem 0.7rem; min-height: 2.25rem; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.3rem; }
.skip { position: absolute; left: -99rem; top: 0.75rem; background: var(--panel); padding: 0.6rem 1rem; border-radius: 0.5rem; z-index: 1; }
.skip:focus { left: 1.5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
summary { cursor: pointer; color: var(--muted); font-size: 0.92rem; width: fit-content; }
summary:hover { color: var(--ink); }
footer { margin-top: 4rem; padding-block: 1.5rem 3rem; color: var(--muted); font-size: 0.9rem; border-top: 1px solid var(--line); }
.badge { display: inline-flex; gap: 0.4em; align-items: center; padding: 0.12rem 0.6rem; border-radius: 99px; font-size: 0.82rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
.badge.breaking { color: var(--breaking); background: var(--breaking-wash); }
.badge.warning { color: var(--warning); background: var(--warning-wash); }
.badge.info { color: var(--info); background: var(--info-wash); }
`;

const MEDIA = `
@media (max-width: 40rem) {
  .top, main, footer { padding-inline: 1rem; }
  .theme { right: 1rem; top: 1rem; }
  main > section { margin-top: 2.5rem; }
  .summary { padding: 1.25rem; }
  .counts { width: 100%; justify-content: space-between; gap: 0.25rem; }
  .counts { flex-wrap: wrap; }
  .counts .badge { padding-inline: 0.4rem; font-size: 0.78rem; }
  .filters select { max-width: none; }
  .sides > div { grid-template-columns: minmax(0, 1fr); }
  .filters label, .filters select, .filters input[type="search"] { width: 100%; }
  .change { padding: 0.9rem; }
  th, td { padding-inline: 0.65rem; }
  .matrix th, .matrix td { padding-inline: 0.5rem; }
  .matrix th[scope="row"] { min-width: 8.5rem; max-width: 13rem; overflow-wrap: anywhere; }
  .matrix thead th { min-width: 4.25rem; white-space: normal; overflow-wrap: anywhere; }
  .matrix code { font-size: 0.75rem; }
  .matrix .state { padding-inline: 0.45rem; font-size: 0.78rem; }
  .judges thead { position: absolute; clip-path: inset(50%); }
  .judges tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; border-top: 1px solid var(--line); }
  .judges tbody tr:first-child { border-top: 0; }
  .judges th, .judges td { border-top: 0; }
  .judges th code { white-space: normal; }
  .judges td:last-child { grid-column: 1 / -1; padding-top: 0; }
  .judges td::before { margin-right: 0.4rem; color: var(--muted); font-size: 0.82rem; }
  .judges td:nth-child(2)::before { content: "rules"; }
  .judges td:last-child:not(:has(details))::before { content: "compiler"; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media (forced-colors: active) { .badge, .state, .change { border: 1px solid; } }
@media print {
  :root { color-scheme: light; }
  .theme, .skip, .filters { display: none !important; }
  .change, .chart, tr { break-inside: avoid; }
  .scroll { overflow: visible; }
  main > section { margin-top: 2rem; }
}
`;

export const STYLE = BASE + PARTS + MEDIA;
