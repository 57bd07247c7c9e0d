/** One contestant at one work, in a process of its own: `contestant.js <work> <contestant> <url>`; does it once for each message. */
import { type Contestant, works } from "./works.ts";

export interface Sample {
  /** Milliseconds of user and system time. */
  readonly cpu: number;
  /** Milliseconds that passed. */
  readonly wall: number;
  /** Megabytes at most, since the process began. */
  readonly memory: number;
}

const [name, contestant, url = ""] = process.argv.slice(2);
const work = works.find((it) => it.name === name);
const run = work?.by[contestant as Contestant]; // what is no contestant is found to have no entry
if (work === undefined || run === undefined) throw new Error(`no ${contestant} at ${name}`);

process.on("message", () => void sample());
process.on("disconnect", () => process.exit(0));

async function sample(): Promise<void> {
  const before = process.cpuUsage();
  const start = performance.now();
  const items = await run!(url); // checked above
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  if (items !== work!.items) throw new Error(`${contestant} at ${name}: ${items} items`);
  const memory = process.resourceUsage().maxRSS / 1024;
  process.send!({ cpu: (user + system) / 1000, wall, memory } satisfies Sample);
}
