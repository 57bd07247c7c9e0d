/** A schema on its way to the one spelling: plain keywords, annotations told from constraints. */

export type Draft = Readonly<Record<string, unknown>>;

/** Keywords that constrain nothing. */
const ANNOTATIONS = new Set(
  "title description default examples deprecated readOnly writeOnly".split(" "),
);

/** Whether the schema says nothing but these keywords and annotations. */
export function saysOnly(schema: Draft, ...keywords: readonly string[]): boolean {
  return Object.keys(schema).every((key) => keywords.includes(key) || ANNOTATIONS.has(key));
}

export function annotationsOf(schema: Draft): Draft {
  return pick(schema, (key) => ANNOTATIONS.has(key));
}

export function constraintsOf(schema: Draft): Draft {
  return pick(schema, (key) => !ANNOTATIONS.has(key));
}

export function without(schema: Draft, ...keywords: readonly string[]): Draft {
  return pick(schema, (key) => !keywords.includes(key));
}

function pick(schema: Draft, wanted: (keyword: string) => boolean): Draft {
  const picked: Record<string, unknown> = {};
  for (const key of Object.keys(schema)) if (wanted(key)) picked[key] = schema[key];
  return picked;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The members of a combination. */
export function membersOf(schema: Draft, keyword: string): readonly Draft[] {
  return listOf(schema[keyword]) as readonly Draft[]; // they were read as schemas
}

/** `type` as a list: none where every type is allowed. */
export function typesOf(schema: Draft): readonly unknown[] {
  return typeof schema["type"] === "string" ? [schema["type"]] : listOf(schema["type"]);
}

/** Several types, one, or (where there is none to tell) no keyword. */
export function typeKeyword(types: readonly unknown[]): Draft {
  const unique = [...new Set(types)];
  if (unique.length === 0) return {};
  return { type: unique.length === 1 ? unique[0] : unique };
}
