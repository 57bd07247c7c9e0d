/** One change: what it is, whom it reaches, and the place on both sides. */
import type { Change } from "../compare/change.ts";
import { badge, wordOf } from "./levels.ts";
import { type Html, markup } from "./markup.ts";
import { anchorOf, type Sides } from "./page.ts";

export function changeItem(change: Change, step: number, sides: Sides): Html {
  const { level, direction, methods, id, pointer, fingerprint, operation } = change;
  const [place, says] = partsOf(change);
  return markup`<li class="change ${level}" id="${anchorOf(step, change)}" data-level="${level}" data-direction="${direction ?? "both or none"}" data-methods="${methods.join(" ")}">
    <div class="head">
      ${badge(level)}
      <p class="says">${place === "" ? "" : markup`<strong>${place}</strong> `}${says}</p>
    </div>
    <p class="facts">
      <code class="rule">${id}</code>
      ${direction === null ? "" : markup`<span>${direction === "request" ? "→ request" : "← response"}</span>`}
      ${verdicts(change)}
      ${operation === null ? "" : markup`<code>${operation}</code>`}
    </p>
    ${comparison(sides, level !== "info")}
    <p class="where"><code>${pointer}</code> <code class="fingerprint" title="fingerprint, for --ignore">${fingerprint}</code></p>
  </li>`;
}

/** The place stands before the first colon and space. */
function partsOf({ text }: Change): [place: string, says: string] {
  const end = text.lastIndexOf(": ", text.indexOf(" (") === -1 ? undefined : text.indexOf(" ("));
  return end === -1 ? ["", text] : [text.slice(0, end), text.slice(end + 2)];
}

/** What breaks, where something does: the wire, the types, or what a call does. */
function verdicts({ wire, types, behaviour }: Change): Html[] {
  return Object.entries({ wire, types, behaviour })
    .filter(([, level]) => level !== "info")
    .map(
      ([name, level]) => markup`<span class="verdict ${level}">${name}: ${wordOf(level)}</span>`,
    );
}

function comparison({ before, after }: Sides, isOpen: boolean): Html {
  if (before === null && after === null) return markup``;
  const [old, now] = [before, after].map((text) => new Set((text ?? "").split("\n")));
  return markup`<details class="sides" ${isOpen ? "open" : ""}>
    <summary>Before and after</summary>
    <div>
      ${side("Before", before, now, "gone")}${side("After", after, old, "new")}
    </div>
  </details>`;
}

/** Lines that the other side has not are marked by a sign as well as by colour. */
function side(
  title: string,
  text: string | null,
  other: ReadonlySet<string> = new Set(),
  mark: string,
): Html {
  const lines = (text ?? "").split("\n");
  const marked = lines.map((line) =>
    other.has(line)
      ? markup`<span class="line">  ${line}\n</span>`
      : markup`<span class="line ${mark}">${mark === "new" ? "+" : "−"} ${line}\n</span>`,
  );
  return markup`<figure>
    <figcaption>${title}</figcaption>
    ${text === null ? markup`<p class="absent">not there</p>` : markup`<pre tabindex="0" aria-label="${title}">${marked}</pre>`}
  </figure>`;
}
