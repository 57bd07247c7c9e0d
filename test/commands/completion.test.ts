/** `twinfold completion`: the scripts, and a real shell that completes by one. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { type Terminal } from "../../scripts/commands/command.ts";
import { completionCommand } from "../../scripts/commands/completion.ts";
import { parseArguments } from "../../scripts/arguments.ts";
import { messagesOf } from "../support/description.ts";

const WORDS = {
  generate: { flags: ["--check", "--out"], choices: [] },
  diff: { flags: ["--format"], choices: [] },
  completion: { flags: ["--help"], choices: ["bash", "zsh"] },
};
const command = completionCommand(() => WORDS);

async function scriptFor(...words: readonly string[]): Promise<string> {
  let printed = "";
  const terminal = { print: (text: string) => void (printed += text) } as Terminal; // all it uses
  await command.run(parseArguments(words, command.flags, true), terminal);
  return printed;
}

async function completed(line: readonly string[], word: number): Promise<string[]> {
  const words = line.map((it) => `'${it}'`).join(" ");
  const ask = `COMP_WORDS=(${words}); COMP_CWORD=${word}; _twinfold; echo "\${COMPREPLY[@]}"`;
  const script = `${await scriptFor("bash")}\n${ask}`;
  return execFileSync("bash", ["-c", script], { encoding: "utf8" }).trim().split(" ");
}

test("bash completes a command", async () => {
  expect(await completed(["twinfold", "d"], 1)).toEqual(["diff"]);
});

test("bash completes the flags of the command that is typed", async () => {
  expect(await completed(["twinfold", "generate", "--"], 2)).toEqual(["--check", "--out"]);
  expect(await completed(["twinfold", "diff", "--f"], 2)).toEqual(["--format"]);
});

test("bash completes what else is one of a few, and leaves the rest to files", async () => {
  expect(await completed(["twinfold", "completion", ""], 2)).toEqual(["bash", "zsh"]);
  expect(await completed(["twinfold", "diff", ""], 2)).toEqual([""]);
});

test.each(["zsh", "fish"])("%s is told every command and flag", async (shell) => {
  const script = await scriptFor(shell);
  for (const word of ["generate", "diff", "check", "out", "format", "bash"])
    expect(script).toContain(word);
});

test.each([[[]], [["powershell"]], [["bash", "zsh"]]])("refuses %j", async (words) => {
  expect(await messagesOf(() => scriptFor(...words))).toMatch(/name a shell: bash\|zsh\|fish/);
});
