/** The values of enums as arrays, for what runs. */
import type { Model } from "../model/types.ts";
import { commentLine } from "./comment.ts";
import { literal } from "./literal.ts";

export function emitEnums({ enums = [] }: Model): readonly string[] {
  return enums.flatMap(({ name, of, values }) => [
    "",
    `/** The values of \`${commentLine(of)}\` that the description lists. */`,
    `export const ${name} = ${literal(values)} as const;`,
  ]);
}
