/** Request literals with one mistake each: what a check of them must notice. */
import ts from "typescript";

export interface Literal {
  /** The entry of the table, and the place of its mistake: `web_search.params.tools<web_search_20250305>.max_uses`. */
  readonly name: string;
  /** The whole literal, on one line. */
  readonly literal: string;
}

/** Below these names anything goes: they hold JSON of the user's own, or names that the user chooses. */
const FREE: ReadonlySet<string> = new Set([
  "configs",
  "input",
  "input_examples",
  "input_schema",
  "schema",
]);

/** The literals of a file's exported table, as they are. */
export function literals(file: ts.SourceFile): readonly Literal[] {
  return fields(tableOf(file)).map(({ name, initializer }) => ({
    name: name.getText(file),
    literal: inOneLine(initializer.getText(file)),
  }));
}

/** The literals with each name of a field misspelt and each `type` given a wrong value, one by one. The same place is taken once. */
export function misspellings(file: ts.SourceFile): readonly Literal[] {
  const found = new Map<string, Literal>();
  for (const { name, initializer } of fields(tableOf(file))) {
    const text = initializer.getText(file);
    for (const { place, at } of mistakes(file, initializer, "")) {
      const split = at - initializer.getStart(file);
      const literal = inOneLine(`${text.slice(0, split)}_${text.slice(split)}`);
      if (!found.has(place)) found.set(place, { name: name.getText(file) + place, literal });
    }
  }
  return [...found.values()];
}

/** What the file declares beside its table: its literals refer to it. */
export function declarations(file: ts.SourceFile): string {
  const beside = file.statements.filter(
    (statement) => !isTable(statement) && !ts.isImportDeclaration(statement),
  );
  return beside.map((statement) => statement.getText(file)).join("\n");
}

interface Mistake {
  readonly place: string;
  /** Where in the file the extra character goes. */
  readonly at: number;
}

function* mistakes(file: ts.SourceFile, node: ts.Expression, path: string): Generator<Mistake> {
  if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements) yield* mistakes(file, element, path);
    return;
  }
  const here = path + typeOf(file, node);
  for (const { name, initializer } of fields(node)) {
    const key = name.getText(file);
    const place = `${here}.${key}`;
    yield { place, at: name.getEnd() };
    if (key === "type" && ts.isStringLiteral(initializer)) {
      yield { place: `${place}'s value`, at: initializer.getEnd() - 1 };
    }
    if (!FREE.has(key)) yield* mistakes(file, initializer, place);
  }
}

/** `<base64>` for an object of that type, so that the fields of each variant are places of their own. */
function typeOf(file: ts.SourceFile, node: ts.Expression): string {
  const tag = fields(node).find(({ name }) => name.getText(file) === "type");
  return tag === undefined ? "" : `<${tag.initializer.getText(file).slice(1, -1)}>`;
}

function fields(node: ts.Expression): readonly ts.PropertyAssignment[] {
  return ts.isObjectLiteralExpression(node) ? node.properties.filter(ts.isPropertyAssignment) : [];
}

function tableOf(file: ts.SourceFile): ts.Expression {
  const table = file.statements.find(isTable);
  let expression = table?.declarationList.declarations[0]?.initializer;
  while (expression !== undefined && ts.isSatisfiesExpression(expression))
    ({ expression } = expression);
  if (expression === undefined) throw new Error(`${file.fileName} exports no table`);
  return expression;
}

function isTable(statement: ts.Statement): statement is ts.VariableStatement {
  return (
    ts.isVariableStatement(statement) &&
    statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}
