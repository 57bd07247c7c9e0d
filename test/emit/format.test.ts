/** Generated code has the style of written code. */
import { readFile } from "node:fs/promises";
import { format as formatWritten } from "oxfmt";
import { format } from "prettier";
import { expect, it } from "vitest";
import { formatCode } from "../../scripts/emit/format.ts";
import { emit } from "../../scripts/emit/index.ts";
import { method, model } from "../support/model.ts";

const line = (width: number): string => `names(["${"x".repeat(width - 12)}"]);`;
const names = Array.from({ length: 30 }, (_, index) => `name${index}`).join(", ");
const code = `import { ${names} } from './x'; export const a = ({ 'b-c': [${names}], c: (d) => { return d } });\n${line(100)}\n${line(101)}`;

it("is the style of package.json", async () => {
  const { prettier } = (await settingsIn("package.json")) as { prettier?: object };
  expect(await formatCode(code)).toBe(await format(code, { ...prettier, parser: "typescript" }));
});

it("is the style that written code is held to", async () => {
  const written = await formatWritten("code.ts", code, await settingsIn(".oxfmtrc.json"));
  expect(await formatCode(code)).toBe(written.code);
});

it("is that of methods whose names are of another script", async () => {
  const given = model({ methods: [method({ name: ["größen", "größe"] })] });
  const files = await emit(given, { runtime: "twinfold/runtime", spec: { sha256: "" } });
  const methods = files.find(({ path }) => path === "methods.ts")?.text ?? "";
  expect(methods).toContain('"größe": {');
  expect(await formatCode(methods)).toBe(methods);
});

it("keeps the words of a template as they are", async () => {
  const template = "export const a = css`a{b:c}`;\n";
  expect(await formatCode(template)).toBe(template);
});

async function settingsIn(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(new URL(`../../${file}`, import.meta.url), "utf8");
  return JSON.parse(text) as Record<string, unknown>; // both are
}
