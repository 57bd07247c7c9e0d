/** The bench as JavaScript, so that no loader of TypeScript is measured along. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

export const HERE = import.meta.dirname;
export const ROOT = join(HERE, "../../..");
export const DIST = join(HERE, "../dist");

/** Paths of the compiled programs, in the order of their names. */
export async function compiled(...names: readonly string[]): Promise<string[]> {
  const outdir = join(DIST, "runtime");
  await build({
    entryPoints: names.map((name) => join(HERE, `${name}.ts`)),
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  return names.map((name) => join(outdir, `${name}.js`));
}

/** Prints rows, keeps them as JSON in dist/, and makes the process fail where a limit is broken. */
export function report(name: string, limits: readonly Limit[], rows: readonly object[]): void {
  console.table(limits);
  mkdirSync(DIST, { recursive: true });
  const file = join(DIST, `${name}.json`);
  writeFileSync(file, JSON.stringify({ node: process.version, limits, rows }, null, 2));
  console.log(`written: ${file}`);
  process.exitCode = limits.every(({ holds }) => holds) ? 0 : 1;
}

export interface Limit {
  readonly what: string;
  readonly found: number;
  readonly limit: number;
  readonly holds: boolean;
}

/** Holds where what was found is at most the limit; something that is not a number breaks it. */
export function limited(what: string, value: number, limit: number): Limit {
  const found = Math.round(value * 100) / 100;
  return { what, found, limit, holds: found <= limit };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
