/** The client in one file for browsers, which run here: they bring all that they need. */
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import { run } from "./run.mjs";

const BUNDLERS = {
  esbuild: (entry, outdir) =>
    esbuild({
      entryPoints: [entry],
      outfile: join(outdir, "use.mjs"),
      bundle: true,
      format: "esm",
      platform: "browser",
      logLevel: "error",
    }),
  vite: (entry, outDir) =>
    vite({
      root: outDir,
      configFile: false,
      logLevel: "error",
      build: { outDir, lib: { entry, formats: ["es"], fileName: () => "use.mjs" } },
    }),
};

/** After the project was compiled: its main file tries each bundle in place of the compiled one. */
export async function bundles(project) {
  const rows = [];
  for (const [name, bundle] of Object.entries(BUNDLERS)) {
    const outdir = join(project, name);
    mkdirSync(outdir);
    await bundle(join(project, "use.mts"), outdir);
    cpSync(join(project, "out/main.mjs"), join(outdir, "main.mjs"));
    rows.push({ what: name, result: run(process.execPath, ["main.mjs"], outdir).trim() });
  }
  return rows;
}
