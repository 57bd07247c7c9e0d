/** The start of a project: settings and client for a description, written where none are. */
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { ProblemsError } from "../diagnostics.ts";
import { isUrl } from "../load/index.ts";
import { clientText } from "./client.ts";
import { apiFacts } from "./profile.ts";
import { SETTINGS, settingsText } from "./settings.ts";

export { Proposals } from "./names.ts";
export { nextSteps } from "./next-steps.ts";

export interface Start {
  readonly folder: string;
  /** Path from the folder or absolute, or URL. */
  readonly spec: string;
  /** Routes and tags of the operations that are wanted; all where nothing is said. */
  readonly include?: readonly string[] | undefined;
  /** The description as plain data. */
  readonly root: unknown;
}

const CLIENT = "client.ts";
const RUNTIME = "twinfold/runtime";
const GENERATED = "./generated/index";
const SCHEMA = "node_modules/@twinfold/cli/config.schema.json";

/** Where a description is looked for that was not named. */
const USUAL = ["", "spec/", "api/", "docs/"].flatMap((folder) =>
  ["openapi.yaml", "openapi.yml", "openapi.json"].map((name) => `${folder}${name}`),
);

/** @throws ProblemsError (code `usage`) where there is none in the usual places. */
export function usualSpec(folder: string): string {
  const found = USUAL.find((path) => existsSync(join(folder, path)));
  if (found !== undefined) return found;
  throw new ProblemsError([
    {
      code: "usage",
      message: `no description is named, and none is at ${USUAL[0]} or the like`,
      advice: "name its path or URL: twinfold init <path|url>",
    },
  ]);
}

export interface Started {
  /** Names of files. */
  readonly written: readonly string[];
  /** Of the client that was written: what its author should look at, a line each. */
  readonly guesses: readonly string[];
}

/**
 * Writes the settings and a client to go on from. A client that is there is kept.
 * @throws ProblemsError (code `usage`) where there are settings already.
 */
export async function init({ folder, spec, include, root }: Start): Promise<Started> {
  const importExtension = await importExtensionOf(folder);
  const generated = GENERATED + importExtension;
  const facts = apiFacts(root, isUrl(spec) ? spec : undefined);
  const files = [
    {
      name: SETTINGS,
      text: settingsText({
        spec: isUrl(spec) ? spec : relative(folder, resolve(folder, spec)).split(sep).join("/"),
        importExtension,
        include,
        schema: schemaFor(folder),
      }),
    },
    {
      name: CLIENT,
      text: clientText(facts, { runtime: RUNTIME, generated }),
    },
  ];
  if (existsSync(join(folder, SETTINGS)))
    throw new ProblemsError([
      {
        code: "usage",
        message: `${SETTINGS} is there already`,
        advice: "run twinfold generate, or move it away to start anew",
      },
    ]);
  const written: string[] = [];
  for (const { name, text } of files) {
    if (existsSync(join(folder, name))) continue;
    await writeFile(join(folder, name), text, { flag: "wx" });
    written.push(name);
  }
  const remarks = written.includes(CLIENT) ? Object.entries(facts.remarks) : [];
  const guesses = remarks.flatMap(([name, remark]) =>
    remark?.startsWith("a guess") ? [`${CLIENT}: ${name} is ${remark}`] : [],
  );
  return { written, guesses };
}

/** Of the tool that the project has installed, or the workspace around it. */
function schemaFor(folder: string): string | undefined {
  const places = ["./", "../", "../../"].map((up) => `${up}${SCHEMA}`);
  return places.find((path) => existsSync(join(folder, path)));
}

/** What the compiler of the project takes; where there is none, what runs without one. */
async function importExtensionOf(folder: string): Promise<".ts" | ".js"> {
  const names = (await readdir(folder)).filter((name) => /^tsconfig.*\.json$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const takesTs = /"(?:allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/;
  return texts.length === 0 || texts.some((text) => takesTs.test(text)) ? ".ts" : ".js";
}
