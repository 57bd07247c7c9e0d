/** `npm run bench -- soak [seed] [lines] [pages]`: a long download and a long list through a server that keeps failing. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { compiled, limited, report } from "./build.ts";
import type { Soaked } from "./soak-client.ts";

interface Answer {
  /** Connections that a thousand early exits left open. */
  readonly left: number;
  readonly lines: Soaked;
  readonly pages: Soaked;
  /** Megabytes at most. */
  readonly memory: number;
}

const [seed = 1, lines = 1_000_000, pages = 10_000] = process.argv.slice(2).map(Number);
const [client = "", serve = ""] = await compiled("soak-client", "soak-server");
console.log(`seed ${seed}: ${lines} lines, ${pages} pages`);
const server = fork(serve, [lines, pages, seed].map(String));
const [url] = (await once(server, "message")) as [string]; // the address comes first
const runner = fork(client, [String(lines), String(pages), url], { execArgv: ["--expose-gc"] });
const failed = once(runner, "exit").then(() => undefined);
const message = await Promise.race([once(runner, "message"), failed]);
if (message === undefined) throw new Error(`the client failed at seed ${seed}`);
const [answer] = message as [Answer]; // as soak-client.ts sends it
server.send("counts");
const [faults] = (await once(server, "message")) as [Record<string, number>]; // what it was asked
server.disconnect();

console.table(faults);
const missing = lines + pages * 20 - answer.lines.items - answer.pages.items;
report(
  "soak",
  [
    limited("lines and items that are missing", missing, 0),
    // Node itself opens a spare one where an answer is cut short.
    limited("connections that a thousand early exits leave", answer.left, 2),
    limited("bytes of heap a line leaves behind", answer.lines.slope, 1),
    // A walk remembers its cursors, one in twenty items here, so that it ends if one comes again.
    limited("bytes of heap an item of a list leaves behind", answer.pages.slope, 20),
    limited("megabytes of the process at most", answer.memory, 200),
  ],
  [{ seed, faults, ...answer }],
);
