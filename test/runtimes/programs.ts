/** The platforms that are programs which run a file, and where `npm ci` in this folder puts them. */
import { join } from "node:path";

export interface Program {
  readonly name: string;
  readonly path: string;
  /** Before the file. */
  readonly flags?: readonly string[];
}

const program = (name: string, path: string): Program => ({
  name,
  path: join(import.meta.dirname, "node_modules", path),
});

export const NODES: readonly Program[] = [
  program("Node 20.19", "node20/bin/node"),
  program("Node 22", "node22/bin/node"),
  program("Node 24", "node24/bin/node"),
];
export const BUN = program("Bun", ".bin/bun");
export const DENO = program("Deno", ".bin/deno");
