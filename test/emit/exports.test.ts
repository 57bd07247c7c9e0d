/** Names that cannot stand side by side in the output are problems, all at once; those that can are settled. */
import { expect, it } from "vitest";
import { type Problem, ProblemsError } from "../../scripts/diagnostics.ts";
import { emit } from "../../scripts/emit/index.ts";
import type { Model } from "../../scripts/model/types.ts";
import { compileErrors, RUNTIME } from "../support/compile.ts";
import { jsonAnswer, method, model, variant } from "../support/model.ts";

const options = { runtime: RUNTIME, spec: { sha256: "" } };

async function told(given: Model): Promise<readonly Problem[]> {
  const error: unknown = await emit(given, options).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error instanceof ProblemsError ? error.problems : [];
}

async function problemsOf(given: Model): Promise<readonly string[]> {
  return (await told(given)).map(({ code, message }) => `${code}: ${message}`);
}

const text = { type: "string" };

it("refuses a schema that would share the name of a class, naming both", async () => {
  const given = model({
    methods: [method({ name: ["a", "list"] })],
    schemas: { AResource: text, Client: text },
  });
  expect(await problemsOf(given)).toEqual([
    "name-clash: AResource would be both the class of client.a and the schema AResource",
    "name-clash: Client would be both the class of client and the schema Client",
  ]);
});

it("refuses two namespaces of one class name", async () => {
  const given = model({
    methods: [
      method({ name: ["aB", "list"] }),
      method({ name: ["aB", "c", "list"] }),
      method({ name: ["a", "b", "list"] }),
    ],
  });
  expect(await problemsOf(given)).toEqual([
    "name-clash: ABResource would be both the class of client.aB and the class of client.a.b",
  ]);
  expect((await told(given))[0]?.settledBy).toEqual([
    { operation: "POST /aB/c/list", name: "aB_.c.list" },
    { operation: "POST /aB/list", name: "aB_.list" },
  ]);
});

it("refuses a method and a namespace of one name", async () => {
  const given = model({ methods: [method({ name: ["a"] }), method({ name: ["a", "b"] })] });
  expect(await problemsOf(given)).toEqual([
    "name-clash: client.a would be both a namespace and POST /a",
  ]);
});

it("refuses names that the language needs", async () => {
  const given = model({
    methods: [method({ name: ["constructor"] })],
    schemas: { "a-b": text, string: text },
  });
  expect(await problemsOf(given)).toEqual([
    "name-reserved: a-b cannot be the name of the schema a-b",
    "name-reserved: string cannot be the name of the schema string",
    "name-reserved: client.constructor cannot be the name of POST /constructor",
  ]);
});

it("refuses two path parameters of one name", async () => {
  const parameter = { name: "a_b", identifier: "aB", type: "string", description: null } as const;
  const pathParameters = [parameter, { ...parameter, name: "a-b" }];
  const given = model({
    methods: [method({ name: ["x"], route: "/{a_b}/{a-b}", pathParameters })],
  });
  expect(await problemsOf(given)).toEqual([
    "name-clash: aB would be both a parameter of POST /{a_b}/{a-b} and another",
  ]);
});

it.each(["Call", "Resource", "Record", "Blob", "Operation", "Promise", "globalThis_"])(
  "takes a schema named %s beside everything of that name",
  async (name) => {
    const methods = [
      method({ name: ["import"], variants: [variant({ answer: jsonAnswer(name) })] }),
    ];
    const open = { type: "object" };
    const bytes = { type: "string", format: "binary" };
    const schemas = {
      [`${name}_`]: text,
      [name]: open,
      User: { type: "object", properties: { a: open, b: bytes } },
    };
    expect(compileErrors(await emit(model({ methods, schemas }), options))).toEqual([]);
  },
);

it("takes names in any script, of which every letter can be seen", async () => {
  const parameter = {
    name: "größe",
    identifier: "größe",
    type: "string",
    description: null,
  } as const;
  const methods = [
    method({ name: ["größen", "retrieve"], route: "/größen/{größe}", pathParameters: [parameter] }),
    method({ name: ["名前", "list"], variants: [variant({ answer: jsonAnswer("名前") })] }),
  ];
  const given = model({ methods, schemas: { 名前: text } });
  expect(compileErrors(await emit(given, options))).toEqual([]);
  expect(await problemsOf(model({ schemas: { "a\u3164": text, "\u115f": text } }))).toEqual([
    "name-reserved: a\u3164 cannot be the name of the schema a\u3164",
    "name-reserved: \u115f cannot be the name of the schema \u115f",
  ]);
});

it("refuses a schema that would hide what every client says of its description", async () => {
  const given = model({ schemas: { API_VERSION: text } });
  expect(await problemsOf(given)).toEqual([
    "name-clash: API_VERSION would be both the version of the description and the schema API_VERSION",
  ]);
});

it("tells the row that settles a clash of a schema or of a method", async () => {
  const given = model({
    methods: [method({ name: ["a"] }), method({ name: ["a", "b"] })],
    schemas: { Client: text, ClientSchema: text },
  });
  const origins = { Client: { schema: "client" } };
  const error: unknown = await emit({ ...given, origins }, options).catch(
    (cause: unknown) => cause,
  );
  const problems = error instanceof ProblemsError ? error.problems : [];
  expect(problems.map(({ settledBy }) => settledBy)).toEqual([
    [{ schema: "client", name: "ClientSchema_" }],
    [{ operation: "POST /a", name: "a.call" }],
  ]);
});
