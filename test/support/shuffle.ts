/** A copy of a description with everything re-ordered whose order means nothing. */

/** Lists whose order means nothing, by the key they stand under. */
const UNORDERED = new Set(["parameters", "required", "tags", "security"]);
/** Below these keys plain data begins, in which lists are content. */
const DATA = new Set(["default", "example", "examples", "const", "enum"]);

export function shuffled<T>(value: T, seed: number): T {
  const random = generator(seed);
  const visit = (node: unknown, key: string, isData: boolean): unknown => {
    if (Array.isArray(node)) {
      const copy = node.map((member) => visit(member, "", isData));
      return UNORDERED.has(key) && !isData ? mix(copy, random) : copy;
    }
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      mix(Object.entries(node), random).map(([name, member]) => [
        name,
        visit(member, name, isData || (DATA.has(name) && key !== "properties")),
      ]),
    );
  };
  return visit(value, "", false) as T; // a copy of the same shape
}

function mix<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((member) => ({ member, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ member }) => member);
}

/** Numbers from 0 to 1 that only the seed decides (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
