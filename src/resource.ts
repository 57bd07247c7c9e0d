/** The base of every generated resource: it holds the Api, and shows nothing of it. */
import type { Api } from "./api.ts";

/** The Api behind a resource, for the functions that send. It is no member, so that a method may have any name. */
export let apiOf: (resource: Resource) => Api;

export class Resource {
  readonly #api: Api;

  static {
    apiOf = (resource) => resource.#api;
  }

  constructor(api: Api) {
    this.#api = api;
  }
}
