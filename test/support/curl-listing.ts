/** A second emitter: every way to call every method as a line for a shell. It knows nothing but the vocabulary of the model. */
import type { Method, Model, SchemaObject, Variant } from "../../scripts/model/types.ts";

export function emitCurlListing(model: Model): string {
  const lines = model.methods.flatMap((method) => [
    `# ${method.name.join(".")} (${method.fold.verdict})`,
    ...method.variants.map((variant) => curlLine(method, variant, model)),
  ]);
  return `${lines.join("\n")}\n`;
}

function curlLine(method: Method, variant: Variant, model: Model): string {
  const { sends, body, answer, deprecated } = variant;
  const fixed = Object.entries(sends.query).map(([name, value]) => `${name}=${value}`);
  const asked = variant.query === null ? [] : fieldsOf(variant.query.type, model);
  const query = [...fixed, ...asked.map((name) => `${name}=<${name}>`)].join("&");
  const headers = {
    ...(answer.mediaType === null ? {} : { accept: answer.mediaType }),
    ...sends.headers,
  };
  const words = [
    "curl",
    ...(answer.kind === "sse" || answer.kind === "jsonl" ? ["-N"] : []),
    ...(answer.kind === "binary" ? ["-O", "-J"] : []),
    ...(method.http === "GET" ? [] : [`-X ${method.http}`]),
    quoted(`$BASE_URL${routeOf(method, variant)}${query === "" ? "" : `?${query}`}`),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...bodyWords(body, model),
    ...(deprecated ? ["# deprecated"] : []),
  ];
  return words.join(" ");
}

function routeOf({ route, pathParameters }: Method, { sends }: Variant): string {
  return pathParameters.reduce(
    (text, { name }) => text.replace(`{${name}}`, `<${name}>`),
    sends.route ?? route,
  );
}

function bodyWords(body: Variant["body"], model: Model): readonly string[] {
  if (body === null) return [];
  const fields = fieldsOf(body.type, model);
  if (body.mediaType === "multipart/form-data")
    return fields.map((name) => `-F ${quoted(`${name}=<${name}>`)}`);
  const data = `{${fields.map((name) => `"${name}": …`).join(", ")}}`;
  return [`-H ${quoted(`content-type: ${body.mediaType}`)}`, `-d ${quoted(data)}`];
}

/** The properties of an object type, through references and compositions. */
function fieldsOf(type: string, { schemas }: Model): readonly string[] {
  const seen = new Set<string>();
  const visit = (schema: SchemaObject): readonly string[] => {
    const reference = schema["$ref"];
    const name = typeof reference === "string" ? (reference.split("/").at(-1) ?? "") : "";
    const target = seen.has(name) ? undefined : schemas[name];
    seen.add(name);
    const parts = ((schema["allOf"] ?? []) as readonly SchemaObject[]).flatMap(visit);
    return [...(target ? visit(target) : []), ...parts, ...Object.keys(schema["properties"] ?? {})];
  };
  return visit({ $ref: `#/components/schemas/${type}` });
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
