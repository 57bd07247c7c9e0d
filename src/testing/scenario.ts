/** A scenario file: what a server starts with and what happens to it, as JSON. */

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { fileFault } from "./fault-check.ts";
import type { ServerOptions } from "./options.ts";
import { eventsCheck, type ScenarioEvent } from "./script.ts";
import { object, problemsOf, refuse, text } from "./shape.ts";
import { readState } from "./state.ts";

/** What the file holds; every key may be left out. */
export interface Scenario {
  /** A file with the state to go on from, as `snapshot()` gives it; relative to the scenario's own folder. */
  readonly state?: string;
  /** A JSON Lines file with results, `{"custom_id": …, "result": …}`; relative to the scenario's own folder. */
  readonly results?: string;
  readonly events?: readonly ScenarioEvent[];
}

const check = object({
  listed: true,
  optional: { state: text(), results: text(), events: eventsCheck(fileFault) },
});

/**
 * The options that a scenario file stands for: `startServer(readScenario("rush-hour.json"))`. Throws an error that
 * names the file where one cannot be read or says something that is not understood.
 */
export function readScenario(path: string): ServerOptions {
  const value = readJson(path);
  refuse(path, problemsOf(check, value, "scenario"));
  // The check has looked at each part that this type names.
  const { state, results, events } = value as Scenario;
  const folder = dirname(path);
  return {
    events,
    results: results === undefined ? undefined : resolve(folder, results),
    state: state === undefined ? undefined : readStateFile(resolve(folder, state)),
  };
}

/** The state in a file; throws as {@link readScenario} does. */
export function readStateFile(path: string): NonNullable<ServerOptions["state"]> {
  try {
    return readState(readJson(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(`${path}: ${error.message}`, { cause: error });
  }
}

function readJson(path: string): unknown {
  const json = readText(path);
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new SyntaxError(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw Object.assign(error as Error, { path }); // of a folder, the system does not say which
  }
}
