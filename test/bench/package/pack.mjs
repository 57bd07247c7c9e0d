/** The tarball as npm would publish it, and what is in it. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HERE } from "../contenders.mjs";
import { run } from "./run.mjs";

const ROOT = join(HERE, "../..");
/** What a package is made of; anything else has no business in it. */
const PARTS =
  /^(LICENSE|README\.md|package\.json|dist\/((shared|generated)\/)?[a-z-]+\.(js|js\.map|d\.ts|LICENSE\.txt))$/;
/** Over these, `diff --consumer` lays those of another version. */
const GENERATED = ["index", "methods", "schema"].map((name) => `dist/generated/${name}.d.ts`);
const SCRIPTS = ["preinstall", "install", "postinstall", "prepare"];

export function pack(folder) {
  run("npm", ["run", "build"], ROOT);
  const options = ["--json", "--ignore-scripts", "--pack-destination", folder];
  const [{ filename, size, files }] = JSON.parse(run("npm", ["pack", ...options], ROOT));
  const paths = files.map(({ path }) => path);
  refuse(
    "is no part of a client",
    paths.filter((path) => !PARTS.test(path)),
  );
  refuse(
    "is not there",
    GENERATED.filter((path) => !paths.includes(path)),
  );
  refuse("maps to a source that is not there", paths.filter(isLost));
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  refuse(
    "runs at install",
    SCRIPTS.filter((name) => name in manifest.scripts),
  );
  const dependencies = Object.keys(manifest.dependencies);
  return {
    tarball: join(folder, filename),
    rows: [
      { what: "packed, kB", value: Math.round(size / 1000), limit: 220 },
      { what: "files", value: files.length, limit: 26 },
      { what: "runtime dependencies", value: dependencies.length, limit: 1 },
    ],
  };
}

/** Of a map: whether one of its sources is neither inside it nor in the package. */
function isLost(path) {
  if (!path.endsWith(".map")) return false;
  const { sources, sourcesContent = [] } = JSON.parse(readFileSync(join(ROOT, path), "utf8"));
  const isThere = (source, index) =>
    typeof sourcesContent[index] === "string" || existsSync(join(ROOT, dirname(path), source));
  return sources.length === 0 || !sources.every(isThere);
}

function refuse(what, found) {
  if (found.length > 0) throw new Error(`the package: ${found.join(", ")} ${what}`);
}
