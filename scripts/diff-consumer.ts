/** The client of both versions, as it is generated, before the sources of a consumer. */
import { isAbsolute, resolve } from "node:path";
import type { ConsumerLine, DiffReport } from "./compare/index.ts";
import type { Config } from "./config.ts";
import { checkConsumer, type ConsumerOptions } from "./consumer/index.ts";
import { ProblemsError } from "./diagnostics.ts";
import type { Version } from "./diff-version.ts";
import { emitSources } from "./emit/index.ts";
import type { Model } from "./model/types.ts";

/** @throws ProblemsError where a version gives no client, or the sources cannot be checked. */
export async function consumerLines(
  versions: readonly [Version, Version],
  { changes }: Pick<DiffReport, "changes">,
  { config, ...options }: ConsumerOptions & { readonly config: Config },
): Promise<ConsumerLine[]> {
  const [before, after] = versions.map(modelOf);
  if (before === undefined || after === undefined) throw new Error("two versions give two models");
  const { runtime } = config;
  return checkConsumer({
    ...options,
    project: config.folder,
    output: resolve(config.folder, config.output),
    runtime:
      runtime.startsWith(".") || isAbsolute(runtime) ? resolve(config.folder, runtime) : runtime,
    before: (specifier) => textsOf(before, specifier),
    after: (specifier) => textsOf(after, specifier),
    changes,
    methods: [before, after].flatMap(({ methods }) => methods.map(({ name }) => name.join("."))),
  });
}

function modelOf({ label, model, problems }: Version): Model {
  const made = model();
  if (made !== undefined) return made;
  throw new ProblemsError([
    ...problems,
    {
      code: "usage",
      message: `${label} gives no client, so that --consumer cannot be checked`,
      advice: "mend what is told above, or leave out --consumer",
    },
  ]);
}

function textsOf(model: Model, runtime: string): ReadonlyMap<string, string> {
  const files = emitSources(model, runtime);
  return new Map(files.map(({ path, text }) => [path.replace(/\.ts$/, ""), text]));
}
