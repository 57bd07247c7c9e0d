/** `npm run bench -- runtime [words of a work's name]`: CPU time, wall time and memory of each contestant; a table, then JSON. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Contestant, type Work, works } from "./works.ts";

interface Measure {
  /** Milliseconds of user and system time, the least of three runs. */
  readonly cpu: number;
  /** Milliseconds that passed. */
  readonly wall: number;
  /** Megabytes at most. */
  readonly memory: number;
}

interface Row extends Measure {
  readonly work: string;
  readonly contestant: string;
  /** CPU time against that of the contestant in the goal. */
  readonly ratio: number;
}

const here = (file: string): string[] => ["--import", "tsx", join(import.meta.dirname, file)];

async function measure(work: Work, contestant: string, url: string): Promise<Measure> {
  const args = [...here("measure.ts"), work.name, contestant, url];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Measure; // as measure.ts writes it
}

async function rowsOf(work: Work, url: string): Promise<Row[]> {
  const measured = new Map<string, Measure>();
  for (const contestant of Object.keys(work.by)) {
    measured.set(contestant, await measure(work, contestant, url));
  }
  const base = measured.get(work.goal.against)?.cpu ?? NaN;
  return [...measured].map(([contestant, it]) => {
    return { work: work.name, contestant, ...it, ratio: Number((it.cpu / base).toFixed(2)) };
  });
}

const [what, ...words] = process.argv.slice(2);
if (what !== "runtime") throw new Error("usage: npm run bench -- runtime [words of a work's name]");
const server = spawn(process.execPath, here("server.ts"), {
  stdio: ["pipe", "pipe", "inherit"],
});
const [port] = (await once(server.stdout, "data")) as [Buffer]; // the one line that it writes
const url = `http://127.0.0.1:${String(port).trim()}`;
const rows: Row[] = [];
const goals: object[] = [];
for (const work of works.filter(({ name }) => words.every((word) => name.includes(word)))) {
  const own = await rowsOf(work, url);
  rows.push(...own);
  console.table(own);
  const { against, ratio: goal } = work.goal;
  const contestant: Contestant = "twinfold";
  const ratio = own.find((row) => row.contestant === contestant)?.ratio ?? NaN;
  goals.push({ work: work.name, against, goal, ratio, met: ratio <= goal });
}
server.stdin.end();
console.table(goals);
console.log(JSON.stringify({ node: process.version, rows, goals }));
