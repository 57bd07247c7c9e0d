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

interface Place {
  readonly kinds: ReadonlySet<string>;
  /** Whether a name there stands for a value. */
  readonly isValue: boolean;
}

/** Fields in which a name stands for a value: it must be one that the code declares. */
const VALUES = new Set([
  "ObjectProperty.value",
  "CallExpression.arguments",
  "NewExpression.callee",
  "NewExpression.arguments",
  "MemberExpression.object",
  "OptionalMemberExpression.object",
]);

/** The grammar by kind and field: looking them up apart takes half the time. */
const FIELDS = new Map<string, Map<string, Place>>();
for (const [place, kinds] of Object.entries(GRAMMAR)) {
  const [kind = "", field = ""] = place.split(".");
  const fields = FIELDS.get(kind) ?? new Map<string, Place>();
  fields.set(field, { kinds: new Set(kinds.split(" ")), isValue: VALUES.has(place) });
  FIELDS.set(kind, fields);
}

/** Fields that hold no code. */
const BESIDE = new Set(["loc", "range", "comments", "tokens", "errors", "extra", "directives"]);

/**
 * @param tree as Babel parsed the file
 * @throws Error naming what else is in the code: a description has got past the emitter, which is a bug.
 */
export function assertCode(tree: unknown, facts: CodeFacts): void {
  const own: ReadonlySet<unknown> = new Set(facts.own);
  const writers: ReadonlySet<unknown> = new Set(facts.writers);
  const isKnown = (name: unknown, parameters: readonly unknown[]): boolean =>
    parameters.includes(name) || own.has(name);
  const refuse = (what: string): never => {
    throw new Error(`${facts.path} holds ${what}`);
  };
  const visit = (node: Node, scope: readonly unknown[]): void => {
    for (const { isRight, wrong } of RULES_BY_KIND.get(node.type) ?? [])
      if (!isRight(node, facts)) refuse(wrong);
    const inner = node.type === "ClassMethod" ? namesOf(node["params"]) : scope;
    const fields = FIELDS.get(node.type);
    for (const field in node) {
      const value = node[field];
      if (typeof value !== "object" || value === null || BESIDE.has(field)) continue;
      const place = fields?.get(field);
      for (const child of Array.isArray(value) ? value : [value]) {
        if (!isNode(child)) continue;
        if (!place?.kinds.has(child.type)) refuse(`a ${child.type} as ${node.type}.${field}`);
        if (place?.isValue && child.type === "Identifier") {
          const isWriter = node.type === "ObjectProperty" && writers.has(child["name"]);
          if (!isWriter && !isKnown(child["name"], inner))
            refuse(`${String(child["name"])} as ${node.type}.${field}`);
        }
        visit(child, inner);
      }
    }
  };
  for (const root of nodesIn(tree)) visit(root, []);
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

const RULES_BY_KIND = new Map<string, Rule[]>();
for (const rule of RULES)
  for (const kind of rule.kinds)
    RULES_BY_KIND.set(kind, [...(RULES_BY_KIND.get(kind) ?? []), rule]);

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
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

/** Babel's nodes all say their kind. */
function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
  );
}
