/** Corrections of a description: compared as `generate` makes the client of it. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { argumentsOf, type Terminal } from "../../scripts/commands/command.ts";
import { diffCommand } from "../../scripts/commands/diff.ts";
import { diffSeries, type DiffOptions } from "../../scripts/diff.ts";
import { answered } from "../support/diff.ts";
import { messagesOf } from "../support/description.ts";

let folder = "";
let config = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "twinfold-"));
  config = written("twinfold.config.json", { spec: "api.json", overlay: "fix.json" });
  written("api.json", WRONG);
  written("fix.json", overlay({ target: PROPERTIES, update: { size: { type: "integer" } } }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, data: object): string {
  writeFileSync(join(folder, name), JSON.stringify(data));
  return join(folder, name);
}

const PROPERTIES = "$.paths['/things'].get.responses['200'].content.*.schema.properties";
const sized = (type: string, more: object = {}): object =>
  answered({ type: "object", properties: { size: { type }, ...more } });
const WRONG = sized("string");
const RIGHT = sized("integer");

function overlay(...actions: readonly object[]): object {
  return { overlay: "1.0.0", info: { title: "Corrections", version: "1" }, actions };
}

/** Changes and what is said beside them, without the folder in it. */
async function said(
  sources: readonly (string | object)[],
  options: DiffOptions = {},
): Promise<{ changes: string[]; notes: string[] }> {
  const notes: string[] = [];
  const steps = await diffSeries(sources, {
    config,
    compiler: false,
    onNote: (note) => notes.push(note.replaceAll(`${folder}/`, "")),
    onProblem: ({ message, file }) =>
      notes.push(`${message.replaceAll(`${folder}/`, "")} (${file})`),
    ...options,
  });
  const changes = steps.flatMap(({ report }) => report.changes);
  return { changes: changes.map(({ level, id }) => `${level} ${id}`), notes };
}

const NOTE =
  "overlay: api.json is compared as corrected by fix.json, for it is the configured description; --overlay corrects every side";

test("the configured description is compared with its corrections, which is said", async () => {
  const spec = join(folder, "api.json");
  const notes = [expect.stringContaining("is compared as corrected by")];
  expect(await said([RIGHT, spec])).toEqual({ changes: [], notes });
  expect(await said([spec, RIGHT])).toEqual({ changes: [], notes });
});

test("no other side is", async () => {
  const other = written("other.json", WRONG);
  expect(await said([other, WRONG])).toEqual({ changes: [], notes: [] });
});

test("--overlay corrects every side, in place of the configured one", async () => {
  const other = written("other.json", sized("string", { age: { type: "string" } }));
  const fix = written("both.json", overlay({ target: `${PROPERTIES}.age`, remove: true }));
  const told = await said([other, other, join(folder, "api.json")], { overlay: fix });
  expect(told.changes).toEqual([]);
  expect(told.notes).toEqual([expect.stringContaining("api.json: action 1 matches nothing")]);
});

test("the command line names the overlay, and is told of what it does not correct", async () => {
  const other = written("other.json", RIGHT);
  const fix = written(
    "both.json",
    overlay({ target: "$.paths", remove: true }, { target: "$.x", remove: true }),
  );
  const told: string[] = [];
  const terminal: Terminal = {
    print: (text: string) => void told.push(text),
    say: (text: string) => void told.push(text),
    progress: () => {},
    readStdin: () => Promise.resolve(new Uint8Array()),
    untilInterrupted: () => new AbortController().signal,
    today: "2026-11-22",
  };
  const argv = [join(folder, "api.json"), other, "--overlay", fix, "--config", config];
  await diffCommand.run(argumentsOf(diffCommand, argv), terminal);
  expect(told).toEqual([
    expect.stringMatching(
      /^overlay: .*api\.json: action 2 matches nothing: \$\.x \(at .* in .*both\.json\)/,
    ),
    expect.stringMatching(/^overlay: .*other\.json: action 2 matches nothing/),
    expect.stringContaining("No change."),
  ]);
});

test("a correction that does not fit is refused, and told with its side", async () => {
  const fix = written("both.json", overlay({ target: "$.info.title", update: { a: 1 } }));
  const run = (): unknown => said([join(folder, "api.json"), WRONG], { overlay: fix });
  expect(await messagesOf(run)).toMatch(/api\.json: action 1 does not fit/);
});

test("the description of a revision has the corrections of that revision", async () => {
  const git = (...args: string[]): unknown =>
    execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...args]);
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "a");
  written("api.json", RIGHT);
  written("fix.json", overlay({ target: "$.info", update: { title: "Things" } }));
  const back = process.cwd();
  process.chdir(folder);
  try {
    const { changes, notes } = await said(["git:HEAD:api.json", "api.json"]);
    expect(changes).toEqual([]);
    expect(notes).toEqual([
      NOTE.replace("api.json", "git:HEAD:api.json").replace("fix.json", "git:HEAD:fix.json"),
      NOTE,
    ]);
  } finally {
    process.chdir(back);
  }
});
