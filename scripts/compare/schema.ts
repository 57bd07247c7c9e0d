/** A schema in its normal form: a union of alternatives of one type each, however it is spelled. */
import type { Located } from "./spec.ts";

/** Schemas that hold at once: one, or the parts of an allOf. Empty where nothing is said. */
export type Site = readonly Located[];

type JsonType = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

export type TypeName = JsonType | "any";

export interface Schema {
  /** Empty where no value is allowed. */
  readonly alternatives: readonly Alternative[];
  /** The property that tells the alternatives apart, where the description names one. */
  readonly discriminator: string | null;
  /** The name of what any other value of it means, where the description says so. */
  readonly fallback: string | null;
  /** Of what others are made of by allOf, names of what values of it mean; null for unions, whose members know them. */
  readonly mapping: ReadonlyMap<string, string> | null;
}

export interface Alternative {
  readonly type: TypeName;
  readonly pointer: string;
  /** Names of the components that it was put together from, the outermost first. */
  readonly names: readonly string[];
  /** Values of the discriminator that mean this alternative. */
  readonly tags: readonly string[];
  /** The only values allowed; null where all are. */
  readonly values: readonly unknown[] | null;
  /** Values that are documented beside others (an open enum). */
  readonly known: readonly unknown[];
  readonly formats: readonly string[];
  readonly patterns: readonly string[];
  /** Numeric keywords: limits and multipleOf. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly uniqueItems: boolean;
  /** contentEncoding and contentMediaType. */
  readonly content: readonly string[];
  readonly properties: ReadonlyMap<string, Site>;
  readonly required: ReadonlySet<string>;
  /** Other properties: any (null), those that match, or none (false). */
  readonly additional: Site | false | null;
  /** null where items may be anything. */
  readonly items: Site | false | null;
  readonly prefix: readonly Site[];
  /** Further conditions by keyword: `not`, `if`, `contains`, `patternProperties ^x-`, … */
  readonly conditions: ReadonlyMap<string, Site>;
  /** Properties that must be there where another one is: `dependentRequired a`. */
  readonly demands: ReadonlyMap<string, readonly string[]>;
}

/** What stands beside the constraints of a property or parameter. */
export interface Notes {
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** Where it is said, null where it is not. */
  readonly deprecated: Located | null;
  /** When what is deprecated will be gone. */
  readonly sunset: string | null;
  readonly default: Located | null;
}

export const ANYTHING: Alternative = {
  type: "any",
  pointer: "",
  names: [],
  tags: [],
  values: null,
  known: [],
  formats: [],
  patterns: [],
  numbers: new Map(),
  uniqueItems: false,
  content: [],
  properties: new Map(),
  required: new Set(),
  additional: null,
  items: null,
  prefix: [],
  conditions: new Map(),
  demands: new Map(),
};
