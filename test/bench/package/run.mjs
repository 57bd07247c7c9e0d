/** A process of its own that must end well. */
import { spawnSync } from "node:child_process";

/** What it wrote. Throws with all of that where it fails. */
export function run(command, args, cwd) {
  const child = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1e8 });
  if (child.status === 0) return child.stdout;
  const said = `${child.stdout}${child.stderr}`.slice(-4000);
  throw new Error(`${command} ${args.join(" ")}: ${child.error?.message ?? child.status}\n${said}`);
}
