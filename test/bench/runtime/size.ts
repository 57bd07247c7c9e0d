/** `npm run bench -- size`: fails where a bundle outgrows its limit. */
import { report } from "./build.ts";
import { sizeRows } from "./size-rows.ts";

const { limits, rows } = await sizeRows();
console.table(rows);
report("size", limits, rows);
