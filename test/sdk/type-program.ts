/** The types that a file exports, as the compiler sees them: for tests that look at types from outside. */
import type ts from "typescript";
import { virtualProgram } from "../support/virtual-program.ts";

export interface ExportedTypes {
  readonly checker: ts.TypeChecker;
  /** The type at a path of property names below an exported type: `typeAt("Requests", "GA", "ours")`. */
  typeAt(exported: string, ...path: readonly string[]): ts.Type;
}

/** Of files, read once. */
const known = new Map<string, ExportedTypes>();

/**
 * The types of a file beside this one, or of a text that stands for one. Under the project's flags but one: with
 * exactOptionalPropertyTypes our optional fields, which take an explicit undefined, are refused by the SDK's, which
 * do not; that one reason would stand before all others.
 */
export function readTypes(name: string, text?: string): ExportedTypes {
  const types = known.get(name) ?? exportedTypes(name, text);
  if (text === undefined) known.set(name, types);
  return types;
}

function exportedTypes(name: string, text: string | undefined): ExportedTypes {
  const options = { exactOptionalPropertyTypes: false };
  const texts = { [name]: text };
  const { program, file } = virtualProgram(texts, { folder: import.meta.dirname, options });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(file(name));
  if (module === undefined) throw new Error(`${name} exports nothing`);
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
