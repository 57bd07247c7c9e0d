/** twinfold.config.json: what a run needs to know, with defaults; or what is wrong with it, and where. */
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import * as v from "valibot";
import { isRule, RULES } from "./compare/rules.ts";
import { type Problem, ProblemsError } from "./diagnostics.ts";
import { readJsonc } from "./jsonc.ts";
import { reasonOf } from "./load/index.ts";
import { type Settings, settings } from "./settings.ts";
import { didYouMean } from "./spelling.ts";

export const CONFIG_FILE = "twinfold.config.json";

export interface Config extends Settings {
  /** Absolute folder against which the paths of the config are resolved. */
  readonly folder: string;
}

/**
 * The configuration at `path`, or the defaults where no path is given and the working folder has none.
 * @throws ProblemsError (code `config`) with every row that is wrong.
 */
export async function readConfig(path: string | undefined): Promise<Config> {
  const file = resolve(path ?? CONFIG_FILE);
  const source = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT" && path === undefined) return "{}";
    throw new ProblemsError([
      {
        code: "config",
        message: `${path ?? CONFIG_FILE} cannot be read: ${reasonOf(cause)}`,
        advice: "name an existing file with --config",
      },
    ]);
  });
  const { output, problems } = readSettings(source);
  if (output !== undefined) return { ...output, folder: dirname(file) };
  throw new ProblemsError(problems.map((it) => ({ ...it, file: path ?? CONFIG_FILE })));
}

interface About {
  readonly setting?: Problem["setting"];
}

/** The same with file, line and column of the rows of the settings that they are about. */
export async function inSettings<T extends About>(
  told: readonly T[],
  path: string | undefined,
): Promise<readonly T[]> {
  if (told.every(({ setting }) => setting === undefined)) return told;
  const file = path ?? CONFIG_FILE;
  const { placeOf } = readJsonc(await readFile(file, "utf8"));
  return told.map((it) =>
    it.setting === undefined ? it : { ...it, ...placeOf([...it.setting]), file },
  );
}

interface Read {
  readonly output?: Settings;
  readonly problems: readonly Problem[];
}

function readSettings(source: string): Read {
  const { data, faults: mistakes, placeOf } = readJsonc(source);
  const isList = Array.isArray(data); // which is an object to valibot
  const faults = isList ? [{ message: "it is a list, not an object", ...placeOf([]) }] : mistakes;
  if (faults.length > 0)
    return { problems: faults.map((it) => ({ code: "config", ...it, advice: "mend the syntax" })) };
  const { issues = [], output, success } = v.safeParse(settings, data);
  const wrong = [...issues.map(wrongPart), ...(success ? unknownLevels(output) : [])];
  if (success && wrong.length === 0) return { output, problems: [] };
  const problems = wrong.map(({ path, message }): Problem => ({
    code: "config",
    message,
    advice: adviceOn(path[0]),
    ...placeOf([...path]),
  }));
  return { problems: problems.toSorted(byPlace).map(advisedOnce) };
}

interface WrongPart {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function wrongPart(issue: v.BaseIssue<unknown>): WrongPart {
  const path = (issue.path ?? []).map(({ key }) => key as string | number); // JSON has no others
  return { path, message: `${path.join(".") || "the whole"} ${faultOf(issue)}` };
}

/** A level of no rule is a slip of the pen that nobody would notice. */
function unknownLevels({ levels }: Settings): WrongPart[] {
  return Object.keys(levels)
    .filter((id) => !isRule(id))
    .map((id) => ({
      path: ["levels", id],
      message: `levels.${id} is no rule${didYouMean(id, Object.keys(RULES))}`,
    }));
}

/** What a setting is for is said once, however much is wrong with it. */
function advisedOnce(problem: Problem, i: number, all: readonly Problem[]): Problem {
  const isFirst = all.findIndex(({ advice }) => advice === problem.advice) === i;
  return isFirst ? problem : { ...problem, advice: undefined };
}

function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

const KNOWN = Object.keys(settings.entries);

function faultOf({ type, expected, received, message, path }: v.BaseIssue<unknown>): string {
  if (type === "non_empty") return "is empty";
  if (type === "strict_object" && expected === "never") {
    const [first, ...inner] = path ?? [];
    const known = inner.length === 0 ? KNOWN : []; // those of a row are few
    return `is no setting${didYouMean(String(first?.key), known)}`;
  }
  if (received === "undefined") return "is missing";
  const isOwn = !message.startsWith("Invalid ");
  return `is wrong: ${isOwn ? message : `it must be ${inWords(expected ?? "")}, not ${inWords(received)}`}`;
}

/** What valibot calls `(("body" | undefined) | Array)`. */
function inWords(kinds: string): string {
  if (kinds.startsWith('"')) return kinds; // a text of the file
  return kinds
    .replaceAll(/\(("[^"]*") \| undefined\)/g, "$1")
    .replace(/\bArray\b/, "a list")
    .replace(/\bObject\b/, "an object");
}

/** What the setting is for, which tells how to mend it; or which there are. */
function adviceOn(name: string | number | undefined): string {
  const setting = Object.entries(settings.entries).find(([key]) => key === name)?.[1];
  return setting === undefined
    ? `the settings are ${KNOWN.join(", ")}`
    : `${name}: ${v.getDescription(setting)}`;
}
