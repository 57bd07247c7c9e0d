/** Where calls go: whether any of the addresses of old is still one. */
import type { Server } from "./api.ts";

/**
 * Whether those who were told of the old servers reach none of the new ones. What is relative depends on where the
 * description lies, so that nothing is known of it; `https` in place of `http` is the same address.
 */
export function isMovedAway(before: readonly Server[], after: readonly Server[]): boolean {
  const areKnown = [before, after].every(
    (list) => list.length > 0 && list.every(({ url }) => ABSOLUTE.test(url)),
  );
  return (
    areKnown && !before.some((old) => after.some((now) => reaches(old, now) || reaches(now, old)))
  );
}

const ABSOLUTE = /^[a-z][a-z\d+.-]*:\/\//i;
const VARIABLE = /\{([^{}]+)\}/;

/** Whether the usual address of one is among those of the other. */
function reaches(one: Server, other: Server): boolean {
  const usual = addressOf(one)
    .map((part, i) => (i % 2 === 0 ? part : (one.variables.get(part)?.default ?? "")))
    .join("");
  const all = addressOf(other).map((part, i) => {
    if (i % 2 === 0) return escaped(part);
    const { values, default: usually } = other.variables.get(part) ?? { values: null };
    return values === null ? ".*" : `(?:${[...values, usually ?? ""].map(escaped).join("|")})`;
  });
  return new RegExp(`^${all.join("")}$`, "i").test(usual);
}

/** Text and names of variables, in turn. */
function addressOf({ url }: Server): readonly string[] {
  return url.replace(ABSOLUTE, "").replace(/\/+$/, "").split(VARIABLE);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
