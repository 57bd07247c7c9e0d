/** What whole processes take: each a sample, of several the medians. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { HERE } from "./contenders.mjs";

/** Nothing is concluded of a process that takes longer than `maxSeconds`. */
const NOT_DONE = { seconds: Infinity, megabytes: Infinity };

/** CPU seconds of a process and all that it starts, and the megabytes of the largest of them; reports go through a folder. */
export function sampleOf(name, args, { reports, cwd, env = {}, maxSeconds }) {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const child = spawnSync(process.execPath, args, {
    cwd,
    env: {
      ...process.env,
      ...env,
      NODE_OPTIONS: `--import ${join(HERE, "measure.mjs")}`,
      BENCH_REPORTS: reports,
    },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: maxSeconds && maxSeconds * 1000,
  });
  if (child.error?.code === "ETIMEDOUT") return NOT_DONE;
  if (child.status !== 0) throw new Error(`${name} failed: ${child.stderr}`);
  const all = readdirSync(reports).map((file) => JSON.parse(readFileSync(join(reports, file))));
  return {
    seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
    megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
  };
}

export function medians(samples) {
  const middle = (key) =>
    samples.map((sample) => sample[key]).toSorted((a, b) => a - b)[samples.length >> 1];
  return { seconds: round(middle("seconds")), megabytes: Math.round(middle("megabytes")) };
}

/** To a hundredth. */
export function round(value) {
  return Math.round(value * 100) / 100;
}
