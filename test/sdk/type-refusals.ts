/** Where a type takes less than another gives: every such place, not only the compiler's first. */
import ts from "typescript";
import { isObjectType } from "./object-type.ts";

/** `value` takes what the compiler takes of a variable; `literal` nothing that the target does not know, as of an object literal. */
export type Strictness = "value" | "literal";

interface Comparison {
  readonly source: ts.Type;
  readonly target: ts.Type;
  readonly strictness: Strictness;
}

/** A line for each place of the target that refuses something of the source, as `Usage.speed is missing`, by the names of the target's types. */
export function typeRefusals(
  checker: ts.TypeChecker,
  { source, target, strictness }: Comparison,
): readonly string[] {
  const walk = new Walk(checker, strictness);
  const lines = [...new Set(walk.between({ source, target, at: "it" }))];
  const overlooked = lines.length === 0 && !checker.isTypeAssignableTo(source, target);
  return overlooked ? [`it refuses ${checker.typeToString(source)}`] : lines;
}

interface Step {
  readonly source: ts.Type;
  readonly target: ts.Type;
  /** Where the two are, by the nearest type with a name. */
  readonly at: string;
}

/** Through two types of one program. A pair that occurs in many places is looked at in the first. */
class Walk {
  readonly #checker: ts.TypeChecker;
  readonly #strictness: Strictness;
  readonly #seen = new Map<ts.Type, Set<ts.Type>>();

  constructor(checker: ts.TypeChecker, strictness: Strictness) {
    this.#checker = checker;
    this.#strictness = strictness;
  }

  *between({ source, target, at }: Step): Generator<string> {
    if (this.#isSettled(source, target)) return;
    for (const member of membersOf(source)) {
      const match = this.#memberFor(member, target);
      if (match === undefined) yield `${at} refuses ${this.#print(member)}`;
      else if (this.#checker.isArrayType(member)) {
        yield* this.between({ ...this.#items(member, match), at: `${at}[]` });
      } else if (isObjectType(member)) {
        yield* this.#properties({ source: member, target: match, at: nameOf(match) ?? at });
      }
    }
  }

  *#properties({ source, target, at }: Step): Generator<string> {
    for (const wanted of this.#checker.getPropertiesOfType(target)) {
      const given = this.#checker.getPropertyOfType(source, wanted.name);
      const place = `${at}.${wanted.name}`;
      if (given === undefined) {
        if (!isOptional(wanted)) yield `${place} is missing`;
        continue;
      }
      if (isOptional(given) && !isOptional(wanted)) yield `${place} may be missing`;
      const [from, to] = [given, wanted].map((each) => this.#checker.getTypeOfSymbol(each));
      if (from && to) yield* this.between({ source: from, target: to, at: place });
    }
    if (this.#strictness === "value" || this.#isOpen(target)) return;
    for (const given of this.#checker.getPropertiesOfType(source)) {
      const known = this.#checker.getPropertyOfType(target, given.name);
      if (known === undefined) yield `${at}.${given.name} is unknown`;
    }
  }

  /** Whether there is nothing to find, or what there is has been told. */
  #isSettled(source: ts.Type, target: ts.Type): boolean {
    if (target.flags & ts.TypeFlags.Any || target.flags & ts.TypeFlags.Unknown) return true;
    if (this.#strictness === "value" && this.#accepts(source, target)) return true;
    const seen = this.#seen.get(source) ?? new Set();
    this.#seen.set(source, seen);
    if (seen.has(target)) return true;
    seen.add(target);
    return false;
  }

  /** The member of the target that the source is meant for: one that takes it, or else one of the same shape and `type`. */
  #memberFor(source: ts.Type, target: ts.Type): ts.Type | undefined {
    const members = membersOf(target);
    if (!isObjectType(source)) return members.find((member) => this.#accepts(source, member));
    const isArray = this.#checker.isArrayType(source);
    const alike = members.filter(
      (member) =>
        isObjectType(member) &&
        this.#checker.isArrayType(member) === isArray &&
        this.#haveSameTag(source, member),
    );
    return alike.find((member) => this.#accepts(source, member)) ?? alike[0];
  }

  #haveSameTag(source: ts.Type, target: ts.Type): boolean {
    const [one, other] = [this.#tagOf(source), this.#tagOf(target)];
    if (one === undefined || other === undefined) return true;
    return membersOf(one).some((tag) => this.#accepts(tag, other));
  }

  #tagOf(type: ts.Type): ts.Type | undefined {
    const tag = isObjectType(type) ? this.#checker.getPropertyOfType(type, "type") : undefined;
    return tag && this.#checker.getTypeOfSymbol(tag);
  }

  #accepts(source: ts.Type, target: ts.Type): boolean {
    return this.#checker.isTypeAssignableTo(source, target);
  }

  #isOpen(type: ts.Type): boolean {
    return this.#checker.getIndexInfosOfType(type).length > 0;
  }

  #items(source: ts.Type, target: ts.Type): Pick<Step, "source" | "target"> {
    const [from, to] = [source, target].map((array) =>
      this.#checker.getIndexTypeOfType(array, ts.IndexKind.Number),
    );
    if (from === undefined || to === undefined) throw new TypeError("an array has items");
    return { source: from, target: to };
  }

  #print(type: ts.Type): string {
    const text = this.#checker.typeToString(this.#tagOf(type) ?? type);
    return text === "string & {}" ? "other strings" : text;
  }
}

/** Without undefined: no JSON holds it, and an optional property says by itself that it may be missing. */
function membersOf(type: ts.Type): readonly ts.Type[] {
  const members = type.isUnion() ? type.types : [type];
  return members.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
}

function isOptional(property: ts.Symbol): boolean {
  return (property.flags & ts.SymbolFlags.Optional) !== 0;
}

function nameOf(type: ts.Type): string | undefined {
  if (type.isIntersection()) return type.types.map(nameOf).find((name) => name !== undefined);
  const name = type.aliasSymbol?.name ?? type.symbol?.name;
  return name?.startsWith("__") ? undefined : name;
}
