/** Whatever a description says, its literals evaluate back to exactly that and hold nothing a reader cannot see. */
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isBindingName,
  isTypeName,
  literal,
  memberAccess,
  memberKey,
  visibleJson,
} from "../../scripts/emit/literal.ts";
import { hostileText } from "../support/hostile-text.ts";

/** Strict code, as the output is. */
function evaluate(expression: string): unknown {
  return new Function(`"use strict"; return (${expression});`)();
}

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    hostileText,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(hostileText, fc.constantFrom("__proto__", "constructor", "0", "a-b")),
      tie("value"),
      {
        maxKeys: 3,
      },
    ),
  ),
})).value;

describe("literal", () => {
  it("evaluates back to exactly the value", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(isDeepStrictEqual(evaluate(literal(value)), plain(value))).toBe(true);
      }),
    );
  });

  it("keeps __proto__ an own key", () => {
    const value: unknown = evaluate(literal(JSON.parse('{ "__proto__": { "a": 1 } }')));
    expect(Object.hasOwn(value as object, "__proto__")).toBe(true);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it("keeps minus zero", () => {
    expect(Object.is(evaluate(literal(-0)), -0)).toBe(true);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1])("refuses %s", (value) => {
    expect(() => literal(value)).toThrow(TypeError);
  });

  it.each(["istanbul ignore file", "c8 ignore start", "v8 ignore next", "node:coverage disable"])(
    "takes no code out of a measurement: %s",
    (order) => {
      const text = `/* ${order} */`;
      expect(literal(text)).not.toContain("/*");
      expect(evaluate(literal(text))).toBe(text);
    },
  );

  it("shows every character and starts no directive or markup", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(literal(text)).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
        expect(literal(text)).not.toMatch(/source(?:Mapping)?URL|<\//);
      }),
    );
  });
});

describe("memberKey and memberAccess", () => {
  it("reach the member of that name", () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        fc.pre(name !== "constructor"); // no class can have such a field; see exports.ts
        expect(evaluate(`new (class { ${memberKey(name)} = 7 })`)).toHaveProperty([name], 7);
        expect(memberAccess("it", name)).toMatch(/^it(\.[\w$]+|\[".*"\])$/);
      }),
    );
  });
});

describe("isBindingName", () => {
  it("is true of what can be declared, and only of that", () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileText, fc.constantFrom("a", "$", "let", "await", "yield", "of", "é", "1a")),
        (name) => {
          fc.pre(isBindingName(name));
          expect(evaluate(`(${name}) => ${name}`)).toBeTypeOf("function");
        },
      ),
    );
    expect(["value", "$ref", "of", "async"].filter((name) => !isBindingName(name))).toEqual([]);
    expect(
      ["delete", "arguments", "eval", "await", "1st", "a-b", "", "a b"].filter(isBindingName),
    ).toEqual([]);
  });
});

describe("isTypeName", () => {
  it("refuses the types that the language has", () => {
    expect(["string", "unknown", "any", "class", "object"].filter(isTypeName)).toEqual([]);
    expect(["Call", "Record", "Object"].filter((name) => !isTypeName(name))).toEqual([]);
  });
});

describe("visibleJson", () => {
  it("parses back to the value and shows every character", () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = visibleJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text.replaceAll("\n", "")).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
      }),
    );
  });
});

/** The same value made of plain objects, as a literal makes them. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}
