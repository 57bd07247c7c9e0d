/** What a line that stops compiling has to do with: methods, types and properties of the client, and words. */
import type ts from "typescript";
import { compiler } from "../typescript.ts";
import type { ConsumerProgram } from "./program.ts";

export interface Evidence {
  /** `messages.batches.create` */
  readonly methods: ReadonlySet<string>;
  /** Types of the client, and the property of each that is at the place, if one is. */
  readonly owners: readonly Owner[];
  /** Names and values in quotes in the compiler's message. */
  readonly words: ReadonlySet<string>;
  /** Properties that are given a value at the place or around it. */
  readonly assigned: ReadonlySet<string>;
}

export interface Owner {
  readonly type: string;
  readonly property?: string | undefined;
}

export interface EvidenceOptions {
  /** Where the line compiles, so that its names still lead somewhere. */
  readonly old: ConsumerProgram;
  readonly now: ConsumerProgram;
  readonly methods: readonly string[];
}

export function evidenceOf(
  failure: ts.DiagnosticWithLocation,
  { old, now, methods }: EvidenceOptions,
): Evidence {
  const found = new Finds(methods);
  const message = compiler.flattenDiagnosticMessageText(failure.messageText, "\n");
  for (const [, quoted = ""] of message.matchAll(/'((?:[^'\\]|\\.)*)'/g))
    for (const [word] of quoted.matchAll(/[\w$@./-]+/g)) found.words.add(word);
  for (const { file, start } of failure.relatedInformation ?? [])
    if (file !== undefined && start !== undefined && now.isClient(file.fileName))
      found.declared(nodeAt(file, start));
  for (const side of [old, now]) lookAround(failure, side, found);
  return found;
}

class Finds implements Evidence {
  readonly methods = new Set<string>();
  readonly owners: Owner[] = [];
  readonly words = new Set<string>();
  readonly assigned = new Set<string>();
  readonly #known: ReadonlyMap<string, string>;

  constructor(methods: readonly string[]) {
    this.#known = new Map(methods.map((name) => [keyOf(name), name]));
  }

  /** A declaration of the client: a method of a resource, a type, or a property of one. */
  declared(node: ts.Node): void {
    const names: string[] = [];
    for (let it: ts.Node = node; !compiler.isSourceFile(it); it = it.parent) {
      const { name } = it as { readonly name?: ts.Node }; // declarations have one
      if (name === undefined || !(compiler.isIdentifier(name) || compiler.isStringLiteral(name)))
        continue;
      if (compiler.isClassDeclaration(it)) this.#method(name.text, names.at(-1));
      if (compiler.isInterfaceDeclaration(it) || compiler.isTypeAliasDeclaration(it))
        this.owners.push({ type: name.text, property: names.at(0) });
      names.push(name.text);
    }
  }

  #method(className: string, member: string | undefined): void {
    const namespace = className === "Client" ? "" : className.replace(/Resource$/, "");
    const method = this.#known.get(keyOf(namespace + (member ?? "")));
    if (method !== undefined) this.methods.add(method);
  }

  /** `client.messages.batches.create`, whatever the client is called. */
  chain(names: readonly string[]): void {
    for (let from = 0; from < names.length; from++) {
      const method = this.#known.get(keyOf(names.slice(from).join("")));
      if (method !== undefined) this.methods.add(method);
    }
  }
}

/** A method by its words alone: `MessagesBatchesResource` has `create` of `messages.batches`. */
function keyOf(name: string): string {
  return name.replaceAll(".", "").toLowerCase();
}

/** The names at the place and around it, up to the statement, as far as they lead into the client. */
function lookAround(
  { file, start, length }: ts.DiagnosticWithLocation,
  { program, isClient }: ConsumerProgram,
  found: Finds,
): void {
  const source = program.getSourceFile(file.fileName);
  if (source === undefined) return;
  const checker = program.getTypeChecker();
  const look = (symbol: ts.Symbol | undefined): void => {
    for (const declaration of symbol?.declarations ?? [])
      if (isClient(declaration.getSourceFile().fileName)) found.declared(declaration);
  };
  for (let node = nodeAt(source, start); !compiler.isSourceFile(node); node = node.parent) {
    if (compiler.isIdentifier(node) || compiler.isStringLiteral(node))
      look(symbolAt(node, checker));
    if (compiler.isPropertyAccessExpression(node)) {
      typesOf(node.expression, checker).forEach(look);
      if (node.end <= start + length) look(symbolAt(node.name, checker)); // the place is all of `tree.owner`
    }
    if (compiler.isObjectLiteralExpression(node)) typesOf(node, checker, true).forEach(look);
    if (compiler.isPropertyAssignment(node)) {
      found.assigned.add(node.name.getText(source));
      look(symbolAt(node.name, checker));
    }
    if (compiler.isVariableDeclaration(node) && node.type !== undefined)
      namesIn(node.type).forEach((it) => look(symbolAt(it, checker)));
    if (compiler.isCallExpression(node)) found.chain(chainOf(node.expression));
    if (compiler.isStatement(node)) break;
  }
}

function nodeAt(source: ts.SourceFile, position: number): ts.Node {
  let here: ts.Node = source;
  for (;;) {
    const inner = compiler.forEachChild<ts.Node>(here, (child) =>
      child.getStart(source) <= position && position < child.end ? child : undefined,
    );
    if (inner === undefined) return here;
    here = inner;
  }
}

function symbolAt(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  const isAlias = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
}

function typesOf(node: ts.Expression, checker: ts.TypeChecker, expected = false): ts.Symbol[] {
  const type = expected ? checker.getContextualType(node) : checker.getTypeAtLocation(node);
  const parts = type?.isUnion() === true ? type.types : type === undefined ? [] : [type];
  return parts.flatMap(
    ({ symbol, aliasSymbol }) =>
      [symbol as ts.Symbol | undefined, aliasSymbol].filter((it) => it !== undefined), // not all types have one
  );
}

function namesIn(node: ts.Node): ts.Identifier[] {
  const names: ts.Identifier[] = [];
  const visit = (it: ts.Node): void => {
    if (compiler.isIdentifier(it)) names.push(it);
    compiler.forEachChild(it, visit);
  };
  visit(node);
  return names;
}

function chainOf(node: ts.Expression): string[] {
  if (compiler.isPropertyAccessExpression(node))
    return [...chainOf(node.expression), node.name.text];
  return compiler.isIdentifier(node) ? [node.text] : [];
}
