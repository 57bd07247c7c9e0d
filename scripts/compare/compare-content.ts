/** Bodies and answers: what there is, in which media types, of which schema. */
import type { Answer, Content, Header, Operation } from "./api.ts";
import type { Direction } from "./change.ts";
import { compareEncoding } from "./compare-encoding.ts";
import { compareLinks } from "./compare-links.ts";
import type { Context } from "./compare-operation.ts";
import { rangesOf } from "./media-range.ts";
import type { RuleId } from "./rules.ts";

export function compareBody(before: Operation, after: Operation, context: Context): void {
  const [mine, theirs] = [before.body, after.body];
  const add = (rule: RuleId, pointer: string): void =>
    context.report.add("request", { rule, pointer });
  if (mine === null && theirs !== null)
    add(theirs.required ? "body-added-required" : "body-added", theirs.pointer);
  if (mine !== null && theirs === null) add("body-removed", mine.pointer);
  if (mine === null || theirs === null) return;
  if (mine.required !== theirs.required)
    add(theirs.required ? "body-became-required" : "body-became-optional", theirs.pointer);
  compareMedia(mine.content, theirs.content, {
    direction: "request",
    pointer: theirs.pointer,
    context,
  });
}

export function compareFlippedBody(before: Operation, after: Operation, context: Context): void {
  const content = [before, after].map(({ body }) => body?.content ?? new Map<string, never>());
  const [mine, theirs] = content;
  if (mine === undefined || theirs === undefined) return;
  compareMedia(mine, theirs, { direction: "response", pointer: after.pointer, context });
}

interface Place {
  readonly direction: Direction;
  readonly pointer: string;
  readonly context: Context;
}

function compareMedia(before: Content, after: Content, place: Place): void {
  const { direction, pointer, context } = place;
  const removed: string[] = [];
  const matched = new Set<string>();
  for (const [name, media] of before) {
    const pairs = keysIn(after, name, direction).flatMap((key) => {
      const other = after.get(key);
      return other === undefined ? [] : [[key, other] as const];
    });
    if (pairs.length === 0) removed.push(name);
    for (const [key, other] of pairs) {
      const { pointer: there } = other;
      matched.add(key);
      if (key !== name) {
        const rule =
          bareOf(key) === bareOf(name) ? "media-type-parameters-changed" : RANGED[direction];
        context.report.add(direction, { rule, pointer: there, before: name, after: key });
      }
      context.report.follow(direction, context.schemas.compare(media.site, other.site, direction));
      if (XML.test(name) && XML.test(key))
        context.report.follow(
          direction,
          context.schemas.compareXml(media.site, other.site, direction),
        );
      for (const found of compareEncoding(media.encoding, other.encoding))
        context.report.add(direction, { ...found, pointer: there });
    }
  }
  const added = [...after.keys()].filter((name) => !matched.has(name));
  const [was, is] = [removed[0], added[0]];
  if (was !== undefined && is !== undefined && removed.length + added.length === 2) {
    context.report.add(direction, { rule: "media-type-changed", pointer, before: was, after: is });
    return;
  }
  for (const name of removed)
    context.report.add(direction, { rule: "media-type-removed", pointer, before: name });
  for (const name of added)
    context.report.add(direction, { rule: "media-type-added", pointer, after: name });
}

const XML = /[/+]xml(;|$)/;

const RANGED = { request: "media-type-widened", response: "media-type-narrowed" } as const;

/**
 * The media type itself, or the only one that differs in parameters; in a request a range that holds it, in an answer
 * those that it holds.
 */
function keysIn(content: Content, name: string, direction: Direction): string[] {
  if (content.has(name)) return [name];
  const alike = [...content.keys()].filter((it) => bareOf(it) === bareOf(name));
  if (alike.length === 1) return alike;
  return direction === "request"
    ? rangesOf(name)
        .filter((it) => content.has(it))
        .slice(0, 1)
    : [...content.keys()].filter((it) => rangesOf(it).includes(name));
}

function bareOf(name: string): string {
  return name.split(";")[0] ?? "";
}

type Answers = ReadonlyMap<string, Answer>;

export function compareAnswers(
  before: Answers,
  after: Answers,
  direction: Direction,
  context: Context,
): void {
  const matched = new Set<string>();
  for (const [status, answer] of before) {
    const key = statusIn(after, status, before);
    const other = key === undefined ? undefined : after.get(key);
    if (key === undefined || other === undefined) {
      const rule = isSuccess(status, before) ? "success-removed" : "error-removed";
      context.report.add(direction, { rule, pointer: answer.pointer, before: status });
      continue;
    }
    matched.add(key);
    compareMedia(answer.content, other.content, { direction, pointer: other.pointer, context });
    compareHeaders(answer.headers, other.headers, context);
    if (direction === "response") context.report.add(direction, ...compareLinks(answer, other));
  }
  for (const [status, answer] of after) {
    if (matched.has(status)) continue;
    const rule = isSuccess(status, after) ? "success-added" : "error-added";
    context.report.add(direction, { rule, pointer: answer.pointer, after: status });
  }
}

/** The status itself, its range, one that stands for the range, or for an error the default. */
function statusIn(answers: Answers, status: string, before: Answers): string | undefined {
  if (answers.has(status)) return status;
  if (status === "default" && isSuccess(status, before))
    return [...answers.keys()].find((it) => it.startsWith("2"));
  const range = `${status.slice(0, 1)}XX`;
  if (answers.has(range)) return range;
  const isRange = status === range;
  const inRange = [...answers.keys()].filter(
    (it) => it.startsWith(status.slice(0, 1)) && !before.has(it),
  );
  if (isRange && inRange.length === 1) return inRange[0];
  const isFree = !before.has("default") && answers.has("default");
  return isFree && !(isSuccess(status, before) && isAnySuccess(answers)) ? "default" : undefined;
}

function isAnySuccess(answers: Answers): boolean {
  return [...answers.keys()].some((it) => it.startsWith("2"));
}

/** The default is what succeeds where nothing else does. */
function isSuccess(status: string, answers: Answers): boolean {
  return status.startsWith("2") || (status === "default" && !isAnySuccess(answers));
}

function compareHeaders(
  before: ReadonlyMap<string, Header>,
  after: ReadonlyMap<string, Header>,
  { report, schemas }: Context,
): void {
  for (const name of [...new Set([...before.keys(), ...after.keys()])].toSorted()) {
    const [mine, theirs] = [before.get(name), after.get(name)];
    const add = (rule: RuleId, pointer: string): void =>
      report.add("response", { rule, pointer, before: mine && name, after: theirs && name });
    if (mine === undefined) {
      add("header-added", theirs?.pointer ?? "");
    } else if (theirs === undefined) {
      add(mine.required ? "header-removed-required" : "header-removed", mine.pointer);
    } else {
      if (mine.required !== theirs.required)
        add(theirs.required ? "header-became-required" : "header-became-optional", theirs.pointer);
      if (mine.deprecated !== theirs.deprecated)
        add(theirs.deprecated ? "header-deprecated" : "header-undeprecated", theirs.pointer);
      const isMap = schemas.after
        .schema(theirs.site)
        .alternatives.some((it) => it.type === "object");
      const isOther =
        mine.mediaType !== theirs.mediaType || (isMap && mine.explode !== theirs.explode);
      if (isOther) add("header-style-changed", theirs.pointer);
      report.follow("response", schemas.compare(mine.site, theirs.site, "response"));
    }
  }
}
