/** What a project needs before it can use its client: packages, and to be of ES modules, as the client is. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Commands for a shell in the folder that are still due, and what comes after them. */
export function nextSteps(folder: string): string {
  const type = packageType(resolve(folder));
  const commands = [
    ...(type === undefined ? ["npm init -y"] : []),
    ...(type === "module" ? [] : ["npm pkg set type=module"]),
    ...(hasRuntime(resolve(folder)) ? [] : ["npm install twinfold"]),
  ].join(" && ");
  const use = "call createClient of client.ts; twinfold generate after each change";
  return commands === "" ? use : `${commands}, and ${use}`;
}

/** Whether Node finds the package from there. */
function hasRuntime(folder: string): boolean {
  if (existsSync(join(folder, "node_modules/twinfold/package.json"))) return true;
  return dirname(folder) !== folder && hasRuntime(dirname(folder));
}

/** As the nearest package.json says, which Node and npm go by; undefined where there is none. */
function packageType(folder: string): string | undefined {
  const path = join(folder, "package.json");
  if (!existsSync(path))
    return dirname(folder) === folder ? undefined : packageType(dirname(folder));
  const { type = "commonjs" } = JSON.parse(readFileSync(path, "utf8")) as { type?: string }; // npm's own form
  return type;
}
