/** What is compiled once behaves as if it were compiled each time. */
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { requireCompiled } from "../scripts/code-cache.ts";
import { temporaryFolder } from "./support/cli.ts";

const require = createRequire(import.meta.url);
const TEXT = `module.exports = { name: __filename, beside: require("./beside.cjs"), ran: 1 };`;

interface Installed {
  readonly file: string;
  /** The contents of what is kept. */
  readonly kept: () => Promise<Buffer[]>;
  readonly cache: string;
}

async function installed(folderName = "node_modules"): Promise<Installed> {
  const modules = join(await temporaryFolder(), folderName);
  const file = join(modules, "large/index.cjs");
  const cache = join(modules, ".cache/twinfold");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, TEXT);
  await writeFile(join(modules, "large/beside.cjs"), "module.exports = 'beside';");
  const kept = async (): Promise<Buffer[]> => {
    const names = await readdir(cache).catch(() => []);
    return Promise.all(names.map((name) => readFile(join(cache, name))));
  };
  return { file, kept, cache };
}

/** As the next process would. */
function again(file: string): unknown {
  delete require.cache[file];
  return requireCompiled(file);
}

test("it gives what require gives, and require gives the same object", async () => {
  const { file } = await installed();
  const exports = requireCompiled(file);
  expect(exports).toEqual({ name: file, beside: "beside", ran: 1 });
  expect(require(file)).toBe(exports);
  expect(requireCompiled(file)).toBe(exports);
});

test("what V8 made of it is kept, and used as it is", async () => {
  const { file, kept } = await installed();
  requireCompiled(file);
  const [first, ...more] = await kept();
  expect(first?.length).toBeGreaterThan(0);
  expect(more).toEqual([]);
  expect(again(file)).toEqual({ name: file, beside: "beside", ran: 1 });
  expect(await kept()).toEqual([first]);
});

test("what was damaged is not given to V8, which would crash, and is kept anew", async () => {
  const { file, kept, cache } = await installed();
  requireCompiled(file);
  const [good = Buffer.alloc(0)] = await kept();
  const [name = ""] = await readdir(cache);
  const middle = good.length >> 1;
  const other = Buffer.from([(good[middle] ?? 0) ^ 1]);
  const flipped = Buffer.concat([good.subarray(0, middle), other, good.subarray(middle + 1)]);
  for (const damaged of [flipped, good.subarray(0, middle), Buffer.alloc(0)]) {
    await writeFile(join(cache, name), damaged);
    expect(again(file)).toMatchObject({ ran: 1 });
    const [anew] = await kept();
    expect(anew?.length).toBe(good.length);
    expect(anew).not.toEqual(damaged);
  }
});

test("another build of Node has files of its own: V8 takes those of its own version, and crashes", async () => {
  const { file, cache } = await installed();
  requireCompiled(file);
  const { size } = await stat(process.execPath);
  expect(await readdir(cache)).toEqual([expect.stringContaining(`-${process.version}-${size}-`)]);
});

test("what is kept and V8 refuses goes, and the run after keeps it anew", async () => {
  const { file, kept, cache } = await installed();
  requireCompiled(file);
  const [good] = await kept();
  const [name = ""] = await readdir(cache);
  const digest = createHash("sha256").update("no code").digest();
  await writeFile(join(cache, name), Buffer.concat([digest, Buffer.from("no code")]));
  expect(again(file)).toMatchObject({ ran: 1 });
  expect(await kept()).toEqual([]);
  again(file);
  expect((await kept())[0]?.length).toBe(good?.length);
});

test("another text of the same length is another file", async () => {
  const { file } = await installed();
  requireCompiled(file);
  await writeFile(file, TEXT.replace("ran: 1", "ran: 2"));
  await utimes(file, 1, 1);
  expect(again(file)).toMatchObject({ ran: 2 });
});

test("of a file that was replaced nothing stays", async () => {
  const { file, cache } = await installed();
  requireCompiled(file);
  const before = await readdir(cache);
  await utimes(file, 1, 1);
  again(file);
  const after = await readdir(cache);
  expect(after).toHaveLength(1);
  expect(after).not.toEqual(before);
});

test("only what was used last stays, however many builds of Node and files there were", async () => {
  const { file, cache } = await installed();
  requireCompiled(file);
  const [own = ""] = await readdir(cache);
  const used = (name: string, minutesAgo: number): Promise<void> =>
    utimes(join(cache, name), Date.now() / 1000, Date.now() / 1000 - 60 * minutesAgo);
  const others = Array.from({ length: 9 }, (_, i) => own.replace(process.version, `v1.${i}`));
  for (const [i, name] of others.entries()) {
    await copyFile(join(cache, own), join(cache, name));
    await used(name, i + 1);
  }
  await used(own, 1000);
  again(file); // using it is enough: it becomes the last one used
  const other = await anotherFile(file);
  requireCompiled(other);
  const left = new Set(await readdir(cache));
  expect(left.size).toBe(8);
  expect([own, ...others.slice(0, 6)].filter((name) => !left.has(name))).toEqual([]);
});

test("what another run is just writing is left alone, what none finished goes, and other files are not looked at", async () => {
  const { file, cache } = await installed();
  await mkdir(cache, { recursive: true });
  for (const name of ["x.v8.new", "x.v8.old", "a.json"]) await writeFile(join(cache, name), "");
  for (const name of ["x.v8.old", "a.json"]) await utimes(join(cache, name), 1, 1);
  requireCompiled(file);
  const names = await readdir(cache);
  expect(names.filter((name) => !name.endsWith(".v8")).toSorted()).toEqual(["a.json", "x.v8.new"]);
});

async function anotherFile(file: string): Promise<string> {
  const other = join(dirname(file), "other.cjs");
  await copyFile(file, other);
  return other;
}

test("where nothing can be kept it is compiled each time", async () => {
  const { file, kept, cache } = await installed();
  await writeFile(dirname(cache), "a file in place of the folder");
  expect(requireCompiled(file)).toMatchObject({ ran: 1 });
  expect(again(file)).toMatchObject({ ran: 1 });
  expect(await kept()).toEqual([]);
});

test("a file of no package leaves nothing behind", async () => {
  const { file, kept } = await installed("sources");
  expect(requireCompiled(file)).toMatchObject({ ran: 1 });
  expect(await kept()).toEqual([]);
});
