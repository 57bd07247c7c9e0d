/** The last look at each declaration of `schema.ts` before it leaves: nothing but the one type, and no code. */
import type ts from "typescript";
import { compiler } from "../typescript.ts";

/**
 * @throws Error naming what else is in the text: a description has got code past the printer, which is a bug.
 */
export function assertOnlyTypes(text: string, name: string): void {
  const file = compiler.createSourceFile(
    "schema.ts",
    text,
    {
      languageVersion: compiler.ScriptTarget.ESNext,
      jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
    },
    false,
    compiler.ScriptKind.TS,
  );
  const [error] = syntaxErrors(file);
  if (error)
    throw new Error(
      `schema.ts does not parse: ${compiler.flattenDiagnosticMessageText(error.messageText, " ")}`,
    );
  const found = file.statements.map((statement) => {
    if (compiler.isInterfaceDeclaration(statement) || compiler.isTypeAliasDeclaration(statement))
      return statement.name.text;
    throw new Error(`schema.ts holds a ${compiler.SyntaxKind[statement.kind]}`);
  });
  if (found.length !== 1 || found[0] !== name)
    throw new Error(`schema.ts does not hold exactly one type for the schema ${name}`);
  file.statements.forEach(assertType);
}

/** Types that evaluate nothing and reach no other file. */
function assertType(node: ts.Node): void {
  if (
    compiler.isImportTypeNode(node) ||
    compiler.isTypeQueryNode(node) ||
    compiler.isComputedPropertyName(node)
  ) {
    throw new Error(`schema.ts holds a ${compiler.SyntaxKind[node.kind]}`);
  }
  compiler.forEachChild(node, assertType);
}

function syntaxErrors(file: ts.SourceFile): readonly ts.Diagnostic[] {
  // the parser keeps them on the file; the public way to them is a whole program
  return (file as ts.SourceFile & { readonly parseDiagnostics: readonly ts.Diagnostic[] })
    .parseDiagnostics;
}
