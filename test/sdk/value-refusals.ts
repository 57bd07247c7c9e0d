/** Where a type refuses a JSON value: what a reader of that type would look for and not find. */
import ts from "typescript";
import { isObjectType } from "./object-type.ts";

interface Step {
  readonly value: unknown;
  readonly type: ts.Type;
  readonly at: string;
}

/** A line for each place of the value that is not as the type has it, `usage.speed is missing`. Fields that the type does not know are no fault. */
export function* valueRefusals(
  checker: ts.TypeChecker,
  { value, type, at }: Step,
): Generator<string> {
  if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return;
  const members = type.isUnion() ? type.types : [type];
  const [first, ...others] = members
    .filter((member) => isMeant(checker, value, member))
    .map((member) => [...memberRefusals(checker, { value, type: member, at })]);
  if (first === undefined) yield `${at} refuses ${JSON.stringify(value)}`;
  else if (others.every((lines) => lines.length > 0)) yield* first;
}

/** Whether the value can be of this member of a union: an array, an object with this `type`, or this scalar. */
function isMeant(checker: ts.TypeChecker, value: unknown, type: ts.Type): boolean {
  if (Array.isArray(value)) return checker.isArrayType(type);
  if (!isRecord(value)) return checker.isTypeAssignableTo(scalarType(checker, value), type);
  if (!isObjectType(type) || checker.isArrayType(type)) return false;
  const tag = checker.getPropertyOfType(type, "type");
  const given = value["type"];
  return (
    tag === undefined ||
    given === undefined ||
    checker.isTypeAssignableTo(scalarType(checker, given), checker.getTypeOfSymbol(tag))
  );
}

function* memberRefusals(checker: ts.TypeChecker, { value, type, at }: Step): Generator<string> {
  const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (Array.isArray(value) && item !== undefined) {
    for (const [index, each] of value.entries())
      yield* valueRefusals(checker, { value: each, type: item, at: `${at}[${index}]` });
  } else if (isRecord(value)) {
    for (const property of checker.getPropertiesOfType(type)) {
      const given = value[property.name];
      const place = `${at}.${property.name}`;
      if (given !== undefined) {
        const wanted = checker.getTypeOfSymbol(property);
        yield* valueRefusals(checker, { value: given, type: wanted, at: place });
      } else if ((property.flags & ts.SymbolFlags.Optional) === 0) yield `${place} is missing`;
    }
  }
}

function scalarType(checker: ts.TypeChecker, value: unknown): ts.Type {
  if (typeof value === "string") return checker.getStringLiteralType(value);
  if (typeof value === "number") return checker.getNumberLiteralType(value);
  if (typeof value === "boolean") return value ? checker.getTrueType() : checker.getFalseType();
  return checker.getNullType();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
