/** Saving again what a crash or an error stopped: from where it stopped if the file is provably the same, otherwise anew. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { expect, test } from "vitest";
import { saveResults } from "../../src/node/index.ts";
import { temporaryFolder } from "../support/cli.ts";
import { setup } from "../support/client.ts";
import { lines } from "../support/jsonl.ts";
import { type Script, until } from "../support/loopback.ts";

interface Served {
  readonly body: string;
  readonly etag?: string;
  /** The answer stops after so many bytes. */
  readonly stop?: number;
  /** And the connection then breaks. */
  readonly cut?: true;
  /** Ranges are not known to the server. */
  readonly whole?: true;
}

/** Each request its own answer, by a range where it asks for one of the same file. */
function serving(answers: readonly Served[]): Script {
  return ({ headers }, response, index) => {
    const { body, etag, stop, cut, whole } = answers[index]!;
    const bytes = Buffer.from(body);
    const same = etag !== undefined && headers["if-range"] === etag && !whole;
    const start = same ? Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0) : 0;
    response.writeHead(start > 0 ? 206 : 200, {
      "content-type": "application/x-jsonl",
      ...(etag !== undefined && { etag }),
      ...(start > 0 && { "content-range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
    });
    const sent = bytes.subarray(start, stop);
    if (stop === undefined) response.end(sent);
    else response.write(sent, () => cut && response.destroy());
  };
}

test("what a killed process has saved is gone on with: no line is lost, none comes twice, none is downloaded again", async () => {
  const place = await temporaryFolder();
  const path = join(place, "r.jsonl");
  const body = lines(150_000);
  const { server, batches } = await setup(
    serving([
      { body, etag: '"v1"', stop: body.length / 2 },
      { body, etag: '"v1"' },
    ]),
  );
  const child = spawnSaving(server.url, path);
  await until(() => existsSync(`${path}.partial.json`));
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(existsSync(path)).toBe(false);
  await appendFile(`${path}.partial`, '{"custom_id":"to'); // as if it had died while it wrote

  expect(await saveResults(batches.results("b", { expectedLines: 150_000 }), path)).toBe(150_000);
  expect((await readFile(path, "utf8")) === body).toBe(true);
  expect(await readdir(place)).toEqual(["r.jsonl"]);
  expect(server.requests[1]?.headers).toMatchObject({ "if-range": '"v1"' });
  const from = Number(/^bytes=(\d+)-$/.exec(server.requests[1]?.headers.range ?? "")?.[1]);
  expect(from).toBeGreaterThan(500_000);
  expect(Buffer.from(body)[from - 1]).toBe(10);
});

test("a second process takes over what a first one is writing: its file is whole, and the first one fails", async () => {
  const place = await temporaryFolder();
  const path = join(place, "r.jsonl");
  const body = lines(150_000);
  const half = body.length / 2;
  let held: ServerResponse | undefined;
  const serve = serving([
    { body, etag: '"v1"', stop: half },
    { body, etag: '"v1"' },
  ]);
  const { server, batches } = await setup((request, response, index) => {
    held ??= response;
    serve(request, response, index);
  });
  const child = spawnSaving(server.url, path);
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => (told += String(chunk)));
  await until(() => existsSync(`${path}.partial.json`));

  expect(await saveResults(batches.results("b"), path)).toBe(150_000);
  held?.end(Buffer.from(body).subarray(half));
  await once(child, "close");
  expect(child.exitCode).toBe(1);
  expect(told).toContain(`saveResults: another process has begun to write ${path}.partial`);
  expect((await readFile(path, "utf8")) === body).toBe(true);
  expect(await readdir(place)).toEqual(["r.jsonl"]);
});

function spawnSaving(url: string, path: string): ChildProcessByStdio<null, null, Readable> {
  const script = join(import.meta.dirname, "saving-process.ts");
  const given = ["--import", import.meta.resolve("tsx"), script, url, path];
  return spawn(process.execPath, given, { stdio: ["ignore", "ignore", "pipe"] });
}

const stop = Buffer.byteLength(lines(3)) + 5;
const first: Served = { body: lines(9), etag: '"v1"', stop, cut: true };

/** A first attempt that stops after three lines, and what a second one needs. */
async function stopped(
  then: readonly Served[],
  cut: Served = first,
): Promise<Awaited<ReturnType<typeof setup>> & { path: string }> {
  const path = join(await temporaryFolder(), "r.jsonl");
  const made = await setup(serving([cut, ...then]), { maxRetries: 0 });
  await expect(saveResults(made.batches.results("b"), path)).rejects.toMatchObject({
    kind: "truncated",
    line: 4,
  });
  return { ...made, path };
}

test("an attempt after an error asks for the rest, and again for the rest of that", async () => {
  const whole: Served = { body: lines(9), etag: '"v1"' };
  const further = Buffer.byteLength(lines(6)) + 5;
  const { server, batches, path } = await stopped([{ ...whole, stop: further, cut: true }, whole]);
  const options = { expectedLines: 9 };
  await expect(saveResults(batches.results("b", options), path)).rejects.toMatchObject({ line: 7 });
  expect(await saveResults(batches.results("b", options), path)).toBe(9);
  expect(await readFile(path, "utf8")).toBe(lines(9));
  expect(server.requests.map(({ headers }) => headers.range)).toEqual(
    [undefined, 3, 6].map((count) => count && `bytes=${Buffer.byteLength(lines(count))}-`),
  );
});

test("a rest that is shorter than the lines that there must be is an error", async () => {
  const { batches, path } = await stopped([{ body: lines(8), etag: '"v1"' }]);
  const again = saveResults(batches.results("b", { expectedLines: 9 }), path);
  await expect(again).rejects.toMatchObject({ kind: "truncated" });
  expect(existsSync(path)).toBe(false);
});

test.each<[string, readonly Served[]]>([
  [
    "in a repetition that had not reached them",
    [first, { ...first, stop: Buffer.byteLength(lines(1)) + 5, whole: true }],
  ],
  ["in a line that looks like an end", [{ body: lines(3).slice(0, -5), etag: '"v1"' }]],
  ["in a line without an end", [{ body: lines(3).trimEnd(), etag: '"v1"' }]],
])("lines that were saved before it stopped %s come once", async (_, answers) => {
  const path = join(await temporaryFolder(), "r.jsonl");
  const { batches } = await setup(serving([...answers, { body: lines(9), etag: '"v1"' }]), {
    maxRetries: answers.length - 1,
  });
  const save = (): Promise<number> => saveResults(batches.results("b", { expectedLines: 9 }), path);
  await expect(save()).rejects.toMatchObject({ kind: "truncated" });
  expect(await save()).toBe(9);
  expect(await readFile(path, "utf8")).toBe(lines(9));
});

const other = lines(9).replaceAll("é", "è");

test.each<[string, readonly Served[]]>([
  [
    "has another ETag",
    [
      { body: other, etag: '"v2"' },
      { body: other, etag: '"v2"' },
    ],
  ],
  ["has no ETag any more", [{ body: other }, { body: other }]],
])("a file that %s is saved anew", async (_, answers) => {
  const { server, batches, path } = await stopped(answers);
  expect(await saveResults(batches.results("b"), path)).toBe(9);
  expect(await readFile(path, "utf8")).toBe(other);
  expect(server.requests.length).toBe(3);
});

test("where the server ignores the range, the lines that are there are checked and kept", async () => {
  const { server, batches, path } = await stopped([{ body: lines(9), etag: '"v1"', whole: true }]);
  expect(await saveResults(batches.results("b"), path)).toBe(9);
  expect(await readFile(path, "utf8")).toBe(lines(9));
  expect(server.requests[1]?.headers.range).toBeDefined();
  expect(server.requests.length).toBe(2);
});

test.each<[string, Served]>([
  ["a weak ETag", { ...first, etag: 'W/"v1"' }],
  ["no ETag", { body: first.body, stop, cut: true }],
])("where there was %s, it is saved anew", async (_, cut) => {
  const { server, batches, path } = await stopped([{ body: other }], cut);
  expect(await saveResults(batches.results("b"), path)).toBe(9);
  expect(await readFile(path, "utf8")).toBe(other);
  expect(server.requests[1]?.headers.range).toBeUndefined();
});

test.each<[string, (partial: string) => Promise<void>]>([
  ["lines were changed", (partial) => writeFile(partial, lines(3).replace("é0", "é9"))],
  ["lines are gone", (partial) => writeFile(partial, lines(2))],
  ["note is no JSON", (partial) => writeFile(`${partial}.json`, '{"source":')],
  ["note says nothing", (partial) => writeFile(`${partial}.json`, "null")],
  ["note is another one", (partial) => writeFile(`${partial}.json`, "{}")],
])("a partial file whose %s is saved anew", async (_, spoil) => {
  const { server, batches, path } = await stopped([{ body: lines(9), etag: '"v1"' }]);
  expect(await readFile(`${path}.partial`, "utf8")).toBe(lines(3));
  await spoil(`${path}.partial`);
  expect(await saveResults(batches.results("b"), path)).toBe(9);
  expect(await readFile(path, "utf8")).toBe(lines(9));
  expect(server.requests[1]?.headers.range).toBeUndefined();
});

test.each([
  ["of another batch", "c", { beta: false }],
  ["of the other twin", "b", { beta: true }],
] as const)("results %s are saved anew, whatever their ETag", async (_, id, options) => {
  const { server, batches, path } = await stopped([{ body: other, etag: '"v1"' }]);
  const results: AsyncIterable<unknown> = batches.results(id, options);
  expect(await saveResults(results, path)).toBe(9);
  expect(await readFile(path, "utf8")).toBe(other);
  expect(server.requests[1]?.headers.range).toBeUndefined();
});

async function* mine(): AsyncGenerator<object> {
  yield { custom_id: "a" };
  yield { custom_id: "b" };
}

test("results of no single download are saved anew", async () => {
  const { path } = await stopped([]);
  expect(await saveResults(mine(), path)).toBe(2);
  expect(await readFile(path, "utf8")).toBe('{"custom_id":"a"}\n{"custom_id":"b"}\n');
});
