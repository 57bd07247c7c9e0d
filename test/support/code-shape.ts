/** What a file is to its readers, apart from its texts: a tree of kinds, or an outline of lines. */
import ts from "typescript";

/** The kinds of all nodes, a name being a name however it is spelled. */
export function shapeOf(code: string): readonly string[] {
  const file = ts.createSourceFile("shape.ts", code, ts.ScriptTarget.ESNext, true);
  const kinds: string[] = [];
  const visit = (node: ts.Node): void => {
    const isName =
      ts.isPropertyName(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isPropertyAccessExpression(node);
    kinds.push(isName ? "name" : (ts.SyntaxKind[node.kind] ?? ""));
    if (!isName) ts.forEachChild(node, visit);
  };
  visit(file);
  return kinds;
}

/** What each line is to Markdown: heading, row, item, fence. */
export function outlineOf(markdown: string): readonly string[] {
  return markdown.split("\n").map((line) => {
    const mark = /^(?:#+ |<!--.*-->$|```|\| | *- )?/.exec(line)?.[0] ?? "";
    return mark === "| "
      ? `${line.replaceAll(/\\./g, "").split("|").length} cells`
      : mark.replace(/<.*/, "comment");
  });
}
