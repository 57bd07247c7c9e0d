/** The scenario on a platform with a command line: Node, Bun, Deno. */
import process from "node:process";
import * as twinfold from "twinfold";
import { runScenario } from "./scenario.ts";

const [baseUrl, apiKey] = process.argv.slice(2);
console.log(JSON.stringify(await runScenario(twinfold, { baseUrl, apiKey })));
