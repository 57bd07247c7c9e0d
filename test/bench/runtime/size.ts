/** `npm run bench -- size`: fails where a bundle outgrows its limit. */
import { report } from "./build.ts";
import { promiseRows, sizeRows } from "./size-rows.ts";

const { limits, rows } = await sizeRows();
console.table(rows);
const promises = await promiseRows();
console.table(promises);
report("size", limits, [...rows, ...promises]);
