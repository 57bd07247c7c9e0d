/** The package as users install it, and the scenario on top: as a script that imports it, and as bundles that hold it. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface Bundles {
  /** Each the path of a module. */
  readonly script: string;
  readonly worker: string;
  readonly page: string;
}

const HERE = import.meta.dirname;
const ROOT = join(HERE, "../..");
const run = promisify(execFile);

/** Packs the package and installs it in a folder of its own, which is there until the end of `use`. */
export async function withBundles<T>(use: (bundles: Bundles) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "twinfold-runtimes-"));
  try {
    await installPackage(folder);
    return await use(await bundle(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function installPackage(folder: string): Promise<void> {
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "twinfold"), { recursive: true });
  await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: ROOT });
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz")) ?? "";
  const into = ["-C", join(modules, "twinfold"), "--strip-components=1"];
  await run("tar", ["-xzf", join(folder, tarball), ...into]);
  const dependency = "openapi-fetch";
  await cp(join(ROOT, "node_modules", dependency), join(modules, dependency), { recursive: true });
  const project = { type: "module", dependencies: { twinfold: "*" } }; // without it Deno takes none
  await writeFile(join(folder, "package.json"), JSON.stringify(project));
}

async function bundle(folder: string): Promise<Bundles> {
  const { build } = await import("esbuild");
  const made = async (name: string, packages: "bundle" | "external"): Promise<string> => {
    const outfile = join(folder, `${name}.mjs`);
    await build({
      entryPoints: [join(HERE, `${name}.mjs`)],
      outfile,
      bundle: true,
      format: "esm",
      packages,
      nodePaths: [join(folder, "node_modules")],
      logLevel: "error",
    });
    return outfile;
  };
  const [script, worker, page] = await Promise.all([
    made("script", "external"),
    made("worker", "bundle"),
    made("page", "bundle"),
  ]);
  return { script, worker, page };
}
