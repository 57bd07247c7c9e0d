/** The output for published descriptions: it compiles, and its types are the flat ones that are promised. */
import { beforeAll, describe, expect, test } from "vitest";
import { emit, type GeneratedFile } from "../../scripts/emit/index.ts";
import { model } from "../../scripts/model/index.ts";
import type { Model } from "../../scripts/model/types.ts";
import { compileErrors, RUNTIME } from "../support/compile.ts";
import { CORPUS, hasCorpus, PUBLISHED, publishedDocument } from "../support/corpus.ts";
import { ROWS } from "../support/rows.ts";

/** What every version can do: both twins, a list, and results that narrow down to a text. */
const CONSUMER = `
  import type { Client } from "./index.ts";
  export async function use(client: Client): Promise<string[]> {
    const batch = await client.messages.batches.retrieve("id");
    const lines: string[] = [batch.processing_status];
    const beta = await client.messages.batches.retrieve("id", { betas: [] });
    for await (const { id } of client.messages.batches.list({ limit: 5 })) if (id === beta.id) break;
    for await (const { custom_id, result } of client.messages.batches.results("id")) {
      // @ts-expect-error there is no such result
      if (result.type === "unheard of") break;
      if (result.type === "errored") lines.push(custom_id, result.error.error.type);
      if (result.type !== "succeeded") continue;
      for (const block of result.message.content) if (block.type === "text") lines.push(block.text);
    }
    // @ts-expect-error the body is required
    client.messages.batches.create();
    return lines;
  }`;

describe.each(PUBLISHED)("%s", (name) => {
  describe.skipIf(!hasCorpus)(`in ${CORPUS}`, () => {
    let folded: Model;
    let files: readonly GeneratedFile[];
    const read = (file: string): string => files.find((it) => it.path === file)?.text ?? "";

    beforeAll(async () => {
      const document = await publishedDocument(name);
      folded = model(document, ROWS);
      files = await emit(folded, { runtime: RUNTIME, spec: { sha256: document.sha256 } });
    });

    test.each([true, false])(
      "compiles, exactOptionalPropertyTypes %s",
      (exactOptionalPropertyTypes) => {
        const use = { path: "use.ts", text: CONSUMER };
        expect(compileErrors([...files, use], { exactOptionalPropertyTypes })).toEqual([]);
      },
    );

    test("exports every schema under its name, and none is never", () => {
      const names = [...read("schema.ts").matchAll(/^export (?:interface|type) (\S+)/gm)].map(
        ([, it]) => it,
      );
      expect(names).toEqual(Object.keys(folded.schemas));
      const code = read("schema.ts").replaceAll(/\/\*[\s\S]*?\*\//g, "");
      expect(code).not.toMatch(/\bnever\b|components\[|WithRequired|\bOmit\b/);
    });

    test("lists every method in the manifest and in api.md", () => {
      const names = folded.methods.map((method) => method.name.join("."));
      const manifest = JSON.parse(read("manifest.json")) as { methods: { name: string }[] };
      expect(manifest.methods.map((method) => method.name)).toEqual(names);
      expect([...read("api.md").matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(
        names,
      );
    });
  });
});
