/** The TypeScript compiler, read once. */
import { createRequire } from "node:module";
import type ts from "typescript";

/**
 * It is CommonJS. Imported, nine megabytes of it are read three times, which costs as much again as running it and
 * thirty megabytes.
 */
const require = createRequire(import.meta.url);

export const compiler = require("typescript") as typeof ts; // `require` knows no types
