/** A package whose description a loopback server gives, in versions. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { formatProblem, ProblemsError } from "../../scripts/diagnostics.ts";
import { update, type UpdateOptions } from "../../scripts/update.ts";
import { temporaryFolder } from "./cli.ts";
import { type Loopback, startLoopback } from "./loopback.ts";

const operation = (path: string, parameters = ""): string => `  ${path}:
    get:
      parameters: [${parameters}]
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Tree" } } } }
`;

const descriptionOf = (version: string, ...operations: readonly string[]): string =>
  `openapi: 3.1.0
info: { title: Orchard, version: "${version}" }
paths:
${operations.join("")}components:
  schemas:
    Tree: { type: object, required: [id], properties: { id: { type: string } } }
`;

const KIND = "{ name: kind, in: query, schema: { type: string } }";

export const V1 = descriptionOf("1", operation("/trees"), operation("/pears"), operation("/plums"));
export const V2 = descriptionOf(
  "2",
  operation("/trees", KIND),
  operation("/pears"),
  operation("/plums"),
);
export const V3 = descriptionOf("3", operation("/trees", KIND), operation("/pears"));
export const ONE = descriptionOf("4", operation("/trees"));

export type Answer = (response: ServerResponse) => void;

export const text =
  (body: string, headers: Record<string, string> = {}, status = 200): Answer =>
  (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

interface Project {
  readonly folder: string;
  readonly server: Loopback;
  readonly read: (name: string) => Promise<string>;
  readonly run: (options?: UpdateOptions) => ReturnType<typeof update>;
  readonly lock: () => Promise<Record<string, unknown>>;
}

/** A package whose configuration names the server's address, and the answers to its requests in turn. */
export async function project(...answers: readonly Answer[]): Promise<Project> {
  const server = await startLoopback((_, response, index) => answers[index]?.(response));
  const folder = await temporaryFolder();
  const config = join(folder, "twinfold.config.json");
  await mkdir(join(folder, ".changeset"));
  await writeFile(config, JSON.stringify({ spec: `${server.url}/openapi.yaml` }));
  await writeFile(join(folder, "package.json"), '{ "name": "@grove/client", "version": "1.4.0" }');
  const read = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
  const lock = async (): Promise<Record<string, unknown>> =>
    JSON.parse(await read("twinfold.lock.json")) as Record<string, unknown>;
  return { folder, server, read, lock, run: (options) => update({ config, ...options }) };
}

export const changesets = async ({ folder }: Project): Promise<string[]> =>
  readdir(join(folder, ".changeset"));

export async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error instanceof ProblemsError ? error.problems.map(formatProblem).join("\n") : "";
}
