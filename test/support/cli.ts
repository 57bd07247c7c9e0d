/** Runs the command line in a process of its own, from source. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export const ROOT = join(import.meta.dirname, "../..");

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly folder?: string;
  readonly stdin?: string;
  /** Whether anybody reads what is printed, as `| head` soon does not; true otherwise. */
  readonly reads?: boolean;
}

/** What `twinfold …args` prints, and its exit code. The working folder is the repository's unless said otherwise. */
export async function twinfold(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), join(ROOT, "scripts/cli.ts"), ...args],
    { cwd: options.folder ?? ROOT, stdio: "pipe", env: { ...process.env, NO_COLOR: "1" } },
  );
  child.stdin.on("error", () => {}); // a run that refuses its arguments does not read its input
  child.stdin.end(options.stdin ?? "");
  if (options.reads === false) child.stdout.destroy();
  const [stdout, stderr, code] = await Promise.all([
    options.reads === false ? "" : text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.on("close", done)),
  ]);
  return { code, stdout, stderr };
}

/** A new empty folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "twinfold-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
