/** openapi-typescript's nodes as flat declarations: one interface or type per schema, every name a plain one. */
import type ts from "typescript";
import { docComment } from "./comment.ts";
import { literal, memberKey } from "./literal.ts";
import { compiler } from "../typescript.ts";

const { factory } = compiler;
const keyword = factory.createKeywordTypeNode;

/** The documentation of the property signatures that openapi-typescript made. */
export type PropertyDocs = ReadonlyMap<ts.Node, readonly string[]>;

export interface Declared {
  readonly name: string;
  readonly docs: readonly string[];
  /** As openapi-typescript made it. */
  readonly type: ts.TypeNode;
}

/** An exported declaration: an interface for an object type, a type alias for anything else. */
export function declaration(
  { name, docs, type }: Declared,
  propertyDocs: PropertyDocs,
): ts.Statement {
  const flat = flatten(type, propertyDocs);
  const modifiers = [factory.createModifier(compiler.SyntaxKind.ExportKeyword)];
  const statement = compiler.isTypeLiteralNode(flat)
    ? factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, flat.members)
    : factory.createTypeAliasDeclaration(modifiers, name, undefined, flat);
  return withDocs(statement, docs);
}

const printer = compiler.createPrinter({ newLine: compiler.NewLineKind.LineFeed });
/** The printer asks for one; nothing of the text it has is printed. */
const file = compiler.createSourceFile("schema.ts", "", compiler.ScriptTarget.ESNext);

/** Lines, the last of which ends. */
export function print(statement: ts.Statement): string {
  return `${printer.printNode(compiler.EmitHint.Unspecified, statement, file)}\n`;
}

function flatten(root: ts.TypeNode, propertyDocs: PropertyDocs): ts.TypeNode {
  const visit = (node: ts.Node): ts.Node => {
    if (compiler.isIndexedAccessTypeNode(node)) return reference(node);
    // openapi-typescript writes string literals as identifiers that hold JSON
    if (compiler.isIdentifier(node)) return identifier(node);
    if (compiler.isPropertySignature(node))
      return property({ node, visit, docs: propertyDocs.get(node) ?? [] });
    // the factory puts parentheses where the flat type needs them
    if (compiler.isParenthesizedTypeNode(node)) return visit(node.type);
    const inner = compiler.visitEachChild(node, visit, undefined);
    if (compiler.isUnionTypeNode(inner)) return factory.createUnionTypeNode(members(inner));
    if (compiler.isIntersectionTypeNode(inner)) return mergeLiterals(inner);
    if (compiler.isTypeReferenceNode(inner)) return openRecord(inner);
    return inner;
  };
  return compiler.visitNode(root, visit, compiler.isTypeNode) ?? root;
}

/** `components["schemas"]["X"]` is `X`. */
function reference(node: ts.IndexedAccessTypeNode): ts.TypeNode {
  const index = compiler.isLiteralTypeNode(node.indexType) ? node.indexType.literal : undefined;
  if (index === undefined || !compiler.isStringLiteral(index))
    throw new Error("a reference by no name");
  return factory.createTypeReferenceNode(index.text);
}

function identifier(node: ts.Identifier): ts.Identifier {
  const text = compiler.idText(node);
  return text.startsWith('"') ? factory.createIdentifier(literal(JSON.parse(text))) : node;
}

interface Found {
  readonly node: ts.PropertySignature;
  readonly visit: (node: ts.Node) => ts.Node;
  readonly docs: readonly string[];
}

/** An optional property also takes `undefined`, so that a value with one missing can be built and passed on. */
function property({ node, visit, docs }: Found): ts.Node {
  const type =
    (node.type && compiler.visitNode(node.type, visit, compiler.isTypeNode)) ??
    keyword(compiler.SyntaxKind.UnknownKeyword);
  const name = factory.createIdentifier(memberKey(nameOf(node)));
  const flat = factory.createPropertySignature(
    node.modifiers,
    name,
    node.questionToken,
    node.questionToken ? orUndefined(type) : type,
  );
  return withDocs(flat, docs);
}

function nameOf(node: ts.PropertySignature): string {
  if (compiler.isIdentifier(node.name)) return compiler.idText(node.name);
  if (compiler.isStringLiteral(node.name) || compiler.isNumericLiteral(node.name))
    return node.name.text;
  throw new Error("a property whose name is computed");
}

function orUndefined(type: ts.TypeNode): ts.TypeNode {
  if (type.kind === compiler.SyntaxKind.UnknownKeyword) return type;
  return factory.createUnionTypeNode([
    ...members(type),
    keyword(compiler.SyntaxKind.UndefinedKeyword),
  ]);
}

/** The members of a union, those of unions in it included. */
function members(type: ts.TypeNode): readonly ts.TypeNode[] {
  // the factory has put parentheses round a union in a union
  const bare = compiler.isParenthesizedTypeNode(type) ? type.type : type;
  return compiler.isUnionTypeNode(bare) ? bare.types.flatMap(members) : [type];
}

/** `Record<string, T>` without the global name, which a schema may have taken. */
function openRecord(node: ts.TypeReferenceNode): ts.TypeNode {
  const [, value] = node.typeArguments ?? [];
  if (
    value === undefined ||
    !compiler.isIdentifier(node.typeName) ||
    compiler.idText(node.typeName) !== "Record"
  ) {
    return node;
  }
  return factory.createTypeLiteralNode([indexSignature(value)]);
}

/**
 * Object types that are intersected become one where no property is in two of them. An index signature then takes
 * the named properties too: beside them, it could not be built.
 */
function mergeLiterals(node: ts.IntersectionTypeNode): ts.TypeNode {
  const literals = node.types.filter(compiler.isTypeLiteralNode);
  if (literals.length < 2) return node;
  const parts = literals.flatMap((part) => [...part.members]);
  const named = parts.filter(compiler.isPropertySignature);
  const indexed = parts.filter(compiler.isIndexSignatureDeclaration);
  const names = named.map((member) => (member.name as ts.Identifier).text); // `property` made each of them
  if (new Set(names).size < names.length || indexed.length > 1) return node;
  const [index] = indexed;
  const values = index && [
    index.type,
    ...named.flatMap((member) => (member.type ? [member.type] : [])),
  ];
  const merged = factory.createTypeLiteralNode([
    ...named,
    ...(values
      ? [
          indexSignature(
            unionOf(
              values,
              named.some((member) => member.questionToken),
            ),
          ),
        ]
      : []),
  ]);
  const others = node.types.filter((part) => !compiler.isTypeLiteralNode(part));
  return others.length === 0 ? merged : factory.createIntersectionTypeNode([...others, merged]);
}

function unionOf(types: readonly ts.TypeNode[], hasOptional: boolean): ts.TypeNode {
  if (types.some((type) => type.kind === compiler.SyntaxKind.UnknownKeyword))
    return keyword(compiler.SyntaxKind.UnknownKeyword);
  const all = types.flatMap(members);
  if (hasOptional) all.push(keyword(compiler.SyntaxKind.UndefinedKeyword));
  const distinct = new Map(all.map((member) => [sameness(member), member]));
  return factory.createUnionTypeNode([...distinct.values()]);
}

/** Equal for equal literals, which are identifiers in quotes, and for equal keywords. */
function sameness(type: ts.Node): unknown {
  if (compiler.isIdentifier(type)) return compiler.idText(type);
  return compiler.isToken(type) ? type.kind : type;
}

/** `[key: string]: T` */
export function indexSignature(type: ts.TypeNode): ts.IndexSignatureDeclaration {
  const key = factory.createParameterDeclaration(
    undefined,
    undefined,
    "key",
    undefined,
    keyword(compiler.SyntaxKind.StringKeyword),
  );
  return factory.createIndexSignature(undefined, [key], type);
}

function withDocs<Node extends ts.Node>(node: Node, docs: readonly string[]): Node {
  if (docs.length === 0) return node;
  const text = docComment(docs).slice("/*".length, -"*/".length);
  return compiler.addSyntheticLeadingComment(
    node,
    compiler.SyntaxKind.MultiLineCommentTrivia,
    text,
    true,
  );
}
