/** Who may import whom, and which file alone knows a package: one table each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf, sourceFiles, type Import } from "./support/imports.ts";

const ROOT = join(import.meta.dirname, "..");
const FILES = ["scripts", "src", "generated"].flatMap((folder) => sourceFiles(ROOT, folder));
const IMPORTS = FILES.flatMap((file) => importsOf(ROOT, file));
const INSIDE = /^(scripts|src|generated)\//;

/** First row whose `from` matches rules: the file may import what `to` matches, and its types what `types` matches. */
const LAYERS: readonly { from: RegExp; to: RegExp; types?: RegExp }[] = [
  {
    from: /^scripts\/cli\.ts$/,
    to: /^scripts\/([a-z-]+\.ts|commands\/[a-z-]+\.ts|package\.json)$/,
  },
  {
    from: /^scripts\/commands\//,
    to: /^(scripts\/([a-z-]+\.ts|commands\/command\.ts|(init|load)\/index\.ts)|src\/testing\/index\.ts)$/,
  },
  {
    from: /^scripts\/load\//,
    to: /^scripts\/(load\/|diagnostics\.ts)/,
    types: /^scripts\/model\/(types|document)\.ts$/,
  },
  { from: /^scripts\/model\//, to: /^scripts\/(model\/|diagnostics\.ts)/ },
  {
    from: /^scripts\/emit\//,
    to: /^scripts\/(emit\/|(diagnostics|typescript|code-cache)\.ts)/,
    types: /^(scripts\/model\/types|src\/runtime)\.ts$/,
  },
  {
    from: /^scripts\/compare\//,
    to: /^scripts\/(compare\/|typescript\.ts)/,
    types: /^scripts\/model\/types\.ts$/,
  },
  {
    from: /^scripts\/overlay\//,
    to: /^scripts\/(overlay\/|load\/index\.ts|diagnostics\.ts)/,
  },
  {
    from: /^scripts\/consumer\//,
    to: /^scripts\/(consumer\/|(diagnostics|typescript)\.ts)/,
    types: /^scripts\/compare\/change\.ts$/,
  },
  {
    from: /^scripts\/page\//,
    to: /^scripts\/page\//,
    types: /^scripts\/compare\/(change|snapshot)\.ts$/,
  },
  {
    from: /^scripts\/init\//,
    to: /^scripts\/(init\/|emit\/literal\.ts|load\/index\.ts|(diagnostics|settings)\.ts)/,
  },
  { from: /^scripts\/(settings|diagnostics)\.ts$/, to: /^$/ },
  {
    from: /^scripts\/(config|jsonc)\.ts$/,
    to: /^scripts\/(diagnostics|jsonc|settings|spelling|load\/index|compare\/rules)\.ts$/,
  },
  {
    from: /^scripts\//,
    to: /^scripts\/([a-z-]+\.ts|(load|model|overlay|emit|compare|consumer|init|page)\/index\.ts|compare\/assignability\.ts|emit\/schema\.ts)$/,
    types: /^scripts\/(model|emit)\//,
  },
  { from: /^generated\//, to: /^(generated\/|src\/runtime\.ts$)/ },
  { from: /^src\/testing\//, to: /^src\/testing\// },
  { from: /^src\/(index\.ts|batches\/)/, to: /^(src\/(?!testing\/)|generated\/)/ },
  { from: /^src\//, to: /^src\/(?!testing\/|index\.ts$|anthropic\.ts$)/ },
];

/** A package that only the named files may know, so that it can be replaced there. */
const OWNERS: readonly { packageName: RegExp; files: RegExp }[] = [
  { packageName: /^openapi-fetch$/, files: /^src\/transport\.ts$/ },
  { packageName: /^eventsource-parser$/, files: /^src\/sse-reader\.ts$/ },
  {
    packageName: /^openapi-typescript$|^typescript$/,
    files:
      /^scripts\/(typescript|emit\/(schema[a-z-]*|surface)|compare\/assignability|consumer\/[a-z-]+)\.ts$/,
  },
  { packageName: /^ts-morph$/, files: /^scripts\/emit\/methods[a-z-]*\.ts$/ },
  { packageName: /^prettier(\/|$)/, files: /^scripts\/emit\/format[a-z-]*\.ts$/ },
  { packageName: /^js-yaml$/, files: /^scripts\/load\// },
  { packageName: /^pluralize$/, files: /^scripts\/model\// },
  { packageName: /^fastest-levenshtein$/, files: /^scripts\/(model\/closest|spelling)\.ts$/ },
  { packageName: /^jsonc-parser$/, files: /^scripts\/jsonc\.ts$/ },
  { packageName: /^valibot$/, files: /^scripts\/(config|settings|overlay\/actions)\.ts$/ },
  { packageName: /^json-p3$/, files: /^scripts\/overlay\/select\.ts$/ },
  { packageName: /^d3-(scale|shape)$/, files: /^scripts\/page\/charts\.ts$/ },
  { packageName: /^tinyglobby$/, files: /^scripts\/consumer\/sources\.ts$/ },
  { packageName: /^tsdown$/, files: /^scripts\/tsdown\.config\.ts$/ },
  { packageName: /^node:/, files: /^(scripts|src\/testing|src\/node)\// },
];

function allowed({ from, to, typeOnly }: Import): boolean {
  const layer = LAYERS.find((row) => row.from.test(from));
  return (
    layer !== undefined && (layer.to.test(to) || (typeOnly && (layer.types?.test(to) ?? false)))
  );
}

const show = ({ from, to }: Import): string => `${from} → ${to}`;

describe("architecture", () => {
  test("there are files to judge", () => {
    expect(FILES.length).toBeGreaterThan(20);
    expect(IMPORTS.length).toBeGreaterThan(FILES.length);
  });

  test("every import inside the repository follows the table of layers", () => {
    const inner = IMPORTS.filter(({ to }) => INSIDE.test(to));
    expect(inner.filter((row) => !allowed(row)).map(show)).toEqual([]);
  });

  test("no import leaves scripts, src and generated for another folder", () => {
    const strays = IMPORTS.filter(({ to }) => /^(\.\.|test|spec)\b/.test(to));
    expect(strays.map(show)).toEqual([]);
  });

  test("every package has one owner and no file imports an unlisted one", () => {
    const outer = IMPORTS.filter(({ to }) => !INSIDE.test(to));
    const offences = outer.filter(
      ({ from, to }) => !OWNERS.some((row) => row.packageName.test(to) && row.files.test(from)),
    );
    expect(offences.map(show)).toEqual([]);
  });

  test("only the command line touches the process and the console", () => {
    const offenders = FILES.filter(
      (file) => file.startsWith("scripts/") && file !== "scripts/cli.ts",
    ).filter((file) => /\b(process|console)\./.test(withoutComments(file)));
    expect(offenders).toEqual([]);
  });

  test("the runtime names no particular API", () => {
    const runtime = FILES.filter(
      (file) =>
        file.startsWith("src/") &&
        !/^src\/(index|anthropic)\.ts$|^src\/(batches|testing)\//.test(file),
    );
    expect(runtime.length).toBeGreaterThan(5);
    expect(runtime.filter((file) => /anthropic|msgbatch/i.test(withoutComments(file)))).toEqual([]);
  });
});

function withoutComments(file: string): string {
  return readFileSync(join(ROOT, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
