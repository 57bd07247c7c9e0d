/** Fresh projects with the package from its tarball, as ES modules and as CommonJS: compiled and run. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HERE } from "../contenders.mjs";
import { run } from "./run.mjs";

export const COMPILERS = ["typescript", "typescript6", "typescript7"];
const OPTIONS = {
  target: "es2022",
  lib: ["es2023"],
  types: ["node"],
  strict: true,
  skipLibCheck: false,
  outDir: "out",
};

/** How a project resolves what it imports, and by which file it begins. */
const KINDS = [
  { project: "esm", main: "main.mts", module: "nodenext", moduleResolution: "nodenext" },
  { project: "esm", main: "main.mts", module: "esnext", moduleResolution: "bundler" },
  { project: "cjs", main: "main.cts", module: "nodenext", moduleResolution: "nodenext" },
];

/** The folders of the projects. */
export function setUp(folder, tarball) {
  const made = ["esm", "cjs"].map((name) => {
    const path = join(folder, name);
    mkdirSync(path);
    const type = name === "esm" ? "module" : "commonjs";
    writeFileSync(join(path, "package.json"), JSON.stringify({ private: true, type }));
    run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], path);
    nodeTypes(path);
    cpSync(join(HERE, "package/consumer"), path, { recursive: true });
    return [name, path];
  });
  return Object.fromEntries(made);
}

/** Of the bench's own installation: a project asks for no more than the package. */
export function nodeTypes(path) {
  for (const name of ["@types/node", "undici-types"])
    cpSync(join(HERE, "node_modules", name), join(path, "node_modules", name), { recursive: true });
}

export function compile(compiler, path, { files, ...options }, more = []) {
  const project = join(path, "tsconfig.json");
  const compilerOptions = { ...OPTIONS, ...options };
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  const tsc = join(HERE, "node_modules", compiler, "bin/tsc");
  return run(process.execPath, [tsc, "-p", project, ...more], path);
}

/** Every project under every compiler; what TypeScript 7 wrote is what is run. */
export function compilations(projects) {
  return KINDS.flatMap(({ project, main, ...options }) =>
    COMPILERS.map((compiler) => {
      compile(compiler, projects[project], { ...options, files: [main] });
      return { what: `${project}, ${options.moduleResolution}, ${compiler}`, result: "compiles" };
    }),
  );
}

export function runs({ esm, cjs }) {
  return [
    { what: "import", result: run(process.execPath, ["out/main.mjs"], esm).trim() },
    { what: "require", result: run(process.execPath, ["out/main.cjs"], cjs).trim() },
  ];
}
