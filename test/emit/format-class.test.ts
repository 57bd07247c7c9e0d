/** Classes have the layout that prettier gives them. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatClass } from "../../scripts/emit/format-class.ts";
import { formatCode } from "../../scripts/emit/format.ts";

const nameUpTo = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max }).map((length) => "name".repeat(30).slice(0, length));
const name = fc.oneof(
  { arbitrary: nameUpTo(40), weight: 4 },
  nameUpTo(120),
  fc.constantFrom("größe", "имя".repeat(15), "ชื่อ", "日本語".repeat(12)),
);
const className = name.map((it) => `N${it}`);
const key = fc.oneof(
  name,
  fc.constantFrom('"it\'s, {no} name"', '["__proto__"]', '"имя"', '"a\\u0022\\n\\\\"'),
);
const some = (item: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc.array(item, { minLength: 1, maxLength: 4 });
const joined = (item: fc.Arbitrary<string>, separator: string): fc.Arbitrary<string> =>
  some(item).map((items) => items.join(separator));

const property = fc.oneof(
  fc.tuple(key, name).map(([left, right]) => `${left}: path.${right}`),
  fc.tuple(key, name).map((parts) => parts.join(": ")),
);
const object = joined(property, ", ").map((list) => `{ ${list} }`);
const sent = fc.oneof(
  fc.constant("{}"),
  object,
  object.map((path) => `{ path: ${path}, body: params }`),
);
const call = fc
  .record({ sender: name, operation: name, more: fc.constantFrom("", ' "link",'), sent })
  .map((it) => `return ${it.sender}(this, ${it.operation}.get,${it.more} ${it.sent}, options);`);

const type = fc.oneof(name, fc.constantFrom("string", '"a" | "b"', "A<string> & (B | C)"));
const all = joined(name, " & ");
const oneOf = joined(
  fc.oneof(
    name,
    fc.tuple(name, all).map((parts) => `(${parts.join(" & ")})`),
  ),
  " | ",
);
const member = fc
  .tuple(key, fc.oneof(type, oneOf))
  .map(([left, right]) => `readonly ${left}?: ${right}`);
const objectType = joined(member, "; ").map((list) => `{ ${list} }`);
const options = fc.oneof(
  fc.constant("(GaOptions | BetaOptions)"),
  joined(name, " & "),
  fc.tuple(name, objectType).map((parts) => parts.join(" & ")),
);
const parameters = fc
  .tuple(
    some(fc.tuple(name, fc.oneof(type, oneOf, all, objectType)).map((it) => it.join(": "))),
    options,
  )
  .map(([first, last]) => `${first.join(", ")}, options?: ${last}`);
const answer = fc.oneof(
  name,
  joined(fc.oneof(name, oneOf), ", ").map((types) => `A<${types}>`),
);
const method = fc
  .record({ name: fc.oneof(name, fc.constant('"a-b"')), parameters, answer, call })
  .map((it) =>
    [
      `  ${it.name}(${it.parameters}): ${it.answer};`,
      `  /** 1 */`,
      `  ${it.name}(${it.parameters}): ${it.answer} {`,
      `    ${it.call}`,
      "  }",
    ].join("\n"),
  );
const place = fc.oneof(
  name.map((it) => `this.${it}`),
  name.map((it) => `this["${it}"]`),
);
const child = fc.tuple(place, className).map(([to, of]) => `    ${to} = new ${of}(api);`);
const code = fc
  .record({ name: className, child, method })
  .map((it) =>
    [
      `export class ${it.name} extends Resource {`,
      "  constructor(api: Api) {",
      "    super(api);",
      it.child,
      "  }",
      it.method,
      "}",
    ].join("\n"),
  );

test("is that of prettier, or left to it", async () => {
  let known = 0;
  await fc.assert(
    fc.asyncProperty(code, async (text) => {
      const formatted = formatClass(text);
      if (formatted === undefined) return;
      known += 1;
      expect(`${formatted}\n`).toBe(await formatCode(text));
    }),
    { numRuns: 300, endOnFailure: true },
  );
  expect(known).toBeGreaterThan(20);
});

test("is left to prettier where a text has a quote", () => {
  expect(formatClass('class A {\n  get(a: "\\""): void;\n}')).toBeUndefined();
});

test.each(["A & B | undefined", "A | B & C"])("is left to prettier where it has %s", (union) => {
  expect(formatClass(`class A {\n  get(a: ${union}): void;\n}`)).toBeUndefined();
});
