/** The TypeScript compiler, read once. */
import { createRequire } from "node:module";
import type ts from "typescript";
import { requireCompiled } from "./code-cache.ts";

/**
 * It is CommonJS. Imported, nine megabytes of it are read three times, which costs as much again as running it and
 * thirty megabytes.
 */
const { resolve } = createRequire(import.meta.url);

export const compiler = requireCompiled(resolve("typescript")) as typeof ts; // `require` knows no types
