/** Changes of one operation, of a parameter that several share, and of the whole description. */
import { type Node, type Plant, set } from "./plant.ts";

const any = (): boolean => true;
const text = { type: "string" };
const json = { "application/json": { schema: text } };
const answers = (operation: Node): Node => operation["responses"] as Node; // each has some
const success = (operation: Node): Node => answers(operation)["200"] as Node; // each has one
const content = (operation: Node): Node => success(operation)["content"] as Node; // of JSON or JSON Lines
const body = (operation: Node): Node => (operation["requestBody"] ?? {}) as Node; // or none

/** A parameter more. */
function parameter(id: string, undone: string, more: Node): Plant {
  return {
    id,
    undone,
    fits: any,
    change: (it) => {
      const list = (it["parameters"] ?? []) as unknown[]; // of an operation
      it["parameters"] = [...list, { name: "planted", in: "query", schema: text, ...more }];
    },
  };
}

/** A further status. */
function answer(id: string, undone: string, status: string): Plant {
  return {
    id,
    undone,
    fits: any,
    change: (it) => Object.assign(answers(it), { [status]: { description: "", content: json } }),
  };
}

/** A further header of the answer. */
function header(id: string, undone: string, more: Node): Plant {
  return {
    id,
    undone,
    fits: any,
    change: (it) =>
      Object.assign(success(it), { headers: { "x-planted": { schema: text, ...more } } }),
  };
}

export const OPERATION_PLANTS: readonly Plant[] = [
  set("operation-deprecated", "operation-undeprecated", any, { deprecated: true }),
  set("tags-changed", "tags-changed", any, { tags: ["planted"] }),
  set("sunset-set", "sunset-removed", any, { "x-sunset": "2030-01-01" }),
  set("operation-served-elsewhere", "operation-served-elsewhere", any, {
    servers: [{ url: "https://planted.example" }],
  }),
  parameter("parameter-added", "parameter-removed", {}),
  parameter("parameter-added-required", "parameter-removed", { required: true }),
  answer("success-added", "success-removed", "202"),
  answer("error-added", "error-removed", "500"),
  header("header-added", "header-removed", {}),
  header("header-added", "header-removed-required", { required: true }),
  {
    id: "link-added",
    undone: "link-removed",
    fits: any,
    change: (it) => Object.assign(success(it), { links: { planted: { operationId: "planted" } } }),
  },
  {
    id: "media-type-added",
    undone: "media-type-removed",
    fits: any,
    change: (it) => Object.assign(content(it), { "text/planted": { schema: text } }),
  },
  {
    id: "body-became-optional",
    undone: "body-became-required",
    fits: (it) => body(it)["required"] === true,
    change: (it) => Object.assign(body(it), { required: false }),
  },
  {
    id: "body-removed",
    undone: "body-added-required",
    fits: (it) => body(it)["required"] === true,
    change: (it) => delete it["requestBody"],
  },
  {
    id: "body-added",
    undone: "body-removed",
    fits: (it) => !("requestBody" in it),
    change: (it) => Object.assign(it, { requestBody: { content: json } }),
  },
  set("callback-added", "callback-removed", any, {
    callbacks: { planted: { "{$url}": { post: { responses: { "204": { description: "" } } } } } },
  }),
  set("security-alternative-added", "security-alternative-removed", any, {
    security: [{ ApiKey: [] }, { planted: [] }],
  }),
];

const list = (key: string, more: object): Plant["change"] => {
  return (it) => {
    it[key] = [...((it[key] ?? []) as unknown[]), more]; // a list in every description
  };
};

export const PARAMETER_PLANTS: readonly Plant[] = [
  set("parameter-became-required", "parameter-became-optional", any, { required: true }),
  set("parameter-deprecated", "parameter-undeprecated", any, { deprecated: true }),
  set("parameter-moved", "parameter-moved", any, { in: "header" }),
  set("empty-value-allowed", "empty-value-refused", any, { allowEmptyValue: true }),
  set("reserved-allowed", "reserved-refused", any, { allowReserved: true }),
];

/** Of what the description says of itself. */
function info(id: string, undone: string, more: Node): Plant {
  return { id, undone, fits: any, change: (it) => Object.assign(it["info"] as Node, more) }; // there is one
}

/** Of the catalogue. */
function scheme(id: string, undone: string, schemes: Node): Plant {
  return {
    id,
    undone,
    fits: any,
    change: (it) => {
      const { securitySchemes } = it["components"] as { securitySchemes: Node }; // there is one
      Object.assign(securitySchemes, schemes);
    },
  };
}

export const ROOT_PLANTS: readonly Plant[] = [
  set("webhook-added", "webhook-removed", any, {
    webhooks: { planted: { post: { responses: { "204": { description: "" } } } } },
  }),
  info("version-changed", "version-lowered", { version: "2099-01-01" }),
  info("terms-changed", "terms-changed", { termsOfService: "https://planted.example" }),
  info("license-changed", "license-changed", { license: { name: "Planted" } }),
  set("security-removed", "owned-header-changed", any, { security: [] }),
  {
    id: "server-added",
    undone: "server-removed",
    fits: any,
    change: list("servers", { url: "https://planted.example" }),
  },
  scheme("security-scheme-changed", "security-scheme-changed", {
    ApiKey: { type: "apiKey", in: "header", name: "x-planted" },
  }),
  scheme("security-scheme-deprecated", "security-scheme-undeprecated", {
    ApiKey: { type: "apiKey", in: "header", name: "x-api-key", deprecated: true },
  }),
  scheme("security-scheme-added", "security-scheme-removed", {
    planted: { type: "http", scheme: "bearer" },
  }),
];
