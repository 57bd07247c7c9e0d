/** What it costs to load a package in a fresh process: the built one, as users install it. */
import { execFileSync } from "node:child_process";
import { type Limit, limited, median, ROOT } from "./build.ts";

const rounds = 15;
const packages = { "openapi-fetch": "openapi-fetch", twinfold: "twinfold", sdk: "anthropic-sdk-1" };

export async function importRows(): Promise<{ limits: Limit[]; rows: object[] }> {
  execFileSync("npm", ["run", "--silent", "build"], { cwd: ROOT, stdio: "inherit" });
  const found = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, specifier] of Object.entries(packages)) {
      found.set(name, [...(found.get(name) ?? []), importTime(specifier)]);
    }
  }
  const cpu = (name: string): number => median(found.get(name) ?? []);
  const ratio = cpu("twinfold") / cpu("openapi-fetch");
  const rows = [...found.keys()].map((contestant) => {
    return { work: "cold import", contestant, cpu: Number(cpu(contestant).toFixed(1)) };
  });
  return { limits: [limited("cold import: cpu of twinfold / openapi-fetch", ratio, 2.5)], rows };
}

/** Milliseconds of CPU; from the repository's root, where `twinfold` is the package itself. */
function importTime(specifier: string): number {
  const program = `const before = process.cpuUsage();
    await import("${specifier}");
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);`;
  const args = ["--input-type=module", "--eval", program];
  return Number(execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" }));
}
