/** Types side by side: what our client gives and takes against what the official SDK 0.120 does, GA and beta. */
import { beforeAll, describe, expect, test } from "vitest";
import { CALLS } from "./calls.ts";
import { TYPE_EXCEPTIONS, type Comparison } from "./type-exceptions.ts";
import { readTypes, type ExportedTypes } from "./type-program.ts";
import { typeRefusals, type Strictness } from "./type-refusals.ts";

type Side = "ours" | "sdk";

interface Row {
  readonly exported: "Answers" | "Requests";
  readonly keys: readonly string[];
  readonly from: Side;
  readonly to: Side;
  readonly strictness: Strictness;
}

const calls = Object.keys(CALLS);
const answers = { exported: "Answers", keys: calls, strictness: "value" } as const;
const requests = { exported: "Requests", keys: ["GA", "beta"], strictness: "literal" } as const;

const COMPARISONS: Readonly<Record<Comparison, Row>> = {
  "answers of ours, where the SDK's are wanted": { ...answers, from: "ours", to: "sdk" },
  "answers of the SDK, where ours are wanted": { ...answers, from: "sdk", to: "ours" },
  "requests of ours, where the SDK's are wanted": { ...requests, from: "ours", to: "sdk" },
  "requests of the SDK, where ours are wanted": { ...requests, from: "sdk", to: "ours" },
};

/** The first comparison waits for the compiler to know both sides' types. */
const MINUTE = 60_000;

let types: ExportedTypes;

beforeAll(() => {
  types = readTypes("pairs.ts");
}, MINUTE);

// The keys of a constant are its type's.
describe.each(Object.keys(COMPARISONS) as Comparison[])("%s", (comparison) => {
  const { exported, keys, from, to, strictness } = COMPARISONS[comparison];
  const listed = TYPE_EXCEPTIONS[comparison].flatMap(({ lines }) => lines);

  function found(key: string): readonly string[] {
    const [source, target] = [types.typeAt(exported, key, from), types.typeAt(exported, key, to)];
    return typeRefusals(types.checker, { source, target, strictness });
  }

  test.each(keys)(
    "%s: all are accepted, but for what is listed",
    (key) => {
      expect(found(key).filter((line) => !listed.includes(line))).toEqual([]);
    },
    MINUTE,
  );

  test(
    "everything listed is still so, and is listed once",
    () => {
      expect(listed.toSorted()).toEqual([...new Set(keys.flatMap(found))].toSorted());
    },
    MINUTE,
  );
});
