/** The base of every generated resource: it holds the Api, and shows nothing of it. */
import type { Api, Plan } from "./api.ts";
import type { Arguments, Operation } from "./operation.ts";

/** A call of a resource, for the functions that send. It is no member, so that a method may have any name. */
export let planOf: (
  resource: Resource,
  operation: Operation,
  args: Arguments,
  options: Plan["options"],
) => Plan;

export class Resource {
  readonly #api: Api;

  static {
    planOf = (resource, operation, args, options) => ({
      settings: resource.#api(),
      operation,
      args,
      options,
    });
  }

  constructor(api: Api) {
    this.#api = api;
  }
}
