/** The last look at `schema.ts` before it leaves: nothing but exported types, each named once. */
import ts from "typescript";

/**
 * @throws Error naming what else is in the text: a description has got code past the printer, which is a bug.
 */
export function assertOnlyTypes(text: string, names: readonly string[]): void {
  const file = ts.createSourceFile(
    "schema.ts",
    text,
    ts.ScriptTarget.ESNext,
    false,
    ts.ScriptKind.TS,
  );
  const [error] = syntaxErrors(file);
  if (error)
    throw new Error(
      `schema.ts does not parse: ${ts.flattenDiagnosticMessageText(error.messageText, " ")}`,
    );
  const found = file.statements.map((statement) => {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      return statement.name.text;
    throw new Error(`schema.ts holds a ${ts.SyntaxKind[statement.kind]}`);
  });
  if (found.join() !== names.join())
    throw new Error("schema.ts does not hold exactly the schemas of the model");
  file.statements.forEach(assertType);
}

/** Types that evaluate nothing and reach no other file. */
function assertType(node: ts.Node): void {
  if (ts.isImportTypeNode(node) || ts.isTypeQueryNode(node) || ts.isComputedPropertyName(node)) {
    throw new Error(`schema.ts holds a ${ts.SyntaxKind[node.kind]}`);
  }
  ts.forEachChild(node, assertType);
}

function syntaxErrors(file: ts.SourceFile): readonly ts.Diagnostic[] {
  // the parser keeps them on the file; the public way to them is a whole program
  return (file as ts.SourceFile & { readonly parseDiagnostics: readonly ts.Diagnostic[] })
    .parseDiagnostics;
}
