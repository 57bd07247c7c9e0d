/** Names by rule, whatever the description: each its own operation's or schema's, none with a counter. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Problem, ProblemsError } from "../../scripts/diagnostics.ts";
import { readDocument } from "../../scripts/load/document.ts";
import { guard } from "../../scripts/load/guard.ts";
import { methodNames, model } from "../../scripts/model/index.ts";
import { typeNameOf, TypeNames } from "../../scripts/model/type-names.ts";
import { answer, describing, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";
import { shuffled } from "../support/shuffle.ts";

const word = fc.constantFrom(
  ..."things thing v1 v2 me then constructor class default 2fa 2-fa öle Öle ÖLE 名前 list list_1 search to_string toString _ a1 A-1 {id} {a}.{b} {x}:run".split(
    " ",
  ),
);
const route = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `/${words.join("/")}`);
const verb = fc.constantFrom("get", "post", "put", "patch", "delete", "head");
const operation = fc.tuple(route, verb, fc.constantFrom("", "", "?beta=true", "?kind=a"));
type Call = readonly [route: string, verb: string, qualifier: string];

const SCHEMAS = { Thing: { type: "object" }, thing: { type: "string", enum: ["a", "b"] } };

function describe(calls: readonly Call[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [path, method, qualifier] of calls) {
    const names = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    const parameters = [...names].map((name) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    }));
    const item = (paths[path + qualifier] ??= {});
    item[method] = { parameters, ...answer(ref("Thing")) };
  }
  return describing({ paths, components: { schemas: SCHEMAS } });
}

/** The names by operation; undefined where the description itself is refused. */
function namesOf(source: object): Map<string, string> | undefined {
  const document = attempt(() => readDocument(guard(source)));
  return "made" in document ? methodNames(document.made, ROWS) : undefined;
}

function attempt<T>(action: () => T): { made: T } | { problems: readonly Problem[] } {
  try {
    return { made: action() };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return { problems: error.problems };
  }
}

const some = fc.array(operation, { minLength: 1, maxLength: 6 });

test("a name never depends on another operation", () => {
  let compared = 0;
  fc.assert(
    fc.property(some, some, (calls, others) => {
      // a path key that is there already would have its twin's parameters
      const all = namesOf(describe([...calls, ...others]));
      for (const call of all === undefined ? [] : calls) {
        const [[pointer, name] = ["", ""]] = namesOf(describe([call])) ?? new Map<string, string>();
        compared += 1;
        expect([pointer, all?.get(pointer)]).toEqual([pointer, name]);
      }
    }),
    { numRuns: 150, seed: 1 },
  );
  expect(compared).toBeGreaterThan(100);
});

test("a shuffled description gives the same model, or the same problems", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(some, fc.nat(), (calls, seed) => {
      const source = describe(calls);
      const [one, other] = [source, shuffled(source, seed)].map((it) =>
        attempt(() => model({ sha256: "", ...readDocument(guard(it)) }, ROWS)),
      );
      seen.add(Object.keys(one ?? {}).join());
      expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    }),
    { numRuns: 150, seed: 2 },
  );
  expect([...seen].toSorted()).toEqual(["made", "problems"]);
});

test("names are what the rules make, or an error with what to change: never a counter", () => {
  fc.assert(
    fc.property(some, (calls) => {
      const found = attempt(() =>
        model({ sha256: "", ...readDocument(guard(describe(calls))) }, ROWS),
      );
      const told = "problems" in found ? found.problems.map(({ advice }) => advice) : [];
      const names = "made" in found ? found.made.methods.map(({ name }) => name.join(".")) : [];
      expect(told).not.toContain("");
      expect(told.length + names.length).toBeGreaterThan(0);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names.flatMap((it) => it.split(".")))
        expect(name).toMatch(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u);
    }),
    { numRuns: 150, seed: 3 },
  );
});

test("the type of a schema is named by its key alone; keys that would share a name are all told", () => {
  const key = fc.oneof(
    fc.stringMatching(/^[a-zA-Z0-9._-]{1,6}$/),
    fc.constantFrom("any", "Any", "a-b", "AB", "a.b", "2x", "class", "Blob", "constructor", "--"),
  );
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 8 }), (keys) => {
      const problems: Problem[] = [];
      const names = new TypeNames([], problems).own(keys);
      for (const [it, name] of names) expect(name).toBe(typeNameOf(it));
      const shared = keys.length - new Set(keys.map(typeNameOf)).size;
      const nameless = new Set(keys.map(typeNameOf).filter((it) => !/^[\p{ID_Start}_$]/u.test(it)));
      expect(problems.length).toBe(shared + nameless.size);
      expect(new TypeNames([], []).own(keys.toReversed()).size).toBe(names.size);
    }),
    { numRuns: 500, seed: 4 },
  );
});
