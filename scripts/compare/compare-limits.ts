/** Two alternatives by what limits a scalar: numbers, formats, patterns. */
import { BYTES } from "./bytes.ts";
import type { Finding } from "./finding.ts";
import type { RuleId } from "./rules.ts";
import type { Alternative } from "./schema.ts";

type Found = Omit<Finding, "pointer">;

export function compareLimits(before: Alternative, after: Alternative): Found[] {
  return [
    ...compareNumbers(before, after),
    ...compareFormats(before, after),
    ...comparePatterns(before.patterns, after.patterns),
    ...compareMultiples(before.numbers.get("multipleOf"), after.numbers.get("multipleOf")),
    ...compareContent(before.content, after.content),
    ...compareUniqueness(before.uniqueItems, after.uniqueItems),
  ];
}

/** Pairs of keywords that are one limit: the value itself allowed, or not. */
const LIMITS: readonly (readonly [string, string | null])[] = [
  ["maximum", "exclusiveMaximum"],
  ["minimum", "exclusiveMinimum"],
  ...["maxLength", "maxItems", "maxProperties", "maxContains"].map((it) => [it, null] as const),
  ...["minLength", "minItems", "minProperties", "minContains"].map((it) => [it, null] as const),
];

function compareNumbers(before: Alternative, after: Alternative): Found[] {
  if (before.numbers.size + after.numbers.size === 0) return [];
  return LIMITS.flatMap(([keyword, exclusive]): Found[] => {
    const isMaximum = keyword.startsWith("max");
    const [mine, theirs] = [
      limitOf(before, keyword, exclusive),
      limitOf(after, keyword, exclusive),
    ];
    if (mine === undefined && theirs === undefined) return [];
    const shown = { before: mine?.shown, after: theirs?.shown };
    if (mine === undefined) return [{ rule: "limit-added", ...shown }];
    if (theirs === undefined) return [{ rule: "limit-removed", ...shown }];
    const order = mine.value - theirs.value || mine.rank - theirs.rank;
    if (order === 0) return [];
    const [raised, lowered]: [RuleId, RuleId] = isMaximum
      ? ["maximum-raised", "maximum-lowered"]
      : ["minimum-raised", "minimum-lowered"];
    return [{ rule: order < 0 ? raised : lowered, ...shown }];
  });
}

interface Limit {
  readonly value: number;
  /** Where the value is the same: an exclusive maximum is the lower one, an exclusive minimum the higher one. */
  readonly rank: number;
  readonly shown: string;
}

/** The tighter one where both keywords stand. An integer below 10 is at most 9. */
function limitOf(
  { numbers, type }: Alternative,
  keyword: string,
  exclusive: string | null,
): Limit | undefined {
  const sign = keyword.startsWith("max") ? 1 : -1;
  const closed = numbers.get(keyword);
  const open = exclusive === null ? undefined : numbers.get(exclusive);
  const isOpen = open !== undefined && (closed === undefined || sign * open <= sign * closed);
  if (isOpen && type === "integer" && Number.isInteger(open))
    return { value: open - sign, rank: 0, shown: `${keyword} ${open - sign}` };
  if (isOpen) return { value: open, rank: -sign, shown: `${exclusive ?? keyword} ${open}` };
  return closed === undefined
    ? undefined
    : { value: closed, rank: 0, shown: `${keyword} ${closed}` };
}

/** Each holds all values of the one before it. */
const WIDENING: readonly (readonly [string, string])[] = [
  ["int32", "int64"],
  ["float", "double"],
];

function compareFormats(before: Alternative, after: Alternative): Found[] {
  if (before.formats.length + after.formats.length === 0) return [];
  const [mine, theirs] = [namesOf(before.formats), namesOf(after.formats)];
  if (mine === theirs) return [];
  const shown = { before: mine || undefined, after: theirs || undefined };
  if (holdsBytes(before) !== holdsBytes(after))
    return [{ rule: holdsBytes(after) ? "string-became-bytes" : "bytes-became-string", ...shown }];
  if (mine === "") return [{ rule: "format-added", ...shown }];
  if (theirs === "") return [{ rule: "format-removed", ...shown }];
  if (WIDENING.some(([a, b]) => a === mine && b === theirs))
    return [{ rule: "format-widened", ...shown }];
  if (WIDENING.some(([a, b]) => b === mine && a === theirs))
    return [{ rule: "format-narrowed", ...shown }];
  return [{ rule: "format-changed", ...shown }];
}

function namesOf(formats: readonly string[]): string {
  return formats.toSorted().join(" and ");
}

/** The one format that is a type of its own. */
function holdsBytes({ type, formats }: Alternative): boolean {
  return type === "string" && formats.includes(BYTES);
}

/** Patterns that every string matches. */
const ANY_STRING = /^\^?(\.\*|\[\\s\\S\]\*)?\$?$/;

function comparePatterns(before: readonly string[], after: readonly string[]): Found[] {
  if (before.length + after.length === 0) return [];
  const [mine, theirs] = [before, after].map((list) =>
    list.filter((it) => !ANY_STRING.test(it)).toSorted(),
  );
  const removed = (mine ?? []).filter((it) => !theirs?.includes(it));
  const added = (theirs ?? []).filter((it) => !mine?.includes(it));
  if (removed.length + added.length === 0) return [];
  const shown = { before: removed[0], after: added[0] };
  if (removed.length === 0) return [{ rule: "pattern-added", ...shown }];
  if (added.length === 0) return [{ rule: "pattern-removed", ...shown }];
  return [{ rule: changeOfPattern(shown.before ?? "", shown.after ?? ""), ...shown }];
}

/** `^[a-z]{1,64}$`: so many characters of one class, which is as much of regular expressions as can be compared. */
const COUNTED = /^\^(\[[^\]]*\]|\\[dws])(?:\{(\d+)(?:(,)(\d*))?\}|([*+?]))?\$$/;

function changeOfPattern(before: string, after: string): RuleId {
  const [mine, theirs] = [countOf(before), countOf(after)];
  if (mine === undefined || theirs === undefined || mine.of !== theirs.of) return "pattern-changed";
  if (theirs.from <= mine.from && theirs.to >= mine.to) return "pattern-widened";
  return theirs.from >= mine.from && theirs.to <= mine.to ? "pattern-narrowed" : "pattern-changed";
}

function countOf(pattern: string): { of: string; from: number; to: number } | undefined {
  const match = COUNTED.exec(pattern);
  if (match === null) return undefined;
  const [, of = "", least, comma, most, sign] = match;
  const from = Number(least ?? (sign === "*" || sign === "?" ? 0 : 1));
  const to =
    comma === undefined
      ? sign === "*" || sign === "+"
        ? Infinity
        : least === undefined
          ? 1
          : from
      : most === ""
        ? Infinity
        : Number(most);
  return { of, from, to };
}

function compareMultiples(before: number | undefined, after: number | undefined): Found[] {
  if (before === after) return [];
  const shown = { before, after };
  if (before === undefined || (after !== undefined && isMultiple(after, before)))
    return [{ rule: "multiple-tightened", ...shown }];
  if (after === undefined || isMultiple(before, after))
    return [{ rule: "multiple-loosened", ...shown }];
  return [{ rule: "multiple-changed", ...shown }];
}

/** 0.1 is one of 0.01, though its remainder is not quite nothing. */
export function isMultiple(value: number, of: number): boolean {
  const times = value / of;
  return Math.abs(times - Math.round(times)) < 1e-9;
}

function compareContent(before: readonly string[], after: readonly string[]): Found[] {
  const [mine, theirs] = [before.join(" "), after.join(" ")];
  return mine === theirs ? [] : [{ rule: "content-changed", before: mine, after: theirs }];
}

function compareUniqueness(before: boolean, after: boolean): Found[] {
  if (before === after) return [];
  return [{ rule: after ? "unique-items-set" : "unique-items-unset" }];
}
