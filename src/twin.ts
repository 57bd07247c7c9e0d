/** Chooses the variant of an operation by the options of a call: the table of twins. */
import { UsageError } from "./errors.ts";
import type { Arguments, Operation, Variant } from "./operation.ts";

/** The options that choose; wider than their types, which callers without TypeScript do not have. */
interface Choice {
  readonly beta?: boolean | string | undefined;
  readonly betas?: readonly string[] | undefined;
}

/** Throws UsageError where the options choose nothing that the operation has. */
export function chooseVariant(operation: Operation, { beta, betas }: Choice): Variant {
  if (betas !== undefined && beta === false) {
    throw new UsageError(`${operation.name}: beta: false contradicts betas; drop one of them`);
  }
  const { variants } = operation;
  const wanted = beta ?? betas !== undefined;
  const variant =
    variants.find((candidate) => candidate.beta === wanted) ??
    (!wanted && variants.length === 1 ? variants[0] : undefined);
  if (variant === undefined) {
    throw new UsageError(`${operation.name}: ${refusal(operation, wanted)}`);
  }
  return variant;
}

/** Throws UsageError where `beta` or `betas` was put among the parameters, unless the API itself has such a one. */
export function refuseMisplacedBeta(operation: Operation, { query, body }: Arguments): void {
  if (operation.ownBeta) return;
  for (const key of ["beta", "betas"]) {
    if (![query, body].some((parameters) => Object.hasOwn(Object(parameters), key))) continue;
    throw new UsageError(
      `${operation.name}: ${key} is no parameter; it belongs in the options, the argument after the parameters`,
    );
  }
}

/** Of which `betas` alone means true. */
function refusal({ variants }: Operation, wanted: boolean | string): string {
  const known = variants.map(({ beta }) => JSON.stringify(beta)).join(" or ");
  return `there is no variant of ${wanted === true ? "betas or " : ""}beta: ${JSON.stringify(wanted)}; beta can be ${known}`;
}
