/**
 * Narrowing of what was read: a value of the wrong shape is reported and read as missing.
 * Null is missing as well: programs that write descriptions write it for what they do not have.
 */
import { ProblemsError, type Problem, type ProblemCode } from "../diagnostics.ts";
import type { Files } from "./files.ts";
import { at, pointerTo, type Place } from "./place.ts";

/** More help nobody; each has a pointer, so that a hostile description could make them fill the memory. */
export const MAX_PROBLEMS = 1000;
/** Of a text for people: the longest of GitHub's has 4 557, of all that are published 181 thousand. */
const MAX_PROSE = 200_000;
/** Of all of them: GitHub's have 1.5 million characters. */
const MAX_ALL_PROSE = 5_000_000;
/** What to do about a description that has more than can be read at once. */
export const TAKE_PART =
  "take a part of it by --include <routes,tags> or `include` of the settings, or divide it";
/** Of what an identifier, a property or a literal is made of. */
const MAX_NAME = 256;

export interface JsonMap {
  readonly [key: string]: unknown;
}

export function isMap(value: unknown): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isNumber = (value: unknown): value is number => Number.isFinite(value);

interface AdviceRow {
  readonly when: (value: unknown, what: string) => boolean;
  readonly advice: (value: unknown) => string;
}

/** How a value of the wrong shape becomes the right one; the first that applies. */
const ADVICE: readonly AdviceRow[] = [
  {
    when: (value, what) => what === "a string" && (isNumber(value) || isFlag(value)),
    advice: (value) => `put it in quotes: "${String(value)}"`,
  },
  {
    when: (value, what) => isText(value) && (what === "a number" || what === "true or false"),
    advice: () => "write it without quotes",
  },
  {
    when: (value, what) => what === "a list" && !isMap(value),
    advice: () => "put it in a list, even if it is the only one",
  },
  {
    when: (_, what) => what === "a map",
    advice: () => "write keys and their values, {} where there are none",
  },
  { when: () => true, advice: () => "correct it, or remove it" },
];

/** What reading needs to know besides the value: the whole, and where problems go. */
export class Reader {
  readonly root: JsonMap;
  readonly files: Files;
  readonly problems: Problem[] = [];
  readonly #reported = new Set<string>();
  #prose = 0;

  constructor(root: JsonMap, files: Files) {
    this.root = root;
    this.files = files;
  }

  /** @throws ProblemsError once there are so many that more would be of no use. */
  report(code: ProblemCode, place: Place, message: string, advice?: string): void {
    const problem = { code, message, advice, pointer: pointerTo(place) };
    const key = `${problem.pointer} ${message}`;
    if (this.#reported.has(key)) return; // what several references lead to is read as often
    this.#reported.add(key);
    this.problems.push(problem);
    if (this.problems.length >= MAX_PROBLEMS) this.finish();
  }

  /** @throws ProblemsError if anything was reported. */
  finish(): void {
    if (this.problems.length > 0) throw new ProblemsError(this.problems);
  }

  map(value: unknown, place: Place): JsonMap {
    return this.#expect(value, place, "a map", isMap) ?? {};
  }

  list(value: unknown, place: Place): readonly unknown[] {
    return this.#expect(value, place, "a list", isList) ?? [];
  }

  text(value: unknown, place: Place): string | undefined {
    return this.#expect(value, place, "a string", isText);
  }

  flag(value: unknown, place: Place): boolean | undefined {
    return this.#expect(value, place, "true or false", isFlag);
  }

  number(value: unknown, place: Place): number | undefined {
    return this.#expect(value, place, "a number", isNumber);
  }

  /** Whether it is not too long for a name; if it is, that is reported. */
  isName(name: string, place: Place): boolean {
    if (name.length <= MAX_NAME) return true;
    const message = `a name of ${name.length} characters is longer than ${MAX_NAME}`;
    this.report("structure", place, message, "shorten it");
    return false;
  }

  /** A text that is not too long for a name. */
  name(value: unknown, place: Place): string | undefined {
    const name = this.text(value, place);
    return name !== undefined && this.isName(name, place) ? name : undefined;
  }

  /** A text for people that is not too long for a comment. */
  prose(value: unknown, place: Place): string | undefined {
    const text = this.text(value, place);
    if (text === undefined) return undefined;
    this.#countProse(text, place);
    if (text.length <= MAX_PROSE) return text;
    const message = `a text of ${text.length} characters is longer than ${MAX_PROSE}`;
    this.report("structure", place, message, "shorten it");
    return undefined;
  }

  #countProse({ length }: string, place: Place): void {
    this.#prose += length;
    if (this.#prose <= MAX_ALL_PROSE) return;
    const message = `the texts for people have more than ${MAX_ALL_PROSE} characters together, as often as they are used`;
    this.report("structure", place, message, TAKE_PART);
    this.finish();
  }

  texts(value: unknown, place: Place): string[] {
    return this.list(value, place).flatMap((it, i) => this.text(it, at(place, i)) ?? []);
  }

  #expect<T>(
    value: unknown,
    place: Place,
    what: string,
    is: (value: unknown) => value is T,
  ): T | undefined {
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    const advice = ADVICE.find(({ when }) => when(value, what))?.advice(value);
    this.report("structure", place, `${place.key || "the root"} must be ${what}`, advice);
    return undefined;
  }
}
