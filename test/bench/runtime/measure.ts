/** One contestant at one work in a process of its own, so that nobody pays for another's garbage: `measure.ts <work> <contestant> <url>`. */
import { type Contestant, works } from "./works.ts";

/** The first warms up and does not count. */
const runs = 4;

const [name, contestant, url = ""] = process.argv.slice(2);
const work = works.find((it) => it.name === name);
const run = work?.by[contestant as Contestant]; // what is no contestant is found to have no entry
if (work === undefined || run === undefined) throw new Error(`no ${contestant} at ${name}`);

const cpu: number[] = [];
const wall: number[] = [];
for (let i = 0; i < runs; i++) {
  const before = process.cpuUsage();
  const start = performance.now();
  const items = await run(url);
  const { user, system } = process.cpuUsage(before);
  if (items !== work.items) throw new Error(`${contestant} at ${name}: ${items} items`);
  if (i === 0) continue;
  cpu.push((user + system) / 1000);
  wall.push(performance.now() - start);
}
const least = (values: readonly number[]): number => Math.round(Math.min(...values));
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ cpu: least(cpu), wall: least(wall), memory }));
process.exit(0);
