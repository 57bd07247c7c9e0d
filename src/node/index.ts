/** What needs Node: `twinfold/node`. */
export { saveResults } from "./save-results.ts";
