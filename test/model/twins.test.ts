import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { TwinRow } from "../../scripts/model/rows.ts";
import type { Method } from "../../scripts/model/types.ts";
import { loadParts, messagesOf } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

async function methodsOf(
  paths: object,
  twins: readonly TwinRow[] = ROWS.twins,
): Promise<readonly Method[]> {
  return model(await loadParts({ paths }), { ...ROWS, twins }).methods;
}

const post = (operationId: string, more: object = {}): object => ({
  post: { operationId, ...more },
});
const show = ({ route, variants }: Method): unknown => [
  route,
  ...variants.map(({ beta, qualifier, sends }) => ({ beta, qualifier, sends })),
];
const header = (value: string): object => ({
  parameters: [
    { name: "X-Beta", in: "header", required: true, schema: { type: "string", const: value } },
  ],
});

describe("operations of one method and route that differ in a twin's mark are one method", () => {
  test.each([
    ["duplicate ids", "beta_post", "beta_post", "beta_post"],
    ["ids with a suffix, which is taken off", "beta_post", "beta_post_0", "beta_post"],
    ["ids with a prefix", "beta_post", "post", "post"],
  ])("whatever their ids: %s", async (_, beta, ga, published) => {
    const [method, ...others] = await methodsOf({
      "/v1/things?beta=true": post(beta),
      "/v1/things": post(ga),
    });
    expect(others).toEqual([]);
    expect(method?.name).toEqual(["things", "create"]);
    expect(method?.variants.map((it) => [it.beta, it.operationId, it.pointer])).toEqual([
      [false, published, "/paths/~1v1~1things/post"],
      [true, beta, "/paths/~1v1~1things?beta=true/post"],
    ]);
  });

  test("a further value of the mark is a variant of that name, after the beta twin", async () => {
    const [method] = await methodsOf({
      "/a?beta=zoom": post("z"),
      "/a?beta=true": post("b"),
      "/a?beta=cache": post("c"),
      "/a": post("g"),
    });
    expect(method?.variants.map(({ beta }) => beta)).toEqual([false, true, "cache", "zoom"]);
    expect(method && show(method)).toContainEqual({
      beta: "cache",
      qualifier: "beta=cache",
      sends: { query: { beta: "cache" }, headers: {}, route: null },
    });
  });

  test("parameters of a path may be called differently", async () => {
    const [method, ...others] = await methodsOf({
      "/a/{x}?beta=true": post("b"),
      "/a/{y}": post("g"),
    });
    expect(others).toEqual([]);
    expect(method?.route).toBe("/a/{y}");
    expect(method?.variants[1]?.sends.route).toBeNull();
  });
});

describe("operations that are not one method", () => {
  test("on different routes, whatever their ids", async () => {
    expect(await methodsOf({ "/a": post("same"), "/b": post("same") })).toHaveLength(2);
  });

  test("that differ in any other qualifier, which every call then sends", async () => {
    const methods = await methodsOf({
      "/?Action=CreateUser": post("a"),
      "/?Action=DeleteUser": post("b"),
      "/?Action=DeleteUser&beta=true": post("c"),
    });
    expect(methods.map(({ name }) => name.join("."))).toEqual(["createUser", "deleteUser"]);
    expect(methods[1] && show(methods[1])).toEqual([
      "/",
      {
        beta: false,
        qualifier: "",
        sends: { query: { Action: "DeleteUser" }, headers: {}, route: null },
      },
      {
        beta: true,
        qualifier: "Action=DeleteUser&beta=true",
        sends: { query: { Action: "DeleteUser", beta: "true" }, headers: {}, route: null },
      },
    ]);
  });
});

test("a qualifier without a row of its own makes no twin", async () => {
  expect(
    await methodsOf({ "/things": post("a"), "/things?beta=true": post("b") }, []),
  ).toHaveLength(2);
});

describe("twins by a path segment", () => {
  const twins: readonly TwinRow[] = [{ in: "path", ga: "v1", beta: "v1beta" }];

  test("fold, and the twin keeps its route under the method's parameter names", async () => {
    const [method, ...others] = await methodsOf(
      { "/v1beta/things/{name}": post("b"), "/v1/things/{id}": post("g") },
      twins,
    );
    expect(others).toEqual([]);
    expect(method && show(method)).toEqual([
      "/v1/things/{id}",
      { beta: false, qualifier: "", sends: { query: {}, headers: {}, route: null } },
      {
        beta: true,
        qualifier: "v1beta",
        sends: { query: {}, headers: {}, route: "/v1beta/things/{id}" },
      },
    ]);
  });

  test("a beta twin alone has its own route and the name that it would have as GA", async () => {
    const [method] = await methodsOf({ "/v1beta/things": post("b") }, twins);
    expect(method).toMatchObject({ name: ["things", "create"], route: "/v1beta/things" });
    expect(method?.variants[0]).toMatchObject({ beta: true, sends: { route: null } });
  });
});

describe("twins by a required constant header", () => {
  const twins: readonly TwinRow[] = [{ in: "header", name: "x-beta" }];

  test("fold, and the twin sends the header", async () => {
    const [method, ...others] = await methodsOf(
      {
        "/a": post("g"),
        "/a#beta": post("b", header("true")),
        "/a#zoom": post("z", header("zoom")),
      },
      twins,
    );
    expect(others).toEqual([]);
    expect(
      method?.variants.map(({ beta, qualifier, sends }) => [beta, qualifier, sends.headers]),
    ).toEqual([
      [false, "", {}],
      [true, "#beta", { "x-beta": "true" }],
      ["zoom", "#zoom", { "x-beta": "zoom" }],
    ]);
    expect(method?.variants[1]?.headers).toBeNull();
  });

  test.each([
    ["optional", { in: "header", required: false, schema: { const: "true" } }],
    ["not constant", { in: "header", required: true, schema: { type: "string" } }],
    ["no header", { in: "query", required: true, schema: { const: "true" } }],
  ])("a parameter of that name that is %s marks nothing", async (_, parameter) => {
    const operation = post("b", { parameters: [{ name: "x-beta", ...parameter }] });
    expect(
      await methodsOf({ "/things": post("g"), "/things#beta": operation }, twins),
    ).toHaveLength(2);
  });

  test("a fragment without the header is a method of its own", async () => {
    const methods = await methodsOf({ "/things": post("g"), "/things#other": post("b") }, twins);
    expect(methods.map(({ name, route }) => [name.join("."), route])).toEqual([
      ["things.create", "/things"],
      ["things.other", "/things"],
    ]);
  });
});

describe("the same route under other parameter names", () => {
  const paths = {
    "/a/{x}": post("x"),
    "/a/{y}": post("y"),
    "/a/{y}?beta=true": post("z"),
    "/b/{x}": post("x"),
    "/b/{y}?beta=true": post("z"),
  };

  test("is two methods where it would be one variant twice, each with the twin that is spelled as it is", async () => {
    const names = [{ operation: "POST /a/{y}", name: "a.other", reason: "it takes a y" }];
    const methods = model(await loadParts({ paths }), { ...ROWS, names }).methods;
    expect(methods.map(({ name, variants }) => [name.join("."), variants.length])).toEqual([
      ["a.other", 2],
      ["a.update", 1],
      ["b.update", 2],
    ]);
  });

  test("asks for a name of its own", async () => {
    const document = await loadParts({ paths });
    expect(await messagesOf(() => model(document, ROWS))).toMatch(
      /a\.update is the name of POST \/a\/\{x\} and of POST \/a\/\{y\}.*"operation":"POST \/a\/\{y\}"/s,
    );
  });
});

describe("clashes of variants are told all at once", () => {
  test("two marks on one operation", async () => {
    const document = await loadParts({ paths: { "/v1beta/a?beta=true": post("x") } });
    const twins: readonly TwinRow[] = [...ROWS.twins, { in: "path", ga: "v1", beta: "v1beta" }];
    expect(await messagesOf(() => model(document, { ...ROWS, twins }))).toContain(
      "twin-clash: POST /v1beta/a?beta=true is marked as a twin twice: true, true",
    );
  });
});
