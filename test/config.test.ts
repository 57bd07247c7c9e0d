/** The settings of a run: what is wrong with them, where, and how to mend it. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../scripts/config.ts";
import { ProblemsError, type Problem } from "../scripts/diagnostics.ts";
import { temporaryFolder } from "./support/cli.ts";

async function read(text: string): Promise<Awaited<ReturnType<typeof readConfig>>> {
  const path = join(await temporaryFolder(), "twinfold.config.json");
  await writeFile(path, text);
  return readConfig(path);
}

async function problemsOf(text: string): Promise<readonly Problem[]> {
  const error: unknown = await read(text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemsError)) throw new Error("there is no problem", { cause: error });
  return error.problems;
}

const STEP = '{ "parameter": "after" }';

const WRONG: readonly { name: string; text: string; says: readonly string[] }[] = [
  {
    name: "a comma less",
    text: '{\n  "spec": "a.yaml"\n  "output": "out"\n}',
    says: ["3:3 no JSON: comma expected"],
  },
  {
    name: "no end",
    text: '{\n  // a comment\n  "twins": [',
    says: ["3:13 no JSON: close bracket expected"],
  },
  { name: "nothing at all", text: "", says: ["1:1 no JSON: value expected"] },
  { name: "a list", text: "[]", says: ["1:1 it is a list, not an object"] },
  {
    name: "a setting that there is not, with the one that is meant",
    text: '{\n  "spec": "a.yaml", "ouput": "out"\n}',
    says: ["2:21 ouput is no setting; did you mean output?"],
  },
  {
    name: "a level of no rule, with the one that is meant",
    text: '{\n  "levels": { "enum-value-added": "info",\n    "enum-value-aded": "breaking" }\n}',
    says: ["3:5 levels.enum-value-aded is no rule; did you mean enum-value-added?"],
  },
  {
    name: "every row that is wrong, each at its place",
    text: `{
  /* below
     lines */ "paging": [{ "name": "a", "items": "data", "next": ${STEP} }],
  "twins": [{ "in": "query", "name": "beta" }, { "in": "body" }],
  "names": [
    { "operation": "GET /a", "name": "a", "reason": "" },
    { "operation": "", "name": 5, "reason": "it is so", "why": true },
  ],
}`,
    says: [
      "3:58 paging.0.next.from is missing",
      '4:50 twins.1.in is wrong: it must be ("query" | "path" | "header"), not "body"',
      "6:43 names.0.reason is wrong: an exception carries its reason",
      "7:7 names.1.operation is empty",
      "7:24 names.1.name is wrong: it must be string, not 5",
      "7:57 names.1.why is no setting",
    ],
  },
  {
    name: "what is of another kind, in words",
    text: '{ "enums": "Array",\n "twins": {},\n "paging": [{ "in": "head" }] }',
    says: [
      '1:3 enums is wrong: it must be (boolean | a list), not "Array"',
      "2:2 twins is wrong: it must be a list, not an object",
      '3:15 paging.0.in is wrong: it must be ("body" | "header"), not "head"',
    ],
  },
  {
    name: "the same setting twice",
    text: '{ "names": [],\n "twins": [{ "in": "query", "in": "query", "name": "x" }],\n "names": [] }',
    says: ["2:29 twins.0.in stands twice", "3:2 names stands twice"],
  },
];

test.each(WRONG)("problems name the key by its path, with line and column: $name", async (row) => {
  const problems = await problemsOf(row.text);
  const said = problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  expect(said).toEqual(row.says);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["config"]));
});

test("a problem is one line with its file, and says what the setting is for", async () => {
  const [problem] = await problemsOf('{ "output": "" }');
  expect(problem?.file).toMatch(/twinfold\.config\.json$/);
  await expect(read('{ "output": "" }')).rejects.toThrow(
    /^config: output is empty \(at line 1, column 3 in .*twinfold\.config\.json\); output: the folder of the generated files$/,
  );
});

test("what a setting is for is said once", async () => {
  const problems = await problemsOf('{ "names": [{}], "output": 5 }');
  const advised = problems.map(({ advice }) => advice?.slice(0, 6));
  expect(advised).toEqual(["names:", undefined, undefined, "output"]);
});

test("comments, trailing commas and a byte order mark may stand", async () => {
  expect((await read('\uFEFF{ "spec": "a//b", /* c */ "output": "out", } // end')).spec).toBe(
    "a//b",
  );
});
