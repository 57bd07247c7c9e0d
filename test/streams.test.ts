/** Answers that are streams where the caller asks for one, through a generated client. */
import { expect, test } from "vitest";
import type { Call, Jsonl, Resource, Sse } from "../src/runtime.ts";
import { generatedClient } from "./support/generated.ts";
import { sendJson, type Script } from "./support/loopback.ts";

/** As far as it is used here; the types are tested on the generated text. */
interface Oracle extends Resource {
  readonly answers: { create(params: object, options?: object): Call<unknown> | Sse<unknown> };
  readonly guesses: { create(params: object): Call<unknown> | Jsonl<unknown> };
  whispers(): Sse<string>;
}

const BODIES: Readonly<Record<string, string>> = {
  "text/event-stream": 'event: part\ndata: {"type":"start"}\n\ndata: [DONE]\n\n',
  "application/x-ndjson": '{"text":"a"}\n{"text":"b"}\n',
};

/** Whole or item by item, as the call asks. */
const script: Script = ({ headers: { accept = "" } }, response) => {
  const body = BODIES[accept];
  if (body === undefined) sendJson(response, { text: "whole" });
  else response.writeHead(200, { "content-type": accept }).end(body);
};

test("a property of the body makes the answer a stream, in either twin", async () => {
  const { client, server } = await generatedClient<Oracle>("events-3.1", script);
  const events = client.answers.create({ text: "?", stream: true }) as Sse<unknown>;
  const beta = client.answers.create({ text: "?", stream: true }, { beta: true }) as Sse<unknown>;
  const lines = client.guesses.create({ lines: true }) as Jsonl<unknown>;
  expect(await events.toArray()).toEqual([{ type: "start" }]);
  expect(await beta.toArray()).toEqual([{ type: "start" }]);
  expect(await lines.toArray()).toEqual([{ text: "a" }, { text: "b" }]);
  expect(await client.answers.create({ text: "?" })).toEqual({ text: "whole" });
  expect(await client.guesses.create({ lines: false })).toEqual({ text: "whole" });
  expect(server.requests.map(({ url, body }) => [url, body])).toEqual([
    ["/v1/answers", '{"text":"?","stream":true}'],
    ["/v1/answers?beta=true", '{"text":"?","stream":true}'],
    ["/v1/guesses", '{"lines":true}'],
    ["/v1/answers", '{"text":"?"}'],
    ["/v1/guesses", '{"lines":false}'],
  ]);
});

test("events whose data is text stay text, [DONE] as well", async () => {
  const { client } = await generatedClient<Oracle>("events-3.1", script);
  expect(await client.whispers().toArray()).toEqual(['{"type":"start"}', "[DONE]"]);
});
