/** A work done by all its contestants in turn, round after round, so that what else the machine does meets all of them alike. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { type Limit, limited, median } from "./build.ts";
import type { Sample } from "./contestant.ts";
import type { Contestant, Goal, Work } from "./works.ts";

export interface Row {
  readonly work: string;
  readonly contestant: Contestant;
  /** Medians of the rounds: milliseconds, milliseconds, megabytes. */
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
  readonly samples: readonly Sample[];
}

/** A process of a contestant, and what it took so far. */
interface Runner {
  readonly contestant: Contestant;
  readonly child: ChildProcess;
  /** Rejects when the process ends, which none does before it is let go. */
  readonly ended: Promise<never>;
  readonly samples: Sample[];
}

export async function contest(
  work: Work,
  program: string,
  url: string,
  rounds: number,
): Promise<Row[]> {
  const contestants = Object.keys(work.by) as Contestant[]; // the keys of a table by contestant
  const heats: (readonly Runner[])[] = [];
  for (let left = work.heats ?? 1; left > 0; left--) {
    const runners = contestants.map((contestant) => started(program, work, contestant, url));
    heats.push(await heat(runners, rounds));
  }
  return contestants.map((contestant, index) => {
    const samples = heats.flatMap((runners) => runners[index]?.samples ?? []);
    const middle = (key: keyof Sample): number =>
      Math.round(median(samples.map((sample) => sample[key])));
    const medians = { cpu: middle("cpu"), wall: middle("wall"), memory: middle("memory") };
    return { work: work.name, contestant, ...medians, samples };
  });
}

function started(program: string, work: Work, contestant: Contestant, url: string): Runner {
  const child = fork(program, [work.name, contestant, url]);
  const ended = once(child, "exit").then(() => Promise.reject(new Error("a contestant ended")));
  ended.catch(() => undefined); // who waits for an answer is told
  return { contestant, child, ended, samples: [] };
}

/** Rounds that do not count: V8 goes on compiling, beside the work, what has been run once. */
const warmUp = 3;

async function heat(runners: readonly Runner[], rounds: number): Promise<readonly Runner[]> {
  try {
    for (let round = -warmUp; round < rounds; round++) {
      for (const runner of runners) {
        const sample = await sampled(runner);
        if (round >= 0) runner.samples.push(sample);
      }
    }
  } finally {
    for (const { child } of runners) child.disconnect();
  }
  return runners;
}

async function sampled({ child, ended }: Runner): Promise<Sample> {
  const answer = new Promise<Sample>((resolve) => void child.once("message", resolve));
  child.send("go");
  return Promise.race([answer, ended]);
}

/** The ratio of each round, of which the middle one counts. */
export function judged(work: Work, rows: readonly Row[]): Limit[] {
  return work.goals.map(({ of = "twinfold", what = "cpu", against, ratio }: Goal) => {
    const peer = samplesOf(rows, against);
    const ratios = samplesOf(rows, of).map((it, round) => it[what] / (peer[round]?.[what] ?? 0));
    return limited(`${work.name}: ${what} of ${of} / ${against}`, median(ratios), ratio);
  });
}

function samplesOf(rows: readonly Row[], name: Contestant): readonly Sample[] {
  return rows.find(({ contestant }) => contestant === name)?.samples ?? [];
}
