/** The client of a small description, generated and loaded, on a loopback server. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "../../scripts/generate.ts";
import { type Api, connect, type Profile, type Resource } from "../../src/runtime.ts";
import { ROOT, temporaryFolder } from "./cli.ts";
import { type Loopback, type Script, startLoopback } from "./loopback.ts";

const PROFILE: Profile = {
  name: "Fixture",
  baseUrl: "https://fixture.example",
  environment: { apiKey: "FIXTURE_KEY" },
  auth: { header: "x-fixture-key" },
  error: { type: ["code"], message: ["detail"] },
  retry: { statuses: [], refusals: [] },
};

/** @typeParam C what the test uses of the client, whose source does not exist when the test is compiled. */
export async function generatedClient<C extends Resource>(
  name: string,
  script: Script,
): Promise<{ readonly client: C; readonly server: Loopback }> {
  const out = await temporaryFolder();
  const fixture = join(ROOT, "test/fixtures/versions", name);
  const config = existsSync(`${fixture}.json`) ? `${fixture}.json` : undefined;
  await generate({ spec: `${fixture}.yaml`, out, config, runtime: join(ROOT, "src/runtime.ts") });
  const module: unknown = await import(pathToFileURL(join(out, "index.ts")).href);
  const { Client } = module as { Client: new (api: Api) => C }; // written a moment ago
  const server = await startLoopback(script);
  return { client: connect(Client, PROFILE, { baseUrl: server.url, apiKey: "k" }), server };
}
