/** What an overlay makes of a description, by rows; and what it says where it cannot. */
import { describe, expect, test } from "vitest";
import { ProblemsError } from "../../scripts/diagnostics.ts";
import { applyOverlay } from "../../scripts/overlay/index.ts";

type Action = Readonly<Record<string, unknown>>;

const DESCRIPTION = {
  openapi: "3.1.0",
  tags: [{ name: "a" }, { name: "b" }, { name: "c" }],
  paths: {
    "/v1/batches": { get: { tags: ["a"], deprecated: true } },
    "/v1/batches?beta=true": { get: { tags: ["a"], responses: { 200: { description: "ok" } } } },
  },
};

const overlay = (...actions: readonly Action[]): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ overlay: "1.0.0", info: { title: "Corrections", version: "1" }, actions }),
  );

const TWIN = "$.paths['/v1/batches?beta=true'].get";

const changed = (...actions: readonly Action[]): unknown =>
  applyOverlay(DESCRIPTION, overlay(...actions)).root;

function problemsOf(source: Uint8Array): string[] {
  try {
    applyOverlay(DESCRIPTION, source);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems.map(({ code, message, pointer }) => `${code} ${pointer}: ${message}`);
  }
}

describe("an action", () => {
  test.each<{ what: string; actions: Action[]; path: string[]; gives: unknown }>([
    {
      what: "merges into a map, at any depth: new fields come in, the others stay",
      actions: [{ target: TWIN, update: { summary: "s", responses: { 200: { "x-a": 1 } } } }],
      path: ["paths", "/v1/batches?beta=true", "get"],
      gives: { tags: ["a"], summary: "s", responses: { 200: { description: "ok", "x-a": 1 } } },
    },
    {
      what: "replaces a plain value",
      actions: [{ target: "$.paths['/v1/batches'].get", update: { deprecated: false } }],
      path: ["paths", "/v1/batches", "get", "deprecated"],
      gives: false,
    },
    {
      what: "joins lists inside a merged map",
      actions: [{ target: TWIN, update: { tags: ["z"] } }],
      path: ["paths", "/v1/batches?beta=true", "get", "tags"],
      gives: ["a", "z"],
    },
    {
      what: "appends one item to a list that is selected",
      actions: [{ target: "$.tags", update: { name: "d" } }],
      path: ["tags"],
      gives: [...DESCRIPTION.tags, { name: "d" }],
    },
    {
      what: "merges into the root",
      actions: [{ target: "$", update: { "x-root": true } }],
      path: ["x-root"],
      gives: true,
    },
    {
      what: "changes every place that is selected, each by a copy of its own",
      actions: [
        { target: "$.paths.*.get", update: { "x-list": [] } },
        { target: `${TWIN}['x-list']`, update: 1 },
      ],
      path: ["paths", "/v1/batches", "get", "x-list"],
      gives: [],
    },
    {
      what: "removes a field, a map and plain values alike",
      actions: [{ target: "$.paths['/v1/batches'].get.deprecated", remove: true }],
      path: ["paths", "/v1/batches", "get"],
      gives: { tags: ["a"] },
    },
    {
      what: "removes a whole twin",
      actions: [{ target: "$.paths['/v1/batches?beta=true']", remove: true }],
      path: ["paths"],
      gives: { "/v1/batches": DESCRIPTION.paths["/v1/batches"] },
    },
    {
      what: "removes several items of a list, whatever their order in the path",
      actions: [{ target: "$.tags[0, 2, 0]", remove: true }],
      path: ["tags"],
      gives: [{ name: "b" }],
    },
    {
      what: "removes what a filter selects",
      actions: [{ target: "$.tags[?@.name == 'b']", remove: true }],
      path: ["tags"],
      gives: [{ name: "a" }, { name: "c" }],
    },
    {
      what: "with both removes: the update has no effect then",
      actions: [{ target: "$.tags[0]", remove: true, update: { name: "x" } }],
      path: ["tags", "0"],
      gives: { name: "b" },
    },
    {
      what: "sees what those before it have made",
      actions: [
        { target: "$", update: { info: { title: "T" } } },
        { target: "$.info", update: { version: "1" } },
      ],
      path: ["info"],
      gives: { title: "T", version: "1" },
    },
  ])("$what", ({ actions, path, gives }) => {
    const found = path.reduce<unknown>((it, key) => (it as never)[key], changed(...actions));
    expect(found).toEqual(gives);
  });

  test("leaves the description that it was given as it is", () => {
    const before = structuredClone(DESCRIPTION);
    changed({ target: "$.tags", remove: true }, { target: TWIN, update: { tags: ["z"] } });
    expect(DESCRIPTION).toEqual(before);
  });

  test("changes one of two places that an anchor of YAML shares", () => {
    const shared = { type: "string" };
    const root = { a: shared, b: shared };
    const made = applyOverlay(root, overlay({ target: "$.a", update: { type: "integer" } })).root;
    expect(made).toEqual({ a: { type: "integer" }, b: { type: "string" } });
  });
});

describe("what cannot be done is told, all of it", () => {
  test.each<{ what: string; actions: Action[]; says: string[] }>([
    {
      what: "a target that matches nothing",
      actions: [
        { target: "$.tags", update: {} },
        { target: "$.nowhere", remove: true },
      ],
      says: ["overlay /actions/1/target: action 2 matches nothing: $.nowhere"],
    },
    {
      what: "two targets that match nothing, and one that is no JSONPath",
      actions: [
        { target: "$.a", remove: true },
        { target: "$[", remove: true },
        { target: "$.b", update: {} },
      ],
      says: [
        "overlay /actions/0/target: action 1 matches nothing: $.a",
        "overlay /actions/1/target: action 2 is no JSONPath: unclosed bracketed selection ('$[':2)",
        "overlay /actions/2/target: action 3 matches nothing: $.b",
      ],
    },
    {
      what: "a name that every object inherits",
      actions: [{ target: "$.paths.constructor", update: {} }],
      says: ["overlay /actions/0/target: action 1 matches nothing: $.paths.constructor"],
    },
    {
      what: "a plain value that is to be merged with",
      actions: [{ target: "$.openapi", update: { a: 1 } }],
      says: [
        "overlay /actions/0/update: action 1 does not fit: a plain value is selected, which cannot be merged with",
      ],
    },
    {
      what: "a map that is to become a list",
      actions: [{ target: TWIN, update: { responses: [] } }],
      says: [
        "overlay /actions/0/update/responses: action 1 does not fit: responses is a map in the description and a list in the update",
      ],
    },
    {
      what: "the removal of everything",
      actions: [{ target: "$", remove: true }],
      says: ["overlay /actions/0/target: action 1 removes everything"],
    },
    {
      what: "an action that does nothing, one without a target, and a field that is none",
      actions: [{ target: "$" }, { remove: true }, { target: "$", remvoe: true, update: {} }],
      says: [
        "overlay /actions/0: 0 has neither update nor remove",
        "overlay /actions/1: target is missing",
        "overlay /actions/2/remvoe: remvoe is no field of an overlay",
      ],
    },
  ])("$what", ({ actions, says }) => {
    expect(problemsOf(overlay(...actions))).toEqual(says);
  });

  test.each<{ what: string; text: string; says: string[] }>([
    {
      what: "another version",
      text: '{ "overlay": "1.1.0", "info": { "title": "T", "version": "1" }, "actions": [{ "target": "$", "update": {} }] }',
      says: ["overlay /overlay: overlay must be 1.0.0, as no other version is read"],
    },
    { what: "a text", text: "hello", says: ["overlay : the root must be a map"] },
    {
      what: "no fields at all",
      text: "x-only: 1",
      says: ["overlay is missing", "info is missing", "actions is missing"].map(
        (it) => `overlay : ${it}`,
      ),
    },
    {
      what: "a key that would change what maps are",
      text: '{ "__proto__": { "a": 1 } }',
      says: ["structure /__proto__: no key can be __proto__"],
    },
  ])("an overlay that is none: $what", ({ text, says }) => {
    expect(problemsOf(new TextEncoder().encode(text))).toEqual(says);
  });

  test("fields of one's own are let be", () => {
    const action = { target: "$.tags[0]", "x-why": "renamed upstream", update: { "x-kept": 1 } };
    expect(changed(action)).toMatchObject({ tags: [{ name: "a", "x-kept": 1 }, {}, {}] });
  });
});
