/** What a project needs before it can use its client: packages, and to be of ES modules, as the client is. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Commands for a shell in the folder. */
export function nextSteps(folder: string): string {
  const type = packageType(resolve(folder));
  return [
    ...(type === undefined ? ["npm init -y"] : []),
    ...(type === "module" ? [] : ["npm pkg set type=module"]),
    "npm install twinfold",
  ].join(" && ");
}

/** As the nearest package.json says, which Node and npm go by; undefined where there is none. */
function packageType(folder: string): string | undefined {
  const path = join(folder, "package.json");
  if (!existsSync(path))
    return dirname(folder) === folder ? undefined : packageType(dirname(folder));
  const { type = "commonjs" } = JSON.parse(readFileSync(path, "utf8")) as { type?: string }; // npm's own form
  return type;
}
