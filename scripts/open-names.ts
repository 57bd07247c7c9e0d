/** Names that the rules leave open, taken as a new project has them proposed: a comparison has nobody to ask. */
import { type Problem, ProblemsError } from "./diagnostics.ts";
import type { Document } from "./model/document.ts";
import { methodNames, model } from "./model/index.ts";
import type { NameRow, Rows, TypeNameRow } from "./model/rows.ts";
import type { Model } from "./model/types.ts";

export interface Settled {
  readonly rows: Rows;
  /** Of methods, by their operations as rows spell them. */
  readonly names: ReadonlyMap<string, string>;
  /** How many names were taken. */
  readonly count: number;
}

type Proposal = NameRow | TypeNameRow;

/** What is settled may clash anew; what is open after this many rounds stays so. */
const ROUNDS = 5;

/** The rows, with one for each method whose name they leave open. Nothing is refused: other problems are let be. */
export function withOpenNames(document: Omit<Document, "sha256">, rows: Rows): Settled {
  const and = (added: readonly NameRow[]): Rows => ({ ...rows, names: [...rows.names, ...added] });
  let names: ReadonlyMap<string, string> = new Map();
  const added = settled(isOfMethod, (tried) => {
    const problems: Problem[] = [];
    names = methodNames(document, and(tried), problems);
    return problems;
  });
  return { rows: and(added), names, count: added.length };
}

/** The model, with what is proposed for types that would share a name. @throws ProblemsError with every other problem. */
export function modelWithOpenTypes(document: Document, rows: Rows): Model {
  const and = (added: readonly TypeNameRow[]): Rows => ({
    ...rows,
    typeNames: [...added, ...(rows.typeNames ?? [])],
  });
  let made: Model | undefined;
  const added = settled(isOfSchema, (tried) => {
    try {
      made = model(document, and(tried));
      return [];
    } catch (error) {
      if (error instanceof ProblemsError) return error.problems;
      throw error;
    }
  });
  return made ?? model(document, and(added)); // which tells what is wrong
}

const isOfMethod = (row: Proposal): row is NameRow => "operation" in row;
const isOfSchema = (row: Proposal): row is TypeNameRow => "schema" in row;

/** The rows that leave no problem, or as many as do some good: of each method or schema, the last that was proposed. */
function settled<Row extends Proposal>(
  isOurs: (row: Proposal) => row is Row,
  attempt: (rows: readonly Row[]) => readonly Problem[],
): readonly Row[] {
  const rows = new Map<string, Row>();
  for (let round = 0; ; round++) {
    const proposals = attempt([...rows.values()]).map(({ message, settledBy = [] }) =>
      settledBy.map((row): Proposal => ({ ...row, reason: message })).filter(isOurs),
    );
    // a problem of another kind is not settled by a name
    const isDone = proposals.length === 0 || proposals.some((each) => each.length === 0);
    if (isDone || round === ROUNDS) return [...rows.values()];
    for (const row of proposals.flat())
      rows.set(JSON.stringify({ ...row, name: "", reason: "" }), row);
  }
}
