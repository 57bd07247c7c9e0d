/** The file of `--ignore`: what is wrong with it is told with its place. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readIgnoreFile } from "../scripts/ignore-file.ts";
import { temporaryFolder } from "./support/cli.ts";
import { messagesOf } from "./support/description.ts";

test.each([
  [
    "no JSON",
    '[\n  { "fingerprint": 1 }\n  {}\n]',
    /^config: no JSON: comma expected \(at line 3, column 3 in .*ignore\.json\); a list of/,
  ],
  ["no list", "{}", /^config: it is no list \(in .*ignore\.json\); a list of/],
  [
    "not there",
    undefined,
    /ignore\.json cannot be read: there is no such file; name an existing file with --ignore$/,
  ],
])("that it is %s", async (_, text, said) => {
  const path = join(await temporaryFolder(), "ignore.json");
  if (text !== undefined) await writeFile(path, text);
  expect(await messagesOf(() => readIgnoreFile(path))).toMatch(said);
});

test("comments may stand beside the reasons", async () => {
  const path = join(await temporaryFolder(), "ignore.json");
  const entry = { fingerprint: "0123456789ab", reason: "agreed", expires: "2999-01-01" };
  await writeFile(path, `[${JSON.stringify(entry)}, /* more */]`);
  expect(await readIgnoreFile(path)).toEqual([entry]);
});
