/** Runs the command line in a process of its own, compiled as its package is. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { compiledCli } from "./compiled-cli.ts";
import { ROOT } from "./root.ts";

export { ROOT } from "./root.ts";

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

/** A running `twinfold …args`, in the repository's folder unless another is named; it does not outlive the test. */
export async function startTwinfold(
  args: readonly string[],
  folder = ROOT,
): Promise<ChildProcessWithoutNullStreams> {
  const env = { ...process.env, NO_COLOR: "1" };
  const child = spawn(process.execPath, [await compiledCli(), ...args], { cwd: folder, env });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** What `twinfold …args` prints, and its exit code. */
export async function twinfold(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = await startTwinfold(args, options.folder);
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
