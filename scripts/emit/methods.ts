/** The resource classes of a model as `methods.ts`: one ts-morph structure for the whole file. */
import {
  type ClassDeclarationStructure,
  type ImportDeclarationStructure,
  type MethodDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  Project,
  QuoteKind,
  type StatementStructures,
  StructureKind,
  VariableDeclarationKind,
} from "ts-morph";
import type { Method, Model, PagingRow } from "../model/types.ts";
import { sentArguments } from "./arguments.ts";
import { literal, memberAccess, memberKey, objectKey } from "./literal.ts";
import { overloadDocs } from "./method-docs.ts";
import { operationOf, streamOperationOf } from "./operation.ts";
import { type ResourceNode, resourceNodes, resourcePath } from "./resources.ts";
import { senderOf, type Setting, streamOf } from "./result.ts";
import { type Import, ModuleScope, type Scope } from "./scope.ts";
import { implementationOf, overloadsOf, type Parameter, type Signature } from "./signature.ts";

const PAGING = "pagingStyles";

export interface MethodsOptions {
  readonly root: ResourceNode;
  /** The module specifier of the runtime. */
  readonly runtime: string;
}

/** What every part of the file is written with. */
interface Emission {
  readonly model: Model;
  readonly scope: Scope;
}

/** The file without its header, not yet formatted. */
export function emitMethods(model: Model, { root, runtime }: MethodsOptions): string {
  const nodes = resourceNodes(root);
  const own = [PAGING, ...nodes.flatMap((node) => [node.className, operationsName(node)])];
  const scope = new ModuleScope(own, Object.keys(model.schemas));
  const emission = { model, scope };
  const body = [
    ...pagingConstant(emission),
    ...nodes.flatMap((node) => [
      ...operationsConstant(node, emission),
      resourceClass(node, emission),
    ]),
  ];
  const imports = scope.imports({ runtime, schema: "./schema.ts" }).map(importStructure);
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { quoteKind: QuoteKind.Double },
  });
  return project
    .createSourceFile("methods.ts", { statements: [...imports, ...body] })
    .getFullText();
}

function importStructure({ module, isTypeOnly, names }: Import): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    // ts-morph puts the quotes round it
    moduleSpecifier: literal(module).slice(1, -1),
    isTypeOnly,
    namedImports: names.map(({ name, alias }) =>
      alias === undefined ? { name } : { name, alias },
    ),
  };
}

function pagingConstant({ model, scope }: Emission): readonly StatementStructures[] {
  const rows = new Map<string, PagingRow>();
  for (const { paging } of model.methods) if (paging !== null) rows.set(paging.name, paging);
  if (rows.size === 0) return [];
  const styles = [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, { items, more, next, previous }]) =>
        `${objectKey(name)}: ${literal({ items, more, next, previous })}`,
    );
  return [
    constant(PAGING, {
      entries: styles,
      member: `[name: string]: ${scope.runtime("PagingStyle")}`,
    }),
  ];
}

function operationsConstant(
  node: ResourceNode,
  { model, scope }: Emission,
): readonly StatementStructures[] {
  if (node.methods.length === 0) return [];
  const entries = node.methods.flatMap((method) => {
    const stream = streamOperationOf(method, model);
    const streamed = stream && `${objectKey(streamName(method))}: ${literal(stream)}`;
    return [
      `${objectKey(ownName(method))}: ${literal(operationOf(method, model))}`,
      ...(streamed === undefined ? [] : [streamed]),
    ];
  });
  return [
    constant(operationsName(node), {
      entries,
      member: `[method: string]: ${scope.runtime("Operation")}`,
    }),
  ];
}

function constant(
  name: string,
  { entries, member }: { readonly entries: readonly string[]; readonly member: string },
): StatementStructures {
  const initializer = `{\n${entries.join(",\n")},\n} satisfies { readonly ${member} }`;
  return {
    kind: StructureKind.VariableStatement,
    leadingTrivia: "\n",
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name, initializer }],
  };
}

function resourceClass(node: ResourceNode, { model, scope }: Emission): ClassDeclarationStructure {
  const children = [...node.children].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const made = children.map(
    ([name, child]) => `${memberAccess("this", name)} = new ${child.className}(api);`,
  );
  const isRoot = node.namespace.length === 0;
  return {
    kind: StructureKind.Class,
    name: node.className,
    isExported: true,
    extends: scope.runtime("Resource"),
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
              parameters: [{ name: "api", type: scope.runtime("Api") }],
              statements: ["super(api);", ...made],
            },
          ],
    methods: node.methods.map((method) =>
      methodStructure({ method, model, scope }, operationsName(node)),
    ),
  };
}

function methodStructure(
  setting: Setting,
  operations: string,
): OptionalKind<MethodDeclarationStructure> {
  const { method } = setting;
  const overloads = overloadsOf(setting);
  const documented = overloads.map((overload) => ({
    ...signatureStructure(overload),
    docs: [{ description: `\n${overloadDocs(method, overload).join("\n")}` }],
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
  const args = [sentArguments(method), "options"];
  const send = (sender: string, operation: string, ...more: readonly string[]): string =>
    `${sender}(${["this", memberAccess(operations, operation), ...more, ...args].join(", ")})`;
  const { paging, response } = method;
  const whole =
    paging === null
      ? send(scope.runtime(senderOf(response)), ownName(method))
      : send(scope.runtime("paged"), ownName(method), memberAccess(PAGING, paging.name));
  const stream = streamOf(method);
  if (stream === undefined) return whole;
  const asked = `${scope.runtime("asksFor")}(params, ${literal(stream.when)})`;
  const streamed = send(scope.runtime(senderOf(stream.answer.kind)), streamName(method));
  return `${asked} ? ${streamed} : ${whole}`;
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
