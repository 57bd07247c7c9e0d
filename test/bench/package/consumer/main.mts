/** Every export of the package, as an ES module. */
import { createClient } from "twinfold";
import { saveResults } from "twinfold/node";
import { paged } from "twinfold/runtime";
import { startServer } from "twinfold/testing";
import { use } from "./use.mjs";

const server = await startServer({ batchDuration: 10 });
const said = await use(server.clientOptions);
const { batches } = createClient(server.clientOptions).messages;
const [batch] = server.batches;
const lines = await saveResults(batches.results(batch?.id ?? ""), "results.jsonl");
await server.close();
if (said !== "ended a succeeded" || lines !== 1 || typeof paged !== "function")
  throw new Error(`${said}, ${lines} lines`);
console.log(said);
