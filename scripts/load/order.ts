/** The order of everything that a description leaves unordered: by code unit, never by locale. */

export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function sortedEntries<T>(map: Readonly<Record<string, T>>): [string, T][] {
  const keys = Object.keys(map).toSorted(); // by code unit, and faster than by a function
  return keys.map((key) => [key, map[key] as T]); // a key of it
}

/** A copy of plain data with the keys of every map sorted. */
export function sortedData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedData);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    sortedEntries(value as Record<string, unknown>) // an object of parsed JSON or YAML is a map
      .map(([key, member]) => [key, sortedData(member)]),
  );
}
