/** The resource classes of a model as `methods.ts`: a ts-morph structure each. */
import type {
  ClassDeclarationStructure,
  MethodDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
} from "ts-morph";
import type { BodyPagingRow, Method, Model } from "../model/types.ts";
import { sentArguments, WRITERS } from "./arguments.ts";
import type { CodeFacts } from "./code-gate.ts";
import { docBlock } from "./comment.ts";
import { formatConstant } from "./format-data.ts";
import { literal, memberAccess, memberKey } from "./literal.ts";
import { overloadDocs } from "./method-docs.ts";
import { printClass, StructureKind } from "./methods-printer.ts";
import { operationOf, streamOperationOf } from "./operation.ts";
import { Placeholders } from "./placeholders.ts";
import { type ResourceNode, resourceNodes, resourcePath } from "./resources.ts";
import { senderOf, type Setting, streamOf } from "./result.ts";
import { RUNTIME_NAMES, type RuntimeValue } from "./runtime-names.ts";
import { type Import, ModuleScope, type Scope } from "./scope.ts";
import { implementationOf, overloadsOf, type Parameter, type Signature } from "./signature.ts";

const PAGING = "pagingStyles";

export interface MethodsOptions {
  readonly root: ResourceNode;
  /** The module specifier of the runtime. */
  readonly runtime: string;
  /** Of the files beside it; `.ts` otherwise. */
  readonly extension?: string | undefined;
}

/** What every part of the file is written with. */
interface Emission {
  readonly model: Model;
  readonly scope: Scope;
  readonly texts: Placeholders;
}

/** Imports and classes, which need a layout, and constants of data, which have one. */
export interface Part {
  readonly kind: "imports" | "class" | "data";
  readonly text: string;
}

export interface UnfinishedFile {
  /** In order, a blank line between them; comments stand for `texts`. */
  readonly parts: readonly Part[];
  readonly texts: Placeholders;
  /** What the code may reach. */
  readonly facts: CodeFacts;
}

/**
 * The file without its header. Comments are half of it and put in last: nobody who reads the code would change them,
 * and each would take twice as long.
 */
export function emitMethods(
  model: Model,
  { root, runtime, extension = ".ts" }: MethodsOptions,
): UnfinishedFile {
  const nodes = resourceNodes(root);
  const own = [PAGING, ...nodes.flatMap((node) => [node.className, operationsName(node)])];
  const scope = new ModuleScope(own, Object.keys(model.schemas));
  const texts = new Placeholders();
  const emission = { model, scope, texts };
  const body = [
    ...pagingConstant(emission),
    ...nodes.flatMap((node) => [
      ...operationsConstant(node, emission),
      resourceClass(node, emission),
    ]),
  ];
  const schema = `./schema${extension}`;
  const imports = scope.imports({ runtime, schema }).map(importStatement).join("\n");
  const facts = {
    path: "methods.ts",
    modules: [runtime, schema],
    functions: RUNTIME_NAMES,
    writers: WRITERS,
    own,
  };
  return { parts: [{ kind: "imports", text: imports }, ...body], texts, facts };
}

/** As text: ts-morph would escape the specifier once more. */
function importStatement({ module, isTypeOnly, names }: Import): string {
  const list = names.map(({ name, alias }) => (alias === undefined ? name : `${name} as ${alias}`));
  return `import ${isTypeOnly ? "type " : ""}{ ${list.join(", ")} } from ${literal(module)};`;
}

function pagingConstant({ model, scope }: Emission): readonly Part[] {
  const rows = new Map<string, BodyPagingRow>();
  for (const { paging } of model.methods)
    if (paging !== null && paging.in !== "header") rows.set(paging.name, paging);
  if (rows.size === 0) return [];
  const styles = [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { items, more, next, previous }]) => [name, { items, more, next, previous }]);
  const type = `{ readonly [name: string]: ${scope.runtime("PagingStyle")} }`;
  const entries = Object.fromEntries(styles) as Record<string, unknown>; // of such pairs
  return [{ kind: "data", text: formatConstant({ name: PAGING, entries, type }) }];
}

function operationsConstant(node: ResourceNode, { model, scope }: Emission): readonly Part[] {
  if (node.methods.length === 0) return [];
  const operations = node.methods.flatMap((method) => {
    const stream = streamOperationOf(method, model);
    return [
      [ownName(method), operationOf(method, model)],
      ...(stream === undefined ? [] : [[streamName(method), stream]]),
    ];
  });
  const type = `{ readonly [method: string]: ${scope.runtime("Operation")} }`;
  const entries = Object.fromEntries(operations) as Record<string, unknown>; // of such pairs
  return [{ kind: "data", text: formatConstant({ name: operationsName(node), entries, type }) }];
}

function resourceClass(node: ResourceNode, emission: Emission): Part {
  return { kind: "class", text: printClass(classStructure(node, emission)) };
}

function classStructure(node: ResourceNode, emission: Emission): ClassDeclarationStructure {
  const children = [...node.children].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const made = children.map(
    ([name, child]) => `${memberAccess("this", name)} = new ${child.className}(api);`,
  );
  const isRoot = node.namespace.length === 0;
  return {
    kind: StructureKind.Class,
    name: node.className,
    isExported: true,
    extends: emission.scope.runtime("Resource"),
    docs: [{ description: isRoot ? "Every resource of the API." : `\`${resourcePath(node)}\`` }],
    properties: children.map(([name, child]) => ({
      name: memberKey(name),
      isReadonly: true,
      type: child.className,
    })),
    ctors:
      made.length === 0
        ? []
        : [
            {
              parameters: [{ name: "api", type: emission.scope.runtime("Api") }],
              statements: ["super(api);", ...made],
            },
          ],
    methods: node.methods.map((method) =>
      methodStructure({ method, ...emission }, operationsName(node)),
    ),
  };
}

function methodStructure(
  setting: Setting & Emission,
  operations: string,
): OptionalKind<MethodDeclarationStructure> {
  const { method, texts } = setting;
  const overloads = overloadsOf(setting);
  const documented = overloads.map((overload) => ({
    ...signatureStructure(overload),
    docs: [texts.mark(docBlock(overloadDocs(method, overload)))],
  }));
  const [only] = documented;
  const isAlone = documented.length === 1;
  return {
    name: memberKey(ownName(method)),
    ...(isAlone ? only : signatureStructure(implementationOf(setting, overloads))),
    overloads: isAlone ? [] : documented,
    statements: [`return ${sending(setting, operations)};`],
  };
}

function signatureStructure({ parameters, returns }: Signature): {
  readonly parameters: OptionalKind<ParameterDeclarationStructure>[];
  readonly returnType: string;
} {
  return { parameters: parameters.map(parameterStructure), returnType: returns };
}

function parameterStructure({
  name,
  type,
  isOptional,
}: Parameter): OptionalKind<ParameterDeclarationStructure> {
  return { name, type, hasQuestionToken: isOptional };
}

function sending({ method, scope }: Setting, operations: string): string {
  const args = [sentArguments(method, scope), "options"];
  const send = (sender: string, operation: string, ...more: readonly string[]): string =>
    `${sender}(${["this", memberAccess(operations, operation), ...more, ...args].join(", ")})`;
  const [sender, ...style] = wholeSender(method);
  const whole = send(scope.runtime(sender), ownName(method), ...style);
  const stream = streamOf(method);
  if (stream === undefined) return whole;
  const asked = `${scope.runtime("asksFor")}(params, ${literal(stream.when)})`;
  const streamed = send(scope.runtime(senderOf(stream.answer.kind)), streamName(method));
  return `${asked} ? ${streamed} : ${whole}`;
}

/** What sends for the answer as a whole, and by which style where that is a list. */
function wholeSender({ paging, response }: Method): readonly [RuntimeValue, ...string[]] {
  if (paging === null) return [senderOf(response)];
  if (paging.in === "header") return ["pagedByLink", literal(paging.header)];
  return ["paged", memberAccess(PAGING, paging.name)];
}

/** Of the operation that streams: no method has a space in its name. */
function streamName(method: Method): string {
  return `${ownName(method)} stream`;
}

function operationsName({ className, namespace }: ResourceNode): string {
  if (namespace.length === 0) return "operations";
  const words = className.slice(0, -"Resource".length);
  return `${words.slice(0, 1).toLowerCase()}${words.slice(1)}Operations`;
}

function ownName(method: Method): string {
  return method.name.at(-1) ?? "";
}
