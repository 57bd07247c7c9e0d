/** What the README shows works as printed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileErrors } from "./support/compile.ts";
import { ROOT } from "./support/cli.ts";

const README = readFileSync(join(ROOT, "README.md"), "utf8");
const PACKAGE = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** For a fragment, which says nothing of where its client comes from. */
const PRELUDE = `import type { Client, CreateMessageBatchParams } from "twinfold";
declare const client: Client;
declare const requests: CreateMessageBatchParams["requests"];
`;

function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(
    ([, text]) => text ?? "",
  );
}

describe("the README", () => {
  test("shows code that compiles", () => {
    const files = blocks("ts").map((text, i) => ({
      path: `block-${i + 1}.ts`,
      text: text.startsWith("import") ? text : PRELUDE + text,
    }));
    expect(files.length).toBeGreaterThan(2);
    const paths = { twinfold: ["./src/index.ts"], "twinfold/*": ["./src/*/index.ts"] };
    expect(compileErrors(files, { paths, types: ["node"], noUnusedLocals: false })).toEqual([]);
  });

  test("shows JSON that parses", () => {
    expect(blocks("json").map((text) => typeof JSON.parse(text))).toEqual(["object"]);
  });

  test("names only npm scripts that exist", () => {
    const named = [...README.matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map(
      ([, name]) => name ?? "",
    );
    const own = new Set([...Object.keys(PACKAGE.scripts), "ci", "install", "package"]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !own.has(name))).toEqual([]);
  });
});
