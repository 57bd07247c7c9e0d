/** The compiler as second judge: what it says of real pairs, and that it is heard where the rules are wrong. */
import { describe, expect, test } from "vitest";
import { disagreementsOf, type Change, type CompilerVerdict } from "../../scripts/compare/index.ts";
import { diff } from "../../scripts/diff.ts";
import { answered, api, asked } from "../support/diff.ts";

const object = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  properties,
  required,
});
const text = { type: "string" };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object): object => ({ type: "array", items });

/** `method variant direction`, with the last line of the compiler's reason where it refuses. */
async function verdictsOf(before: object, after: object): Promise<string[]> {
  const { compiler, disagreements } = await diff(before, after);
  expect(disagreements).toEqual([]);
  return compiler.map(({ method, variant, direction, message }) =>
    [method, variant, direction, message?.split("\n").at(-1)?.trim() ?? "assignable"].join(" "),
  );
}

describe("two versions of the generated types", () => {
  test("are assignable where a request takes more", async () => {
    const verdicts = await verdictsOf(
      asked(object({ a: text })),
      asked(object({ a: text, b: text })),
    );
    expect(verdicts).toEqual(["things.create GA request assignable"]);
  });

  test("are not where a request asks for more, by one property", async () => {
    const verdicts = await verdictsOf(
      asked(object({ a: text })),
      asked(object({ a: text }, ["a"])),
    );
    expect(verdicts).toEqual([
      "things.create GA request Type 'undefined' is not assignable to type 'string'.",
    ]);
  });

  test("are not where an answer may be null", async () => {
    const nullable = { type: ["string", "null"] };
    const [verdict] = await verdictsOf(
      answered(object({ a: text })),
      answered(object({ a: nullable })),
    );
    expect(verdict).toContain("Type 'null' is not assignable");
  });

  test.each([
    ["bytes for a text", text, { type: "string", format: "binary" }],
    ["an array for a tuple of the same", { type: "array", prefixItems: [text, text] }, list(text)],
    [
      "a longer tuple",
      { type: "array", prefixItems: [text] },
      { type: "array", prefixItems: [text, text] },
    ],
  ])("are not where an answer has %s, of which the rules say so too", async (_, before, after) => {
    const [verdict] = await verdictsOf(
      answered(object({ a: before })),
      answered(object({ a: after })),
    );
    expect(verdict).toMatch(/ response (?!assignable)/);
  });

  test("are told apart as the old and the new where they have one name", async () => {
    const [before, after] = [object({ a: text }), object({ a: text }, ["a"])].map((Thing) =>
      asked(ref("Thing"), { components: { schemas: { Thing } } }),
    ) as [object, object];
    const { compiler } = await diff(before, after);
    expect(compiler[0]?.message).toMatch(
      /^Type 'Old\.Thing' is not assignable to type 'New\.Thing'/,
    );
  });

  test("hide what no type says: a limit, the values of an open enum, an optional property less", async () => {
    for (const [before, after] of [
      [asked(object({ a: text })), asked(object({ a: { type: "string", maxLength: 3 } }))],
      [
        answered(object({ a: { enum: ["x", "y"] } })),
        answered(object({ a: { enum: ["x", "z", "y"] } })),
      ],
      [asked(object({ a: text, b: text })), asked(object({ a: text }))],
      [answered(object({ a: text, b: text })), answered(object({ a: text }))],
    ] as const) {
      const verdicts = await verdictsOf(before, after);
      expect(verdicts.every((it) => it.endsWith("assignable"))).toBe(true);
    }
  });

  test("are not where a type differs that is reached through others, in a circle or not", async () => {
    const versions = [[], ["end"]].map((required) => {
      const schemas = {
        A: object({ b: list(ref("B")) }),
        B: { allOf: [ref("C"), object({ a: ref("A") })] },
        C: object({ d: { anyOf: [ref("D"), { type: "null" }] } }),
        D: object({ end: text }, required),
        Kept: object({ b: text }),
      };
      const { paths } = asked(ref("A")) as { readonly paths: object }; // as it is made
      const kept = asked(ref("Kept")) as { readonly paths: { readonly "/things": object } };
      return api({ ...paths, "/others": kept.paths["/things"] }, { components: { schemas } });
    });
    const [before = {}, after = {}] = versions;
    expect(await verdictsOf(before, after)).toEqual([
      "others.create GA request assignable",
      "things.create GA request Type 'undefined' is not assignable to type 'string'.",
    ]);
  });

  test.each([
    {
      was: list(text),
      is: object({ b: text }, ["b"]),
      why: "from type 'string[]': length, pop, push, concat, and 16 more.",
    },
    {
      was: { type: "array", prefixItems: [text, text] },
      is: list(text),
      why: "Target requires 2 element(s) but source may have fewer.",
    },
    {
      was: object({ length: text }),
      is: text,
      why: "Type 'string' is not assignable to type '{ length?: string | undefined; }'.",
    },
    {
      was: object({ size: text }),
      is: text,
      why: "Type 'string' has no properties in common with type '{ size?: string | undefined; }'.",
    },
  ])("are refused as with the whole of the platform: $why", async ({ was, is, why }) => {
    const versions = [was, is].map((it) => answered(object({ a: it }))) as [object, object];
    const { compiler } = await diff(...versions);
    expect(compiler.map(({ message }) => message?.split("\n").at(-1)?.trim())).toEqual([
      expect.stringContaining(why),
    ]);
  });

  test("are not where any other value of a discriminator means a member, or none any more, which is expected", async () => {
    const schemas = { Cat: object({ lives: text }), Dog: object({ tail: text }) };
    const pets = (fallback: object): object =>
      answered(
        {
          oneOf: [ref("Cat"), ref("Dog")],
          discriminator: { propertyName: "kind", mapping: { cat: "Cat" }, ...fallback },
        },
        { components: { schemas } },
      );
    const [none, dog] = [pets({}), pets({ defaultMapping: "Dog" })];
    const [added, removed] = [await verdictsOf(none, dog), await verdictsOf(dog, none)];
    expect([...added, ...removed].map((it) => it.endsWith("assignable"))).toEqual([false, false]);
  });

  test("are not asked for where the compiler is left out", async () => {
    const { compiler } = await diff(asked(text), asked(text), { compiler: false });
    expect(compiler).toEqual([]);
  });

  test("are not asked for where nothing could be generated, which is said", async () => {
    const problems: string[] = [];
    const broken = answered({ $ref: "#/components/schemas/None" });
    const { compiler } = await diff(broken, broken, {
      onProblem: ({ code }) => problems.push(code),
    });
    expect(compiler).toEqual([]);
    expect(problems).toContain("ref-broken");
  });
});

describe("a disagreement", () => {
  const verdict: CompilerVerdict = {
    method: "a.b",
    variant: "GA",
    direction: "response",
    assignable: false,
    message: "it is not",
  };
  const change = {
    id: "type-changed",
    types: "breaking",
    direction: "response",
    methods: ["a.b"],
    pointer: "/x",
  } as unknown as Change; // as much as is looked at

  test("is that only the compiler refuses", () => {
    expect(disagreementsOf([], [verdict])).toEqual(["a.b response: it is not"]);
    expect(disagreementsOf([{ ...change, types: "info" }], [verdict])).toHaveLength(1);
    expect(disagreementsOf([change], [verdict])).toEqual([]);
  });

  test("is that only the rules say so", () => {
    const fine = { ...verdict, assignable: true, message: null };
    expect(disagreementsOf([change], [fine])).toEqual([
      "a.b response: type-changed at /x compiles",
    ]);
    expect(disagreementsOf([{ ...change, id: "enum-values-replaced" }], [fine])).toEqual([]);
  });
});
