/** Pairs of schemas, and what the change is called where it is asked and where it is answered. */

export interface SchemaRow {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  /** `level id`, worst first. */
  readonly request: readonly string[];
  readonly response: readonly string[];
}

type Pair = readonly [unknown, unknown];

export function row(
  name: string,
  [before, after]: Pair,
  request: string,
  response: string,
): SchemaRow {
  return { name, before, after, request: listed(request), response: listed(response) };
}

function listed(said: string): string[] {
  return said.split(", ").filter(Boolean);
}

/** A pair of which a request takes more afterwards, and an answer promises less. */
export function wider(id: string, name: string, pair: Pair): SchemaRow {
  return row(name, pair, `info ${id}`, `breaking ${id}`);
}

export function narrower(id: string, name: string, pair: Pair): SchemaRow {
  return row(name, pair, `breaking ${id}`, `info ${id}`);
}

export function other(id: string, name: string, pair: Pair): SchemaRow {
  return row(name, pair, `breaking ${id}`, `breaking ${id}`);
}

export function object(properties: object, more: object = {}): object {
  return { type: "object", properties, ...more };
}
