/** What a user's bundle carries: minified and compressed, by what of the client is used. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile, type Plugin } from "esbuild";
import { type Limit, limited, ROOT } from "./build.ts";
import { type PromiseRow, PROMISES } from "./size-promises.ts";

const calls = `client.messages.batches.create({ requests: [] }), client.messages.batches.list(), client.messages.batches.results("b")`;

/** Bundles by name, and the bytes that they may have. */
const bundles: readonly { name: string; code: string; limit?: number }[] = [
  { name: "openapi-fetch", code: `export { default } from "openapi-fetch";` },
  {
    name: "create, list and results",
    code: `import { createClient } from "./src/index.ts"; const client = createClient(); export const all = [${calls}];`,
    limit: 11_843,
  },
  { name: "everything", code: `export * from "./src/index.ts";`, limit: 14_648 },
  {
    name: "sdk: create, list and results",
    code: `import Anthropic from "anthropic-sdk-1"; const client = new Anthropic(); export const all = [${calls}];`,
  },
];

export async function sizeRows(): Promise<{ limits: Limit[]; rows: object[] }> {
  const limits: Limit[] = [];
  const rows: object[] = [];
  for (const { name, code, limit } of bundles) {
    const { bytes, modules } = await bundled(code);
    rows.push({ work: "size", contestant: name, bytes }, ...modules);
    if (limit !== undefined) limits.push(limited(`size: ${name}, bytes`, bytes, limit));
  }
  return { limits, rows };
}

/** Without one promise each, and without all of them: the bytes that it costs. */
export async function promiseRows(): Promise<object[]> {
  const { code } = bundles[1]!;
  const { bytes } = await bundled(code);
  const rows: { promise: string; bytes: number }[] = [];
  for (const row of PROMISES) {
    const without = await bundled(code, [row]);
    rows.push({ promise: row.promise, bytes: bytes - without.bytes });
  }
  const without = await bundled(code, PROMISES);
  const together = { promise: "all of them together", bytes: bytes - without.bytes };
  return [...rows.toSorted((a, b) => b.bytes - a.bytes), together];
}

/** `rows`: whose promises are left out. */
async function bundled(
  contents: string,
  rows: readonly PromiseRow[] = [],
): Promise<{ bytes: number; modules: object[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    external: ["node:*"],
    metafile: true,
    plugins: rows.map(leavingOut),
    write: false,
    logLevel: "warning",
  });
  return { bytes: gzipSync(outputFiles[0]!.contents, { level: 9 }).length, modules: of(metafile) };
}

function leavingOut({ module, without }: PromiseRow): Plugin {
  const path = join(ROOT, "src", module);
  return {
    name: module,
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, (args) =>
        args.path === path ? { contents: without, loader: "js" } : undefined,
      );
    },
  };
}

/** The largest parts of our own bundle, before compression. */
function of({ outputs }: Metafile): object[] {
  const inputs = Object.entries(Object.values(outputs)[0]?.inputs ?? {});
  if (inputs.length > 100) return []; // the SDK's
  return inputs
    .map(([file, { bytesInOutput }]) => ({ contestant: file, minified: bytesInOutput }))
    .filter(({ minified }) => minified > 0)
    .toSorted((a, b) => b.minified - a.minified);
}
