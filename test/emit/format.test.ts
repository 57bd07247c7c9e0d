/** Generated code has the style of written code. */
import { readFile } from "node:fs/promises";
import { format } from "prettier";
import { expect, it } from "vitest";
import { formatCode } from "../../scripts/emit/format.ts";

it("is the style of package.json", async () => {
  const settings = JSON.parse(
    await readFile(new URL("../../package.json", import.meta.url), "utf8"),
  ) as {
    readonly prettier: object;
  };
  const names = Array.from({ length: 30 }, (_, index) => `name${index}`).join(", ");
  const code = `import { ${names} } from './x'; export const a = ({ 'b': [${names}], c: (d) => { return d } })`;
  expect(await formatCode(code)).toBe(
    await format(code, { ...settings.prettier, parser: "typescript" }),
  );
});

it("keeps the words of a template as they are", async () => {
  const code = "export const a = css`a{b:c}`;\n";
  expect(await formatCode(code)).toBe(code);
});
