/** Results saved to a file: all of them, or the file stays as it was. */
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { saveResults } from "../../src/node/index.ts";
import { temporaryFolder } from "../support/cli.ts";
import { setup } from "../support/client.ts";
import { head, lines, text } from "../support/jsonl.ts";

test("all lines are saved and counted, and nothing else is left in the folder", async () => {
  const place = await temporaryFolder();
  const { batches } = await setup(text(lines(50_000)));
  expect(await saveResults(batches.results("b"), join(place, "r.jsonl"))).toBe(50_000);
  expect(await readFile(join(place, "r.jsonl"), "utf8")).toBe(lines(50_000));
  expect(await readdir(place)).toEqual(["r.jsonl"]);
});

test("a download that is cut goes on, and the file is whole", async () => {
  const path = join(await temporaryFolder(), "r.jsonl");
  const { batches } = await setup((_, response, index) => {
    if (index > 0) return void head(response).end(lines(3));
    head(response).write(lines(2), () => response.destroy());
  });
  expect(await saveResults(batches.results("b"), path)).toBe(3);
  expect(await readFile(path, "utf8")).toBe(lines(3));
});

test("no results make an empty file", async () => {
  const path = join(await temporaryFolder(), "r.jsonl");
  const { batches } = await setup(text(""));
  expect(await saveResults(batches.results("b"), path)).toBe(0);
  expect(await readFile(path, "utf8")).toBe("");
});

test("where it fails, what was there before stays, and the next attempt is whole", async () => {
  const path = join(await temporaryFolder(), "r.jsonl");
  await writeFile(path, "old");
  const { batches } = await setup((request, response, index) =>
    text(index === 0 ? `${lines(5)}oops\n` : lines(3))(request, response, index),
  );
  await expect(saveResults(batches.results("b"), path)).rejects.toMatchObject({
    kind: "malformed",
  });
  expect(await readFile(path, "utf8")).toBe("old");
  expect(await saveResults(batches.results("b"), path)).toBe(3);
  expect(await readFile(path, "utf8")).toBe(lines(3));
});

test.each([[{ batches: [], results: [] }], [Promise.resolve()], [["a"]], [null], [undefined]])(
  "%o is no results: a run is not, nor a promise",
  async (wrong) => {
    const place = await temporaryFolder();
    const results = wrong as unknown as AsyncIterable<unknown>; // as from plain JavaScript
    await expect(saveResults(results, join(place, "r.jsonl"))).rejects.toThrow(
      "saveResults: results must be an async iterable: results(id), or the results of a run",
    );
    expect(await readdir(place)).toEqual([]);
  },
);

test("two calls at once do not mix their lines: the second is refused", async () => {
  const place = await temporaryFolder();
  const path = join(place, "r.jsonl");
  const { batches } = await setup(text(lines(3)));
  const first = saveResults(batches.results("b"), path);
  await expect(saveResults(batches.results("b"), join(place, ".", "r.jsonl"))).rejects.toThrow(
    /^saveResults: .*r\.jsonl is being written by another call$/,
  );
  expect(await first).toBe(3);
  expect(await readFile(path, "utf8")).toBe(lines(3));
  expect(await saveResults(batches.results("b"), path)).toBe(3);
});

test("what is a folder, or no file at all, is refused before anything is downloaded", async () => {
  const place = await temporaryFolder();
  const socket = join(place, "socket");
  const listening = createServer().listen(socket);
  onTestFinished(() => void listening.close());
  await once(listening, "listening");
  const { server, batches } = await setup(text(lines(3)));
  for (const path of [place, "", socket]) {
    await expect(saveResults(batches.results("b"), path)).rejects.toMatchObject({
      type: "usage",
      message: `saveResults: ${path} is no file, nor free for one; name another path`,
    });
  }
  expect([server.requests, await readdir(place)]).toEqual([[], ["socket"]]);
});

test("what cannot take its place stays where the next attempt finds it", async () => {
  const place = await temporaryFolder();
  const path = join(place, "r.jsonl");
  const { batches } = await setup(async (request, response, index) => {
    await mkdir(path);
    text(lines(3))(request, response, index);
  });
  await expect(saveResults(batches.results("b"), path)).rejects.toMatchObject({
    syscall: "rename",
  });
  expect(await readdir(place)).toEqual(["r.jsonl", "r.jsonl.partial"]);
  expect(await readFile(`${path}.partial`, "utf8")).toBe(lines(3));
});

async function* leftBadly(): AsyncGenerator<unknown> {
  try {
    yield 1n; // which JSON has not
  } finally {
    await Promise.reject(new Error("left"));
  }
}

test("what an iterable throws when it is left hides no error, and is nobody's rejection", async () => {
  const path = join(await temporaryFolder(), "r.jsonl");
  const unhandled: unknown[] = [];
  const note = (reason: unknown): number => unhandled.push(reason);
  process.on("unhandledRejection", note);
  await expect(saveResults(leftBadly(), path)).rejects.toThrow(/BigInt/);
  await new Promise(setImmediate);
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});
