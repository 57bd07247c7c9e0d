/** Findings become changes: one for each place, with everybody whom it reaches. */
import { hash } from "node:crypto";
import { worst, type Change, type Direction, type Level, LEVELS } from "./change.ts";
import type { Report } from "./compare-operation.ts";
import { findingsBelow, type Finding } from "./finding.ts";
import type { Holders } from "./holders.ts";
import { placeName } from "./place.ts";
import { judge } from "./rule.ts";
import { RULES, type RuleId } from "./rules.ts";
import type { Located } from "./spec.ts";

/** Whom a finding reaches: an operation and its method, or nobody in particular. */
export interface Subject {
  readonly operation: string | null;
  readonly method: string | null;
}

interface Entry {
  readonly finding: Finding;
  readonly directions: Set<Direction>;
  readonly operations: Set<string>;
  readonly methods: Set<string>;
}

export class Collector {
  readonly #holders: readonly Holders[];
  readonly #entries = new Map<string, Entry>();
  /** A schema's findings come once for each operation that it reaches. */
  readonly #known = new WeakMap<Finding, Entry>();

  /** @param holders of the newer description and of the older one; without them no schemas are named */
  constructor(holders: readonly Holders[] = []) {
    this.#holders = holders;
  }

  /** What is found of one subject goes here. */
  of({ operation, method }: Subject): Report {
    const add: Report["add"] = (direction, ...findings) => {
      for (const finding of findings) {
        const entry = this.#entry(finding);
        if (direction !== null) entry.directions.add(direction);
        if (operation !== null) entry.operations.add(operation);
        const called = method ?? operation;
        if (called !== null) entry.methods.add(called);
      }
    };
    return { add, follow: (direction, node) => add(direction, ...findingsBelow(node)) };
  }

  #entry(finding: Finding): Entry {
    const known = this.#known.get(finding);
    if (known !== undefined) return known;
    const key = JSON.stringify([finding.rule, finding.pointer, finding.before, finding.after]);
    const entry = this.#entries.get(key) ?? newEntry(finding);
    this.#known.set(finding, entry);
    this.#entries.set(key, entry);
    return entry;
  }

  /** As much of the changes as says which release they ask for. */
  levels(levels: Readonly<Record<string, Level>> = {}): Pick<Change, "id" | "level">[] {
    return [...this.#entries.values()].map(({ finding: { rule }, directions }) => ({
      id: rule,
      level: levels[rule] ?? worst(Object.values(judge(RULES[rule], [...directions]))),
    }));
  }

  /** Worst first, then by id and pointer. Levels given by id take the place of the rules' own. */
  changes(
    [before, after]: readonly [Located, Located],
    levels: Readonly<Record<string, Level>> = {},
  ): Change[] {
    const changes = [...this.#entries.values()].map((entry) => ({
      ...toChange(entry, [before, after], levels),
      schemas: this.#holding(entry.finding.pointer),
    }));
    return changes.toSorted(
      (a, b) =>
        LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) ||
        order(a.id, b.id) ||
        order(a.pointer, b.pointer) ||
        order(a.fingerprint, b.fingerprint),
    );
  }

  #holding(pointer: string): readonly string[] {
    for (const holders of this.#holders) {
      const found = holders.of(pointer);
      if (found !== undefined) return found;
    }
    return [];
  }
}

function newEntry(finding: Finding): Entry {
  return { finding, directions: new Set(), operations: new Set(), methods: new Set() };
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function toChange(
  { finding, directions, operations, methods }: Entry,
  [before, after]: readonly [Located, Located],
  levels: Readonly<Record<string, Level>>,
): Omit<Change, "schemas"> {
  const { rule, pointer } = finding;
  const verdicts = judge(RULES[rule], [...directions]);
  const [direction = null] = directions.size === 1 ? directions : [];
  const [operation = null] = operations.size === 1 ? operations : [];
  const content = [rule, pointer, finding.before ?? null, finding.after ?? null];
  return {
    id: rule,
    fingerprint: hash("sha256", JSON.stringify(content)).slice(0, 12),
    level: levels[rule] ?? worst(Object.values(verdicts)),
    ...verdicts,
    direction,
    operation,
    methods: [...methods].toSorted(),
    pointer,
    before: finding.before ?? null,
    after: finding.after ?? null,
    text: textOf(finding, finding.after === undefined ? before : after),
  };
}

const MAX_SHOWN = 120;

function textOf({ rule, pointer, before, after }: Finding, root: Located): string {
  const shown = [before, after]
    .filter((it) => it !== undefined)
    .map(show)
    .join(" → ");
  const place = placeName(pointer, root);
  if (shown === place) return `${place}: ${RULES[rule satisfies RuleId].says}`; // the place says it all
  return `${place === "" ? "" : `${place}: `}${RULES[rule satisfies RuleId].says}${shown === "" ? "" : ` (${shown})`}`;
}

function show(value: unknown): string {
  const list = Array.isArray(value)
    ? value.map((it: unknown) => JSON.stringify(it)).join(", ")
    : null;
  const text = list ?? (typeof value === "string" ? value : JSON.stringify(value));
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
