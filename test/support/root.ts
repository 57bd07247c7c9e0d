/** The repository's folder, absolute. */
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");
