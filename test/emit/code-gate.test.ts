/** Nothing but classes whose methods call the runtime leaves as methods.ts, however it got into the text. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assertCode, type CodeFacts } from "../../scripts/emit/code-gate.ts";
import { formatCode } from "../../scripts/emit/format.ts";
import { emit } from "../../scripts/emit/index.ts";
import { sampleModel } from "../support/sample-model.ts";
import { method, model, variant } from "../support/model.ts";

const FACTS: CodeFacts = {
  path: "methods.ts",
  modules: ["./runtime.ts"],
  functions: ["call"],
  writers: ["formText"],
  own: ["AResource", "operations"],
};
const RIGHT = `
import { Resource, call, formText } from "./runtime.ts";
const operations = { get: { name: "a", n: -1 } } satisfies { readonly [method: string]: Operation };
export class AResource extends Resource {
  get(id: "a" | -1, options?: A<"b"> & { readonly query?: C | undefined }): Call<D> {
    return call(this, operations.get, { path: { id }, query: options?.query, writeBody: formText }, options);
  }
}
export class Client extends Resource {
  readonly a: AResource;
  constructor(api: Api) {
    super(api);
    this.a = new AResource(api);
  }
}
`;

const gate = (code: string): Promise<string> => formatCode(code, (tree) => assertCode(tree, FACTS));

describe("the gate of code", () => {
  it("lets pass what is emitted", async () => {
    await expect(gate(RIGHT)).resolves.toContain("class AResource");
  });

  it.each([
    ["a statement", "const operations", "evil();\nconst operations"],
    ["a directive", "\nimport", '"use evil";\nimport'],
    ["another module", '"./runtime.ts"', '"evil"'],
    ["an import of all", "{ Resource, call, formText }", "* as all"],
    ["a variable", "const operations", "let operations"],
    ["code among data", '"a"', "evil"],
    ["a call among data", '"a"', "call()"],
    ["a template", '"a"', "`a`"],
    ["a function among data", '"a"', "() => 1"],
    ["a spread", '{ name: "a"', '{ ...evil, name: "a"'],
    ["a computed key", '{ name: "a"', '{ [evil]: "a"'],
    ["a getter among data", '{ name: "a"', "{ get name() { return 1 }"],
    ["a default of a parameter", 'id: "a" | -1', "id = evil"],
    ["a decorator", "  get(", "  @evil get("],
    ["a static block", "  get(", "  static { evil() }\n  get("],
    ["a field with a value", "readonly a: AResource", "readonly a: AResource = evil"],
    [
      "a getter",
      '  get(id: "a" | -1, options?: A<"b"> & { readonly query?: C | undefined })',
      "get x()",
    ],
    ["a generator", "  get(", "  *get("],
    ["a second statement", "return call", "evil(); return call"],
    ["a call of a global", "return call(", "return eval("],
    ["a call of a member", "return call(", "return call.constructor("],
    ["a function that writes nothing", "formText }, options", "call }, options"],
    ["a writer as an argument", "}, options);", "}, formText);"],
    ["a global as a value", "{ id }", "{ id: globalThis }"],
    ["the member of a global", "operations.get", "process.env"],
    ["an import() of an argument", "{ id }", '{ id: import("evil") }'],
    ["an object of another class", "new AResource", "new Function"],
    ["an assignment elsewhere", "this.a = ", "api.a = "],
    ["the type of a module", "Call<D>", 'import("evil").D'],
    ["the type of a value", "Call<D>", "typeof evil"],
    ["a computed name in a type", "readonly query?", "readonly [evil]?"],
  ])("holds back %s", async (_, from, to) => {
    expect(RIGHT).toContain(from);
    await expect(gate(RIGHT.replace(from, to))).rejects.toThrow(/^methods\.ts holds /);
  });

  it.each(["methods.ts", "index.ts"])(
    "lets the whole of %s pass, data and comments filled in",
    async (path) => {
      const code = await readFile(join(import.meta.dirname, "../golden/sample", path), "utf8");
      const own = [...code.matchAll(/^(?:const|export class) (\w+)/gm)].map(
        ([, name]) => name ?? "",
      );
      const [runtime = ""] = /(?<=from ")[^"]*runtime[^"]*/.exec(code) ?? [];
      const modules = [runtime, "./methods.ts", "./schema.ts"];
      const functions = ["call", "jsonl", "paged", "sse", "download", "asksFor"];
      await expect(
        formatCode(code, (tree) => assertCode(tree, { ...FACTS, path, modules, functions, own })),
      ).resolves.toBe(code);
    },
  );

  it("stands before every output", async () => {
    const parameter = { name: "id", identifier: "id", description: null };
    const type = "string = evil" as "string"; // what no reader of descriptions gives
    const broken = model({
      methods: [
        method({
          name: ["a"],
          route: "/{id}",
          pathParameters: [{ ...parameter, type }],
          variants: [variant({})],
        }),
      ],
    });
    const options = { runtime: "./r.ts", spec: { sha256: "" } };
    await expect(emit(broken, options)).rejects.toThrow("methods.ts holds a AssignmentPattern");
    await expect(emit(sampleModel, options)).resolves.toHaveLength(5);
  });
});
