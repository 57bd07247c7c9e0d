/** What runs anywhere: a batch from its creation to its results. */
import { createClient, waitForBatch, type ClientOptions } from "twinfold";
import type { MessageBatch } from "twinfold/schema";

export async function use(options: ClientOptions): Promise<string> {
  const client = createClient(options);
  const { id } = await client.messages.batches.create({
    requests: [
      {
        custom_id: "a",
        params: { model: "m", max_tokens: 9, messages: [{ role: "user", content: "Hi" }] },
      },
    ],
  });
  const batch: MessageBatch = await waitForBatch(client, id, { interval: 10 });
  const said: string[] = [batch.processing_status];
  for await (const { custom_id, result } of client.messages.batches.results(id))
    said.push(custom_id, result.type);
  return said.join(" ");
}
