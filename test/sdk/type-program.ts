/** The types that a file exports, as the compiler sees them: for tests that look at types from outside. */
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const HERE = dirname(fileURLToPath(import.meta.url));
const CONFIG = resolve(HERE, "../../tsconfig.json");

export interface ExportedTypes {
  readonly checker: ts.TypeChecker;
  /** The type at a path of property names below an exported type: `typeAt("Requests", "GA", "ours")`. */
  typeAt(exported: string, ...path: readonly string[]): ts.Type;
}

/**
 * The types of a file beside this one, or of a text that stands for one. Under the project's flags but one: with
 * exactOptionalPropertyTypes our optional fields, which take an explicit undefined, are refused by the SDK's, which
 * do not; that one reason would stand before all others.
 */
export function readTypes(name: string, text?: string): ExportedTypes {
  const path = join(HERE, name);
  const program = createProgram(path, text);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${name} cannot be read, or exports nothing`);
  const exported = checker.getExportsOfModule(module);
  return {
    checker,
    typeAt(wanted, ...properties) {
      const symbol = exported.find((each) => each.name === wanted);
      if (symbol === undefined) throw new Error(`${name} exports no ${wanted}`);
      return properties.reduce((type, property) => {
        const found = checker.getPropertyOfType(type, property);
        if (found === undefined) throw new Error(`${wanted} of ${name} has no ${property}`);
        return checker.getTypeOfSymbol(found);
      }, checker.getDeclaredTypeOfSymbol(symbol));
    },
  };
}

function createProgram(path: string, text: string | undefined): ts.Program {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    CONFIG,
    { noEmit: true, types: [], exactOptionalPropertyTypes: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (parsed === undefined) throw new Error(`${CONFIG} cannot be read`);
  const host = ts.createCompilerHost(parsed.options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, version, ...rest) =>
    file === path && text !== undefined
      ? ts.createSourceFile(file, text, version)
      : getSourceFile(file, version, ...rest);
  return ts.createProgram([path], parsed.options, host);
}
