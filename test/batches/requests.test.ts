/** What is refused before it is uploaded, and how requests are split. */
import { expect, test } from "vitest";
import { checkRequests, type CreateMessageBatchParams, splitRequests } from "../../src/index.ts";
import { batch, start } from "../support/batch-server.ts";
import { sendJson } from "../support/loopback.ts";

const request = (custom_id: string, text = ""): { custom_id: string; params: object } => ({
  custom_id,
  params: { text },
});

async function partsOf(
  requests: Iterable<ReturnType<typeof request>>,
  limits: { maxRequests?: number; maxBytes?: number },
): Promise<string[][]> {
  const parts: string[][] = [];
  for await (const part of splitRequests(requests, limits)) {
    parts.push(part.map(({ custom_id }) => custom_id));
  }
  return parts;
}

test("good requests are taken", () => {
  const good = [request("a".repeat(64)), request("A-_9")];
  expect(() => checkRequests(good)).not.toThrow();
});

test("all problems are told at once, each with its place", () => {
  const bad = [
    request("a"),
    request("a b"),
    request("a"),
    { custom_id: "b", params: { betas: ["x"] } },
    { custom_id: "c", params: { n: 1n } },
    request("d", "x".repeat(200)),
  ];
  const problems = [
    'requests[1].custom_id "a b" must be 1 to 64 letters, digits, _ or -',
    'requests[2].custom_id "a" is that of requests[0]',
    "requests[3].params.betas belongs in the options of the whole batch",
    "requests[4] is not JSON",
    "requests[5] has 238 bytes, more than a batch may have",
  ];
  expect(() => checkRequests(bad, { maxBytes: 200 })).toThrow(
    `batch requests: ${problems.join("; ")}`,
  );
});

test("what is no request at all is one of the problems", () => {
  const bad = [null, undefined, "a"] as unknown as ReturnType<typeof request>[]; // as from plain JavaScript
  expect(() => checkRequests(bad)).toThrow(/requests\[0\]\.custom_id .*\[1\]\.custom_id .*\[2\]/);
});

test("very many problems are counted, not all shown", () => {
  const bad = Array.from({ length: 1000 }, () => request(""));
  expect(() => checkRequests(bad)).toThrow(/requests\[19\][^;]+; and 980 more$/);
});

test("parts are as large as their number of requests allows", async () => {
  const five = ["a", "b", "c", "d", "e"].map((id) => request(id));
  expect(await partsOf(five, { maxRequests: 2 })).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  expect(await partsOf([], {})).toEqual([]);
});

test("parts are as large as their bytes in UTF-8 allow, to the byte", async () => {
  const three = ["a", "b", "c"].map((id) => request(id, "é€😀"));
  const bytes = Buffer.byteLength(JSON.stringify({ requests: three.slice(0, 2) }));
  expect(await partsOf(three, { maxBytes: bytes })).toEqual([["a", "b"], ["c"]]);
  expect(await partsOf(three, { maxBytes: bytes - 1 })).toEqual([["a"], ["b"], ["c"]]);
});

test("an id that comes again in a later part is refused there", async () => {
  const parts = splitRequests([request("a"), request("a")], { maxRequests: 1 });
  expect((await parts.next()).value).toHaveLength(1);
  await expect(parts.next()).rejects.toMatchObject({ type: "usage" });
});

type Given = CreateMessageBatchParams["requests"][number];

test("a creation is refused before anything is sent, with all problems at once", async () => {
  const { server, client } = await start((_, response) => sendJson(response, batch("ended")));
  const bad = [
    request("a b"),
    { custom_id: "b", params: { betas: ["x"] } },
    request("c"),
    request("c"),
  ] as readonly object[] as Given[];
  await expect(client.messages.batches.create({ requests: bad })).rejects.toMatchObject({
    type: "usage",
    message: [
      'messages.batches.create: requests[0].custom_id "a b" must be 1 to 64 letters, digits, _ or -',
      "requests[1].params.betas belongs in the options of the whole batch",
      'requests[3].custom_id "c" is that of requests[2]',
    ].join("; "),
  });
  expect(server.requests).toEqual([]);
});

test.each([
  [100_001, 0, /: requests are 100001, which is more than a batch may have; runBatch splits them$/],
  [3, 86_000_000, /: requests have 2580001\d\d bytes, which is more than a batch may have/],
])(
  "a creation of %i requests with %i bytes each is refused unsent",
  async (count, bytes, reason) => {
    const { server, client } = await start((_, response) => sendJson(response, batch("ended")));
    const text = "x".repeat(bytes);
    const many = Array.from({ length: count }, (_, i) =>
      request(`r${i}`, text),
    ) as object[] as Given[];
    await expect(client.messages.batches.create({ requests: many })).rejects.toThrow(reason);
    expect(server.requests).toEqual([]);
  },
);

test("a creation makes JSON of its requests once", async () => {
  const { server, client } = await start((_, response) => sendJson(response, batch("ended")));
  let calls = 0;
  let reads = 0;
  const params = {
    get model() {
      reads += 1;
      return "m";
    },
    system: { toJSON: () => `call ${++calls}` },
  };
  const requests = [{ custom_id: "a", params }] as object[] as Given[];
  await client.messages.batches.create({ requests });
  expect([calls, reads]).toEqual([1, 1]);
  expect(JSON.parse(server.requests[0]!.body)).toEqual({
    requests: [{ custom_id: "a", params: { model: "m", system: "call 1" } }],
  });
});

test("a creation whose request is not JSON says which, with all other problems", async () => {
  const { server, client } = await start((_, response) => sendJson(response, batch("ended")));
  const bad = [request("a"), { custom_id: "b", params: { n: 1n } }, request("a")] as object[];
  await expect(client.messages.batches.create({ requests: bad as Given[] })).rejects.toThrow(
    'messages.batches.create: requests[1] is not JSON; requests[2].custom_id "a" is that of requests[0]',
  );
  expect(server.requests).toEqual([]);
});

test("limits that are no numbers are refused, and a part has one request at least", async () => {
  const requests = [request("a"), request("b")];
  for (const name of ["maxRequests", "maxBytes"]) {
    await expect(partsOf(requests, { [name]: NaN })).rejects.toThrow(`${name} must be a number`);
  }
  expect(await partsOf(requests, { maxRequests: 0 })).toEqual([["a"], ["b"]]);
  expect(await partsOf(requests, { maxRequests: 1.5 })).toEqual([["a"], ["b"]]);
});

test.each([null, undefined, 5, "ab", {}])("requests that are no list (%j) are refused", (wrong) => {
  expect(() => checkRequests(wrong as unknown as [])).toThrow(
    "batch requests: requests must be iterable",
  );
});
