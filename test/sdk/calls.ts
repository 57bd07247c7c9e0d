/** Each of the eight methods, GA and beta, called on our client and on the official SDK: what a migration turns into what. */
import type { Anthropic } from "@anthropic-ai/sdk";
import type { Client } from "../../src/index.ts";
import { collect } from "./collect.ts";

/** What the calls are about, the same for both clients. */
export interface Subject {
  readonly batchId: string;
  readonly modelId: string;
}

/** Beta features that the calls of beta twins name. */
export const BETAS = ["output-300k-2026-03-24", "context-1m-2025-08-07"];

/** One call of both clients; each gives plain data, so that their types can be compared. */
interface Call<Ours, Theirs> {
  readonly ours: (client: Client, subject: Subject) => Promise<Ours>;
  readonly sdk: (client: Anthropic, subject: Subject) => Promise<Theirs>;
}

const call = <Ours, Theirs>(
  ours: Call<Ours, Theirs>["ours"],
  sdk: Call<Ours, Theirs>["sdk"],
): Call<Ours, Theirs> => ({ ours, sdk });

export const CALLS = {
  "messages.batches.create GA": call(
    async (client) => client.messages.batches.create({ requests: requests() }),
    async (sdk) => sdk.messages.batches.create({ requests: requests() }),
  ),
  "messages.batches.create beta": call(
    async (client) => client.messages.batches.create({ requests: requests() }, { betas: BETAS }),
    async (sdk) => sdk.beta.messages.batches.create({ requests: requests(), betas: BETAS }),
  ),
  "messages.batches.retrieve GA": call(
    async (client, { batchId }) => client.messages.batches.retrieve(batchId),
    async (sdk, { batchId }) => sdk.messages.batches.retrieve(batchId),
  ),
  "messages.batches.retrieve beta": call(
    async (client, { batchId }) => client.messages.batches.retrieve(batchId, { betas: BETAS }),
    async (sdk, { batchId }) => sdk.beta.messages.batches.retrieve(batchId, { betas: BETAS }),
  ),
  "messages.batches.list GA": call(
    async (client, { batchId }) => page(await client.messages.batches.list(query(batchId))),
    async (sdk, { batchId }) => page(await sdk.messages.batches.list(query(batchId))),
  ),
  "messages.batches.list beta": call(
    async (client, { batchId }) =>
      page(await client.messages.batches.list(query(batchId), { betas: BETAS })),
    async (sdk, { batchId }) =>
      page(await sdk.beta.messages.batches.list({ ...query(batchId), betas: BETAS })),
  ),
  "messages.batches.cancel GA": call(
    async (client, { batchId }) => client.messages.batches.cancel(batchId),
    async (sdk, { batchId }) => sdk.messages.batches.cancel(batchId),
  ),
  "messages.batches.cancel beta": call(
    async (client, { batchId }) => client.messages.batches.cancel(batchId, { betas: BETAS }),
    async (sdk, { batchId }) => sdk.beta.messages.batches.cancel(batchId, { betas: BETAS }),
  ),
  "messages.batches.results GA": call(
    async (client, { batchId }) => client.messages.batches.results(batchId).toArray(),
    async (sdk, { batchId }) => collect(await sdk.messages.batches.results(batchId)),
  ),
  "messages.batches.results beta": call(
    async (client, { batchId }) =>
      client.messages.batches.results(batchId, { betas: BETAS }).toArray(),
    async (sdk, { batchId }) =>
      collect(await sdk.beta.messages.batches.results(batchId, { betas: BETAS })),
  ),
  "messages.batches.delete GA": call(
    async (client, { batchId }) => client.messages.batches.delete(batchId),
    async (sdk, { batchId }) => sdk.messages.batches.delete(batchId),
  ),
  "messages.batches.delete beta": call(
    async (client, { batchId }) => client.messages.batches.delete(batchId, { betas: BETAS }),
    async (sdk, { batchId }) => sdk.beta.messages.batches.delete(batchId, { betas: BETAS }),
  ),
  "models.list GA": call(
    async (client, { modelId }) => page(await client.models.list({ before_id: modelId })),
    async (sdk, { modelId }) => page(await sdk.models.list({ before_id: modelId })),
  ),
  "models.list beta": call(
    async (client, { modelId }) =>
      page(await client.models.list({ before_id: modelId }, { betas: BETAS })),
    async (sdk, { modelId }) =>
      page(await sdk.beta.models.list({ before_id: modelId, betas: BETAS })),
  ),
  "models.retrieve GA": call(
    async (client, { modelId }) => client.models.retrieve(modelId),
    async (sdk, { modelId }) => sdk.models.retrieve(modelId),
  ),
  "models.retrieve beta": call(
    async (client, { modelId }) => client.models.retrieve(modelId, { betas: BETAS }),
    async (sdk, { modelId }) => sdk.beta.models.retrieve(modelId, { betas: BETAS }),
  ),
};

export type CallName = keyof typeof CALLS;

function requests() {
  const messages = [{ role: "user" as const, content: "Why is the sky blue? ä𝄞" }];
  return ["one", "two"].map((custom_id) => ({
    custom_id,
    params: { model: "claude-sonnet-4-6", max_tokens: 100, messages },
  }));
}

function query(after_id: string) {
  return { limit: 5, after_id };
}

/** The fields of a page that are the API's; its methods are each client's own. */
function page<Data, Cursor>({ data, has_more, first_id, last_id }: PageFields<Data, Cursor>) {
  return { data, has_more, first_id, last_id };
}

interface PageFields<Data, Cursor> {
  readonly data: Data;
  readonly has_more: boolean;
  readonly first_id: Cursor;
  readonly last_id: Cursor;
}
