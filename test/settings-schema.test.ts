/** The JSON Schema and the page of the settings are made of the settings' own definition. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { Ajv, type ValidateFunction } from "ajv";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { readJsonc } from "../scripts/jsonc.ts";
import { settings } from "../scripts/settings.ts";
import { settingsText } from "../scripts/init/settings.ts";
import { ROOT } from "./support/cli.ts";

const SCHEMA = join(ROOT, "scripts/config.schema.json");
const PAGE = join(ROOT, "docs/settings.md");

interface Property {
  readonly description?: string;
  readonly default?: unknown;
}

/** As editors read it; what it says beyond JSON Schema is what VS Code asks for. */
const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  ...toJsonSchema(settings, { typeMode: "input" }),
  title: "Settings of twinfold",
  allowComments: true,
  allowTrailingCommas: true,
};
const properties = schema.properties as Readonly<Record<string, Property>>; // settings are an object

function validator(): ValidateFunction {
  const ours: object = schema; // the library types what is optional in another way than ajv
  return new Ajv({ keywords: ["allowComments", "allowTrailingCommas"] }).compile(ours);
}

describe("made of the settings, renewed by vitest -u:", () => {
  test("the schema that editors read", async () => {
    const text = await format(JSON.stringify(schema), { parser: "json", printWidth: 100 });
    await expect(text).toMatchFileSnapshot(SCHEMA);
  });

  test("the page that people read", async () => {
    const rows = Object.entries(properties).map(([name, { description, default: fallback }]) => {
      const value = fallback === undefined ? "" : `\`${JSON.stringify(fallback)}\``;
      return `| \`${name}\` | ${description} | ${value} |`;
    });
    const table = ["| setting | meaning | default |", "| --- | --- | --- |", ...rows].join("\n");
    const text = await format(`${HEAD}\n\n${table}\n`, { parser: "markdown", printWidth: 100 });
    await expect(text).toMatchFileSnapshot(PAGE);
  });
});

const HEAD = `# Settings

\`twinfold.config.json\` is JSON in which comments and trailing commas may stand. \`twinfold init\` writes a first one; editors complete it by the
[JSON Schema](../scripts/config.schema.json) that comes with \`@twinfold/cli\`: \`"$schema": "./node_modules/@twinfold/cli/config.schema.json"\`.`;

test("every setting says what it is for", () => {
  const silent = Object.keys(properties).filter((name) => !properties[name]?.description);
  expect(silent).toEqual([]);
});

test.each(["twinfold.config.json", "test/bench/github.config.json"])(
  "%s fits the schema and names it",
  async (path) => {
    const data = readJsonc(await readFile(join(ROOT, path), "utf8")).data as Record<
      string,
      unknown
    >; // an object
    expect(join(ROOT, path, "..", String(data["$schema"]))).toBe(SCHEMA);
    const validate = validator();
    expect([validate(data), validate.errors]).toEqual([true, null]);
  },
);

test("what init writes fits it", () => {
  const text = settingsText({ spec: "api.yaml", importExtension: ".js", schema: "./s.json" });
  const validate = validator();
  expect([validate(readJsonc(text).data), validate.errors]).toEqual([true, null]);
});

test.each([
  ["a misspelled setting", { ouput: "x" }],
  ["a row that lacks a field", { twins: [{ in: "path", ga: "v1" }] }],
  ["a level that there is not", { levels: { "enum-value-added": "bad" } }],
])("%s does not fit", (_, data) => {
  expect(validator()(data)).toBe(false);
});
