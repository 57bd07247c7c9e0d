/** The parts of two bodies by how they are encoded. */
import type { Finding } from "./finding.ts";
import { rangesOf } from "./media-range.ts";

type Found = Omit<Finding, "pointer">;
type Encoding = readonly [types: string | null, style: string, explode: boolean];

/** Both by name of the part, as `readEncoding` writes them. */
export function compareEncoding(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Found[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names.flatMap((name): Found[] => {
    const [mine, theirs] = [before.get(name), after.get(name)];
    if (mine === theirs) return [];
    const isWidened = mine !== undefined && theirs !== undefined && holds(theirs, mine);
    const rule = isWidened ? "encoding-widened" : "encoding-changed";
    return [{ rule, before: mine, after: theirs }];
  });
}

/** In the same style, each media type is among the others or in a range of them. */
function holds(wide: string, narrow: string): boolean {
  const [[types, ...style], [all, ...other]] = [narrow, wide].map(
    (it) => JSON.parse(it) as Encoding, // as it was written
  ) as [Encoding, Encoding]; // two of them
  if (types === null || all === null || style.join() !== other.join()) return false;
  const listed = new Set(all.split(/\s*,\s*/));
  return types.split(/\s*,\s*/).every((it) => [it, ...rangesOf(it)].some((one) => listed.has(one)));
}
