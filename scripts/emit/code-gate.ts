/** The last look at the code of `methods.ts` and `index.ts`: nothing but the shapes that are emitted, each in its place. */

import { GRAMMAR } from "./code-grammar.ts";

/** What of the code depends on the model. */
export interface CodeFacts {
  /** The file, for the message. */
  readonly path: string;
  /** From which it may import and export. */
  readonly modules: readonly string[];
  /** Functions that it may call. */
  readonly functions: readonly string[];
  /** Functions that it may hand to those: what writes a body or a query. */
  readonly writers: readonly string[];
  /** Constants and classes of its own. */
  readonly own: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const PLACES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(GRAMMAR).map(([place, kinds]) => [place, new Set(kinds.split(" "))]),
);

/** Fields that hold no code. */
const BESIDE = new Set(["loc", "comments", "tokens", "errors", "extra", "directives"]);

/** Where a name stands for a value, and which it may be there. */
const VALUES = new Set([
  "ObjectProperty.value",
  "CallExpression.arguments",
  "NewExpression.callee",
  "NewExpression.arguments",
  "MemberExpression.object",
  "OptionalMemberExpression.object",
]);

/**
 * @param tree as Babel parsed the file
 * @throws Error naming what else is in the code: a description has got past the emitter, which is a bug.
 */
export function assertCode(tree: unknown, facts: CodeFacts): void {
  const own: ReadonlySet<unknown> = new Set(facts.own);
  const refuse = (what: string): never => {
    throw new Error(`${facts.path} holds ${what}`);
  };
  const visit = (node: Node, scope: ReadonlySet<unknown>): void => {
    const wrong = wrongIn(node, facts);
    if (wrong !== undefined) refuse(wrong);
    const inner =
      node.type === "ClassMethod" ? new Set([...own, ...namesOf(node["params"])]) : scope;
    for (const [field, value] of Object.entries(node)) {
      if (BESIDE.has(field)) continue;
      const place = `${node.type}.${field}`;
      for (const child of nodesIn(value)) {
        if (!PLACES.get(place)?.has(child.type)) refuse(`a ${child.type} as ${place}`);
        const names =
          place === "ObjectProperty.value" ? new Set([...inner, ...facts.writers]) : inner;
        if (VALUES.has(place) && child.type === "Identifier" && !names.has(child["name"]))
          refuse(`${String(child["name"])} as ${place}`);
        visit(child, inner);
      }
    }
  };
  for (const root of nodesIn(tree)) visit(root, own);
}

interface Rule {
  readonly kinds: readonly string[];
  readonly isRight: (node: Node, facts: CodeFacts) => boolean;
  readonly wrong: string;
}

/** What the kinds of the nodes alone do not say. */
const RULES: readonly Rule[] = [
  {
    kinds: ["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"],
    isRight: ({ source }, { modules }) =>
      nodesIn(source).every(({ value }) => modules.includes(String(value))),
    wrong: "another module",
  },
  {
    kinds: ["CallExpression"],
    isRight: ({ callee }, { functions }) =>
      nodesIn(callee).every(
        ({ type, name }) => type === "Super" || functions.includes(String(name)),
      ),
    wrong: "a call of another function",
  },
  {
    kinds: [
      "ObjectProperty",
      "MemberExpression",
      "ClassMethod",
      "ClassProperty",
      "TSPropertySignature",
    ],
    isRight: ({ computed, key, property }) =>
      computed !== true || nodesIn(key ?? property).every(({ type }) => type === "StringLiteral"),
    wrong: "a name that is computed",
  },
  {
    kinds: ["ClassMethod"],
    isRight: ({ kind, body, async, generator, static: isStatic }) =>
      !async &&
      !generator &&
      !isStatic &&
      isBody(
        kind,
        nodesIn(body).flatMap((it) => nodesIn(it["body"])),
      ),
    wrong: "a method that is more than one call",
  },
  {
    kinds: ["ClassProperty"],
    isRight: ({ static: isStatic }) => !isStatic,
    wrong: "a static field",
  },
  {
    kinds: ["AssignmentExpression"],
    isRight: ({ operator, left }) =>
      operator === "=" &&
      nodesIn(left).every(({ object }) => nodesIn(object)[0]?.type === "ThisExpression"),
    wrong: "an assignment to something else than a field",
  },
  { kinds: ["VariableDeclaration"], isRight: ({ kind }) => kind === "const", wrong: "a variable" },
  {
    kinds: ["Program"],
    isRight: ({ directives }) => nodesIn(directives).length === 0,
    wrong: "a directive",
  },
];

function wrongIn(node: Node, facts: CodeFacts): string | undefined {
  return RULES.find(({ kinds, isRight }) => kinds.includes(node.type) && !isRight(node, facts))
    ?.wrong;
}

/** A constructor fills fields, a method returns. */
function isBody(kind: unknown, statements: readonly Node[]): boolean {
  return kind === "constructor"
    ? statements.every(({ type }) => type === "ExpressionStatement")
    : kind === "method" && statements.length === 1 && statements[0]?.type === "ReturnStatement";
}

function namesOf(parameters: unknown): unknown[] {
  return nodesIn(parameters).map(({ name }) => name);
}

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return typeof value === "object" &&
    value !== null &&
    "type" in value &&
    typeof value.type === "string"
    ? [value as Node] // of Babel, whose nodes all say their type
    : [];
}
