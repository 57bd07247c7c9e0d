/** What the files of a client export, as text that can be compared: signatures of methods, declarations of types. */
import type ts from "typescript";
import { compiler } from "../typescript.ts";

export interface Exported {
  readonly kind: "method" | "class" | "interface" | "type";
  /** `messages.batches.create`, or the name of a type. */
  readonly name: string;
  /** Its signatures, or the lines of its declaration; no comment is in them. */
  readonly lines: readonly string[];
}

/** Contents of an output folder by file name. */
export type Texts = ReadonlyMap<string, string>;

/** In the order of the text, methods first. What is no text of ours exports nothing. */
export function surfaceOf(texts: Texts): readonly Exported[] {
  const methods = parse("methods.ts", texts);
  const schema = parse("schema.ts", texts);
  return [...classesOf(methods), ...schema.statements.flatMap((it) => typeOf(it, schema))];
}

function parse(name: string, texts: Texts): ts.SourceFile {
  const { Latest } = compiler.ScriptTarget;
  return compiler.createSourceFile(name, texts.get(name) ?? "", Latest, true);
}

const printer = compiler.createPrinter({ removeComments: true });

function print(node: ts.Node, file: ts.SourceFile): string {
  return printer.printNode(compiler.EmitHint.Unspecified, node, file);
}

function printLine(node: ts.Node, file: ts.SourceFile): string {
  return print(node, file).replaceAll(/\s+/g, " ");
}

function typeOf(statement: ts.Statement, file: ts.SourceFile): readonly Exported[] {
  const isInterface = compiler.isInterfaceDeclaration(statement);
  if (!isInterface && !compiler.isTypeAliasDeclaration(statement)) return [];
  const lines = print(statement, file).split("\n");
  const kind = isInterface ? "interface" : "type";
  return [{ kind, name: statement.name.text, lines: lines.map((line) => line.trim()) }];
}

/** Every class, and the methods of those that the root holds, by the way to them. */
function classesOf(file: ts.SourceFile): readonly Exported[] {
  const classes = file.statements.filter(compiler.isClassDeclaration);
  const byName = new Map(classes.map((it) => [it.name?.text ?? "", it]));
  const held = new Set(classes.flatMap((it) => propertiesOf(it).map(({ type }) => type)));
  const roots = [...byName].filter(([name]) => !held.has(name));
  const methods = roots.flatMap(([, root]) => methodsOf(root, { way: [], byName, file }));
  const names = [...byName.keys()].map((name): Exported => ({ kind: "class", name, lines: [] }));
  return [...methods, ...names];
}

interface Walk {
  readonly way: readonly string[];
  readonly byName: ReadonlyMap<string, ts.ClassDeclaration>;
  readonly file: ts.SourceFile;
}

function methodsOf(resource: ts.ClassDeclaration, walk: Walk): readonly Exported[] {
  const { way, byName, file } = walk;
  const signatures = new Map<string, ts.MethodDeclaration[]>();
  for (const member of resource.members.filter(compiler.isMethodDeclaration)) {
    const name = nameOf(member.name);
    signatures.set(name, [...(signatures.get(name) ?? []), member]);
  }
  const own = [...signatures].map(([key, declared]): Exported => {
    const name = [...way, key].join(".");
    const overloads = declared.filter(({ body }) => body === undefined);
    const shown = overloads.length === 0 ? declared : overloads;
    return { kind: "method", name, lines: shown.map((it) => `${name}${signature(it, file)}`) };
  });
  const inner = propertiesOf(resource).flatMap(({ name, type }) => {
    const child = byName.get(type);
    return child === undefined ? [] : methodsOf(child, { ...walk, way: [...way, name] });
  });
  return [...own, ...inner];
}

function propertiesOf(resource: ts.ClassDeclaration): { name: string; type: string }[] {
  return resource.members
    .filter(compiler.isPropertyDeclaration)
    .map(({ name, type }) => ({ name: nameOf(name), type: type?.getText() ?? "" }));
}

function nameOf(name: ts.PropertyName): string {
  return compiler.isIdentifier(name) || compiler.isStringLiteral(name) ? name.text : name.getText();
}

function signature({ parameters, type }: ts.MethodDeclaration, file: ts.SourceFile): string {
  const given = parameters.map((it) => printLine(it, file)).join(", ");
  return `(${given})${type === undefined ? "" : `: ${printLine(type, file)}`}`;
}
