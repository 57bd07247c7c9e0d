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

/** The first round warms up and does not count. */
export async function contest(
  work: Work,
  program: string,
  url: string,
  rounds: number,
): Promise<Row[]> {
  const contestants = Object.keys(work.by) as Contestant[]; // the keys of a table by contestant
  const runners = contestants.map((contestant) => ({
    contestant,
    child: fork(program, [work.name, contestant, url]),
    samples: [] as Sample[],
  }));
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const { child, samples } of runners) {
        const sample = await sampled(child);
        if (round > 0) samples.push(sample);
      }
    }
  } finally {
    for (const { child } of runners) child.disconnect();
  }
  return runners.map(({ contestant, samples }) => {
    const middle = (key: keyof Sample): number =>
      Math.round(median(samples.map((sample) => sample[key])));
    const medians = { cpu: middle("cpu"), wall: middle("wall"), memory: middle("memory") };
    return { work: work.name, contestant, ...medians, samples };
  });
}

async function sampled(child: ChildProcess): Promise<Sample> {
  const ended = once(child, "exit").then(() => Promise.reject(new Error("a contestant ended")));
  const answer = once(child, "message");
  ended.catch(() => undefined); // all end when they are let go; who waits for an answer is told
  child.send("go");
  const [sample] = (await Promise.race([answer, ended])) as [Sample]; // as contestant.ts sends it
  return sample;
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
