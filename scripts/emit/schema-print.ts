/** openapi-typescript's nodes as flat declarations: one interface or type per schema, every name a plain one. */
import ts from "typescript";
import { docComment } from "./comment.ts";
import { literal, memberKey } from "./literal.ts";

const { factory } = ts;
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
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const statement = ts.isTypeLiteralNode(flat)
    ? factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, flat.members)
    : factory.createTypeAliasDeclaration(modifiers, name, undefined, flat);
  return withDocs(statement, docs);
}

export function printStatements(statements: readonly ts.Statement[]): string {
  const file = ts.createSourceFile(
    "schema.ts",
    "",
    ts.ScriptTarget.ESNext,
    false,
    ts.ScriptKind.TS,
  );
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  return printer.printFile(factory.updateSourceFile(file, statements));
}

function flatten(root: ts.TypeNode, propertyDocs: PropertyDocs): ts.TypeNode {
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isIndexedAccessTypeNode(node)) return reference(node);
    // openapi-typescript writes string literals as identifiers that hold JSON
    if (ts.isIdentifier(node)) return identifier(node);
    if (ts.isPropertySignature(node))
      return property({ node, visit, docs: propertyDocs.get(node) ?? [] });
    // the factory puts parentheses where the flat type needs them
    if (ts.isParenthesizedTypeNode(node)) return visit(node.type);
    const inner = ts.visitEachChild(node, visit, undefined);
    if (ts.isUnionTypeNode(inner)) return factory.createUnionTypeNode(members(inner));
    if (ts.isIntersectionTypeNode(inner)) return mergeLiterals(inner);
    if (ts.isTypeReferenceNode(inner)) return openRecord(inner);
    return inner;
  };
  return ts.visitNode(root, visit, ts.isTypeNode) ?? root;
}

/** `components["schemas"]["X"]` is `X`. */
function reference(node: ts.IndexedAccessTypeNode): ts.TypeNode {
  const index = ts.isLiteralTypeNode(node.indexType) ? node.indexType.literal : undefined;
  if (index === undefined || !ts.isStringLiteral(index)) throw new Error("a reference by no name");
  return factory.createTypeReferenceNode(index.text);
}

function identifier(node: ts.Identifier): ts.Identifier {
  const text = ts.idText(node);
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
    (node.type && ts.visitNode(node.type, visit, ts.isTypeNode)) ??
    keyword(ts.SyntaxKind.UnknownKeyword);
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
  if (ts.isIdentifier(node.name)) return ts.idText(node.name);
  if (ts.isStringLiteral(node.name) || ts.isNumericLiteral(node.name)) return node.name.text;
  throw new Error("a property whose name is computed");
}

function orUndefined(type: ts.TypeNode): ts.TypeNode {
  if (type.kind === ts.SyntaxKind.UnknownKeyword) return type;
  return factory.createUnionTypeNode([...members(type), keyword(ts.SyntaxKind.UndefinedKeyword)]);
}

/** The members of a union, those of unions in it included. */
function members(type: ts.TypeNode): readonly ts.TypeNode[] {
  // the factory has put parentheses round a union in a union
  const bare = ts.isParenthesizedTypeNode(type) ? type.type : type;
  return ts.isUnionTypeNode(bare) ? bare.types.flatMap(members) : [type];
}

/** `Record<string, T>` without the global name, which a schema may have taken. */
function openRecord(node: ts.TypeReferenceNode): ts.TypeNode {
  const [, value] = node.typeArguments ?? [];
  if (
    value === undefined ||
    !ts.isIdentifier(node.typeName) ||
    ts.idText(node.typeName) !== "Record"
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
  const literals = node.types.filter(ts.isTypeLiteralNode);
  if (literals.length < 2) return node;
  const parts = literals.flatMap((part) => [...part.members]);
  const named = parts.filter(ts.isPropertySignature);
  const indexed = parts.filter(ts.isIndexSignatureDeclaration);
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
  const others = node.types.filter((part) => !ts.isTypeLiteralNode(part));
  return others.length === 0 ? merged : factory.createIntersectionTypeNode([...others, merged]);
}

function unionOf(types: readonly ts.TypeNode[], hasOptional: boolean): ts.TypeNode {
  if (types.some((type) => type.kind === ts.SyntaxKind.UnknownKeyword))
    return keyword(ts.SyntaxKind.UnknownKeyword);
  const all = types.flatMap(members);
  if (hasOptional) all.push(keyword(ts.SyntaxKind.UndefinedKeyword));
  const distinct = new Map(
    all.map((member) => [ts.isToken(member) ? member.kind : member, member]),
  );
  return factory.createUnionTypeNode([...distinct.values()]);
}

/** `[key: string]: T` */
export function indexSignature(type: ts.TypeNode): ts.IndexSignatureDeclaration {
  const key = factory.createParameterDeclaration(
    undefined,
    undefined,
    "key",
    undefined,
    keyword(ts.SyntaxKind.StringKeyword),
  );
  return factory.createIndexSignature(undefined, [key], type);
}

function withDocs<Node extends ts.Node>(node: Node, docs: readonly string[]): Node {
  if (docs.length === 0) return node;
  const text = docComment(docs).slice("/*".length, -"*/".length);
  return ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, text, true);
}
