/** Which changes a failing line is owed to: those that speak of the methods, types and properties that it has to do with. */
import type { Cause, Change } from "../compare/change.ts";
import type { Evidence, Owner } from "./evidence.ts";

/** What a change speaks of. */
interface Subject {
  readonly change: Change;
  /** The schema in which it is, if it is in one. */
  readonly type: string | undefined;
  /** Properties on the way there, and the names that it tells of. */
  readonly names: ReadonlySet<string>;
}

interface Clue {
  readonly points: number;
  readonly when: (evidence: Evidence, subject: Subject) => boolean;
}

/** What speaks for a change, and how much. */
const CLUES: readonly Clue[] = [
  {
    points: 6,
    when: ({ owners }, { type, names }) =>
      owners.some((it) => isOf(it, type) && it.property !== undefined && names.has(it.property)),
  },
  {
    points: 5,
    when: ({ words }, { type, names }) =>
      type !== undefined && words.has(type) && has(words, names),
  },
  { points: 3, when: ({ words }, { names }) => has(words, names) },
  { points: 2, when: ({ owners }, { type }) => owners.some((it) => isOf(it, type)) },
  { points: 2, when: ({ methods }, { change }) => change.methods.some((it) => methods.has(it)) },
  {
    points: 6,
    when: ({ methods, words }, { change }) =>
      WHOLE.test(change.id) &&
      change.methods.some((it) => methods.has(it) && it.split(".").some((part) => words.has(part))),
  },
  {
    points: 6,
    when: ({ methods, assigned }, { change }) =>
      TWIN.test(change.id) &&
      CHOICE.some((it) => assigned.has(it)) &&
      change.methods.some((it) => methods.has(it)),
  },
  {
    points: 1,
    when: ({ methods }, { change }) =>
      ARGUMENT.test(change.id) && change.methods.some((it) => methods.has(it)),
  },
  { points: 2, when: (_, { change }) => change.types === "breaking" },
  { points: 1, when: (_, { change }) => change.types === "warning" },
];

/** Rules of what becomes of a method as a whole. */
const WHOLE = /^(operation-removed|method-renamed|twin-|ga-withdrawn|variant-removed)/;

/** Rules of what becomes of a method's twins, and the options by which a call chooses one. */
const TWIN = /^(twin-|ga-withdrawn|variant-)/;
const CHOICE = ["beta", "betas"];

/** Rules of an argument that a call needs now: the compiler counts them and names none. */
const ARGUMENT = /^(parameter|body)-(added|became)-required$/;

/** Every message of the compiler may name them. */
const TYPES = /^(string|number|integer|boolean|object|array|null)$/;

const LEAST = 5;
const MOST = 3;

/** Best first; empty where no change speaks of the line. */
export function causesOf(evidence: Evidence, changes: readonly Change[]): Cause[] {
  const ranked = changes
    .map((change) => {
      const subject = subjectOf(change);
      const clues = CLUES.filter(({ when }) => when(evidence, subject));
      return { change, points: clues.reduce((sum, { points }) => sum + points, 0) };
    })
    .toSorted((a, b) => b.points - a.points);
  const best = ranked[0]?.points ?? 0;
  return ranked
    .filter(({ points }) => points >= Math.max(LEAST, best / 2))
    .slice(0, MOST)
    .map(({ change: { fingerprint, id, text } }) => ({ fingerprint, id, text }));
}

function subjectOf(change: Change): Subject {
  const keys = change.pointer
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const isSchema = keys[1] === "components" && keys[2] === "schemas";
  const properties = keys.filter((_, i) => keys[i - 1] === "properties");
  const told = [change.before, change.after]
    .flat()
    .filter((it) => typeof it === "string")
    .filter((it) => !TYPES.test(it));
  const names = new Set([...properties, ...told, ...parameterOf(change)]);
  return { change, type: isSchema ? keys[3] : undefined, names };
}

/** `GET /trees: region: the parameter became required`: its pointer ends in a number. */
function parameterOf({ id, text }: Change): readonly string[] {
  return id.startsWith("parameter-") ? text.split(": ").slice(1, 2) : [];
}

/** A beta type that is equal to its GA twin goes by the name of the twin. */
function isOf({ type }: Owner, schema: string | undefined): boolean {
  return schema !== undefined && (type === schema || `Beta${type}` === schema);
}

function has(words: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => words.has(name));
}
