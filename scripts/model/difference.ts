/** A difference between twins, and what a comparison of them carries along. */
import type { Schemas } from "./references.ts";
import type { SchemaObject } from "./types.ts";

export interface Difference {
  /** `request.messages[]: fallbacks only in beta`. */
  readonly text: string;
  /** Whether the other twin has more here, and nothing less. */
  readonly widens: boolean;
}

export interface Comparison {
  readonly schemas: Schemas;
  /** How the other twin is called: `beta`. */
  readonly called: string;
  /** Whether callers give the type, so that a new required field narrows; answers may have it. */
  readonly asked: boolean;
}

/** Compares one aspect of two schemas that references no longer stand for. */
export type Compare = (ga: SchemaObject, other: SchemaObject, where: string) => Difference[];

export function onlyInGa(where: string, what: string): Difference {
  return { text: `${where}: ${what} only in GA`, widens: false };
}

export function onlyInOther(where: string, what: string, { called }: Comparison): Difference {
  return { text: `${where}: ${what} only in ${called}`, widens: true };
}
