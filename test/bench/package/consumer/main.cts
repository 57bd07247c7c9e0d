/** The same from CommonJS, by `require`. */
import twinfold = require("twinfold");
import node = require("twinfold/node");
import runtime = require("twinfold/runtime");
import testing = require("twinfold/testing");
import type { MessageBatch } from "twinfold/schema" with { "resolution-mode": "require" };

async function main(): Promise<void> {
  const server = await testing.startServer({ batchDuration: 10 });
  const client = twinfold.createClient(server.clientOptions);
  const { id } = await client.messages.batches.create({
    requests: [
      {
        custom_id: "a",
        params: { model: "m", max_tokens: 9, messages: [{ role: "user", content: "Hi" }] },
      },
    ],
  });
  const batch: MessageBatch = await twinfold.waitForBatch(client, id, { interval: 10 });
  const lines = await node.saveResults(client.messages.batches.results(id), "results.jsonl");
  await server.close();
  const said = `${batch.processing_status} ${lines}`;
  if (said !== "ended 1" || typeof runtime.paged !== "function") throw new Error(said);
  console.log(said);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
