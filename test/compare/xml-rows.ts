/** Pairs of schemas that are the same in JSON and another thing in XML. */
import { api, type DirectedRow } from "../support/diff.ts";

const text = { type: "string" };

type Components = Readonly<Record<string, object>>;

/** A body of XML, asked or answered. */
function xml(
  schema: object,
  schemas: Components = {},
  type = "application/xml",
): DirectedRow["before"] {
  const content = { [type]: { schema } };
  const done = { description: "", content };
  const asked = { post: { requestBody: { content }, responses: { "204": { description: "" } } } };
  const answered = { get: { responses: { "200": done } } };
  return (direction) =>
    api({ "/things": direction === "request" ? asked : answered }, { components: { schemas } });
}

const thing = (it: object, more: object = {}): object => ({
  type: "object",
  properties: { it },
  ...more,
});
const list = (words?: object, items?: object): object => ({
  type: "array",
  items: { ...text, ...(items && { xml: items }) },
  ...(words && { xml: words }),
});
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

function row(
  name: string,
  before: DirectedRow["before"],
  after: DirectedRow["before"],
  ...said: readonly string[]
): DirectedRow {
  return { name, before, after, request: said, response: said };
}

export const XML_ROWS: readonly DirectedRow[] = [
  row(
    "an element of another name",
    xml(thing(text)),
    xml(thing({ ...text, xml: { name: "that" } })),
    "breaking xml-name-changed",
  ),
  row("an element by its own name", xml(thing(text)), xml(thing({ ...text, xml: { name: "it" } }))),
  row(
    "another name in JSON alone",
    xml(thing(text), {}, "application/json"),
    xml(thing({ ...text, xml: { name: "that" } }), {}, "application/json"),
  ),
  row(
    "an attribute",
    xml(thing(text)),
    xml(thing({ ...text, xml: { attribute: true } })),
    "breaking xml-node-changed",
  ),
  row(
    "an attribute by its node type",
    xml(thing({ ...text, xml: { nodeType: "attribute" } })),
    xml(thing({ ...text, xml: { attribute: true } })),
  ),
  row(
    "text in place of an element, in a section or not",
    xml(thing({ ...text, xml: { nodeType: "text" } })),
    xml(thing({ ...text, xml: { nodeType: "cdata" } })),
  ),
  row(
    "a namespace",
    xml(thing(text, { xml: { prefix: "a", namespace: "https://a.example" } })),
    xml(thing(text, { xml: { prefix: "a", namespace: "https://b.example" } })),
    "breaking xml-namespace-changed",
  ),
  row(
    "a prefix",
    xml(thing(text, { xml: { prefix: "a", namespace: "https://a.example" } })),
    xml(thing(text, { xml: { prefix: "b", namespace: "https://a.example" } })),
    "warning xml-prefix-changed",
  ),
  row(
    "a list wrapped",
    xml(thing(list())),
    xml(thing(list({ wrapped: true }))),
    "breaking xml-node-changed",
  ),
  row(
    "a list in place of one, which is another type",
    xml(thing(text)),
    xml(thing(list())),
    "breaking type-changed",
  ),
  row(
    "the name of a list that is not wrapped",
    xml(thing(list({ name: "a" }, { name: "c" }))),
    xml(thing(list({ name: "b" }, { name: "c" }))),
  ),
  row(
    "the name of a list that is not wrapped, which its items take",
    xml(thing(list({ name: "a" }))),
    xml(thing(list({ name: "b" }))),
    "breaking xml-name-changed",
  ),
  row(
    "items of another name, wrapped or not",
    xml(thing(list({ wrapped: true }))),
    xml(thing(list({ wrapped: true }, { name: "one" }))),
    "breaking xml-name-changed",
  ),
  row(
    "a component of another name in XML, wherever it is used",
    xml(
      { allOf: [ref("Thing"), { properties: { b: ref("Part") } }] },
      { Thing: thing(ref("Part")), Part: thing(text, { xml: { name: "a" } }) },
    ),
    xml(
      { allOf: [ref("Thing"), { properties: { b: ref("Part") } }] },
      { Thing: thing(ref("Part")), Part: thing(text, { xml: { name: "b" } }) },
    ),
    "breaking xml-name-changed",
  ),
  row(
    "a component of another name",
    xml(ref("Thing"), { Thing: thing(text) }),
    xml(ref("Item"), { Item: thing(text) }),
  ),
  row(
    "the name of a component, kept by its word",
    xml(ref("Thing"), { Thing: thing(text) }),
    xml(ref("Item"), { Item: thing(text, { xml: { name: "Thing" } }) }),
  ),
  row(
    "a member of a union",
    xml({ oneOf: [ref("A"), ref("B")] }, { A: thing(text), B: thing({ type: "integer" }) }),
    xml(
      { oneOf: [ref("B"), ref("A")] },
      { A: thing({ ...text, xml: { name: "a" } }), B: thing({ type: "integer" }) },
    ),
    "breaking xml-name-changed",
  ),
  row(
    "a schema that holds itself",
    xml(ref("Tree"), { Tree: thing({ type: "array", items: ref("Tree") }) }),
    xml(ref("Tree"), {
      Tree: thing({ type: "array", items: ref("Tree"), xml: { wrapped: true } }),
    }),
    "breaking xml-node-changed",
  ),
  {
    name: "a property of one way",
    before: xml(thing({ ...text, readOnly: true })),
    after: xml(thing({ ...text, readOnly: true, xml: { name: "that" } })),
    request: [],
    response: ["breaking xml-name-changed"],
  },
];
