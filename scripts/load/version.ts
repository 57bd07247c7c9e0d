/** Whether the input is a description that this project reads. */
import { ProblemsError, type Problem } from "../diagnostics.ts";
import { isMap, type JsonMap } from "./shape.ts";

const SUPPORTED = /^3\.[012](\.\d+)?(-.+)?$/;

interface Refusal {
  readonly when: (root: unknown) => boolean;
  readonly problem: (root: JsonMap, given: unknown) => Problem;
}

/** Where both are said, neither may be guessed: parts of the two stand in other places. */
const SWAGGER: Refusal = {
  when: (root) => isMap(root) && "swagger" in root,
  problem: ({ swagger, openapi }) => ({
    code: "unsupported-version",
    pointer: "/swagger",
    ...(openapi === undefined
      ? {
          message: `Swagger ${String(swagger)} is not supported`,
          advice: "convert it to OpenAPI 3, with swagger2openapi for example",
        }
      : {
          message: `the input says both \`swagger\` (${String(swagger)}) and \`openapi\` (${String(openapi)})`,
          advice:
            "keep the one that it is written in; Swagger has to be converted, with swagger2openapi for example",
        }),
  }),
};

/** The first that applies refuses the input. */
const REFUSALS: readonly Refusal[] = [
  {
    when: (root) => root === undefined || root === null,
    problem: () => ({
      code: "not-openapi",
      message: "the input is empty",
      advice: "name an OpenAPI 3 description",
    }),
  },
  {
    when: (root) => !isMap(root),
    problem: (_, given) => ({
      code: "not-openapi",
      message: `the input is ${kindOf(given)}, no map`,
      advice: "name an OpenAPI 3 description",
    }),
  },
  SWAGGER,
  {
    when: (root) => isMap(root) && typeof root["openapi"] !== "string",
    problem: () => ({
      code: "not-openapi",
      message: "the input has no string `openapi`",
      advice: 'name an OpenAPI 3 description; quote the version: openapi: "3.1.0"',
    }),
  },
  {
    when: (root) => isMap(root) && !SUPPORTED.test(String(root["openapi"])),
    problem: (root) => ({
      code: "unsupported-version",
      message: `OpenAPI ${String(root["openapi"])} is not supported`,
      advice: "3.0, 3.1 and 3.2 are",
      pointer: "/openapi",
    }),
  },
];

/** @throws ProblemsError where the input is something else, or of another version. */
export function checkVersion(root: unknown): JsonMap {
  const refusal = REFUSALS.find(({ when }) => when(root));
  if (refusal === undefined && isMap(root)) return root;
  throw new ProblemsError(
    refusal === undefined ? [] : [refusal.problem(isMap(root) ? root : {}, root)],
  );
}

/** @throws ProblemsError where the input is Swagger, or says that it is that as well. */
export function refuseSwagger(root: unknown): void {
  if (isMap(root) && SWAGGER.when(root)) throw new ProblemsError([SWAGGER.problem(root, root)]);
}

function kindOf(given: unknown): string {
  if (Array.isArray(given)) return "a list";
  if (typeof given !== "string") return `a ${typeof given}`;
  return given.trimStart().startsWith("<") ? "a page (HTML or XML)" : "a text";
}
