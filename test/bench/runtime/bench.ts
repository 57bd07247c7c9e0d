/** `npm run bench -- runtime [rounds] [words of a work's name]`: the client against its peers; fails where a limit is broken. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { compiled, type Limit, report } from "./build.ts";
import { importRows } from "./cold-import.ts";
import { contest, judged } from "./contest.ts";
import { sizeRows } from "./size-rows.ts";
import { works } from "./works.ts";

const [first = "", ...others] = process.argv.slice(2);
const rounds = Number(first) || 5;
const words = Number(first) ? others : [first, ...others];
const wanted = (name: string): boolean => words.every((word) => name.includes(word));

const limits: Limit[] = [];
const rows: object[] = [];
const [contestant = "", serve = ""] = await compiled("contestant", "server");
const server = fork(serve);
const [url] = (await once(server, "message")) as [string]; // the one thing that it says
for (const work of works.filter(({ name }) => wanted(name))) {
  const found = await contest(work, contestant, url, rounds);
  console.table(found, ["work", "contestant", "cpu", "wall", "memory"]);
  rows.push(...found);
  limits.push(...judged(work, found));
}
server.disconnect();
for (const [name, measure] of Object.entries({ "cold import": importRows, size: sizeRows })) {
  if (!wanted(name)) continue;
  const found = await measure();
  console.table(found.rows);
  rows.push(...found.rows);
  limits.push(...found.limits);
}
report("runtime", limits, rows);
