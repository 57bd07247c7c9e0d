/** Three versions of a small description: a property comes, then one goes and the other takes other values. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { answered } from "./diff.ts";

export const object = (properties: object): object => ({ type: "object", properties });

const text = { type: "string" };

/** As text, oldest first. */
export const VERSIONS = [
  JSON.stringify(answered(object({ a: text }))),
  JSON.stringify(answered(object({ a: text, b: text }))),
  JSON.stringify(answered(object({ b: { enum: ["x"] } }))),
] as const;

export type Paths = readonly [string, string, string];

/** Where they stand in the folder from now on. */
export function writeVersions(folder: string): Paths {
  const paths = ["1.json", "2.json", "3.json"].map((name) => join(folder, name));
  VERSIONS.forEach((version, i) => writeFileSync(paths[i] ?? "", version));
  return paths as unknown as Paths; // of three names
}
