/** Pairs of descriptions that differ in what they ask for of credentials, or in the schemes of them. */
import { both, operation, type OperationRow, row } from "./operation-row.ts";

const key = { type: "apiKey", in: "header", name: "x-key" };
const oauth = (tokenUrl: string, refreshUrl?: string): object => ({
  type: "oauth2",
  flows: { clientCredentials: { tokenUrl, refreshUrl, scopes: { a: "", b: "" } } },
});
const offering = (scopes: object, ...others: readonly string[]): object => {
  const flow = { tokenUrl: "https://a.example", scopes };
  const kinds = ["clientCredentials", ...others];
  return { type: "oauth2", flows: Object.fromEntries(kinds.map((kind) => [kind, flow])) };
};
/** In the catalogue, and asked for by nobody. */
const listed = (...schemes: readonly object[]): object => {
  const entries = schemes.map((scheme, index) => [`scheme${index}`, scheme]);
  return operation({}, { components: { securitySchemes: Object.fromEntries(entries) } });
};
const device = (deviceAuthorizationUrl: string): object => ({
  type: "oauth2",
  flows: { deviceAuthorization: { deviceAuthorizationUrl, tokenUrl: "https://a.example" } },
});
const bearer = (bearerFormat?: string): object => ({
  type: "http",
  scheme: "bearer",
  bearerFormat,
});
const secured = (security: readonly object[], scheme: object = key): object =>
  operation(
    {},
    {
      security,
      components: { securitySchemes: { one: scheme, two: { type: "http", scheme: "bearer" } } },
    },
  );

export const SECURITY_ROWS: readonly OperationRow[] = [
  ...both(
    "credentials",
    [secured([]), secured([{ one: [] }])],
    "breaking security-required",
    "info security-removed",
  ),
  ...both(
    "another way to authenticate",
    [secured([{ one: [] }]), secured([{ one: [] }, { two: [] }])],
    "info security-alternative-added",
    "breaking security-alternative-removed",
  ),
  ...both(
    "a further scope",
    [
      secured([{ one: ["a"] }], oauth("https://a.example")),
      secured([{ one: ["a", "b"] }], oauth("https://a.example")),
    ],
    "breaking security-scope-added",
    "info security-scope-removed",
  ),
  row(
    "another scheme of one name",
    [secured([{ one: [] }]), secured([{ one: [] }], { ...key, in: "query" })],
    "breaking security-scheme-changed",
  ),
  row(
    "another place of tokens",
    [
      secured([{ one: ["a"] }], oauth("https://a.example")),
      secured([{ one: ["a"] }], oauth("https://b.example")),
    ],
    "breaking security-endpoint-changed",
  ),
  row("a place to renew tokens", [
    secured([{ one: ["a"] }], oauth("https://a.example")),
    secured([{ one: ["a"] }], oauth("https://a.example", "https://b.example")),
  ]),
  ...both(
    "another way to get tokens",
    [
      secured([{ one: ["a"] }], offering({ a: "" }, "password")),
      secured([{ one: ["a"] }], offering({ a: "" })),
    ],
    "breaking security-flow-removed",
    "info security-flow-added",
  ),
  row(
    "tokens in another format",
    [secured([{ one: [] }], bearer("JWT")), secured([{ one: [] }], bearer("opaque"))],
    "breaking security-token-format-changed",
  ),
  row("a format of tokens that was not said before", [
    secured([{ one: [] }], bearer()),
    secured([{ one: [] }], bearer("JWT")),
  ]),
  ...both(
    "a scope that may be asked for",
    [
      secured([{ one: ["a"] }], offering({ a: "" })),
      secured([{ one: ["a"] }], offering({ a: "", b: "" })),
    ],
    "info security-scope-offered",
    "warning security-scope-withdrawn",
  ),
  row(
    "a scope described anew",
    [
      secured([{ one: ["a"] }], offering({ a: "reads" })),
      secured([{ one: ["a"] }], offering({ a: "reads and writes" })),
    ],
    "info security-scope-redescribed",
  ),
  row("a scope whose description is no text", [
    secured([{ one: ["a"] }], offering({ a: {} })),
    secured([{ one: ["a"] }], offering({ a: {} })),
  ]),
  row(
    "a scope less in one flow of two, which the operation asked for",
    [
      secured([{ one: ["a", "b"] }], offering({ a: "", b: "" }, "password")),
      secured([{ one: ["a"] }], offering({ a: "" }, "password")),
    ],
    "warning security-scope-withdrawn",
    "warning security-scope-withdrawn",
    "info security-scope-removed",
  ),
  ...both(
    "a deprecated scheme",
    [secured([{ one: [] }]), secured([{ one: [] }], { ...key, deprecated: true })],
    "info security-scheme-deprecated",
    "info security-scheme-undeprecated",
  ),
  ...both(
    "a scheme that nobody asks for",
    [listed(key), listed(key, bearer())],
    "info security-scheme-added",
    "info security-scheme-removed",
  ),
  row(
    "a scheme that nobody asks for, changed",
    [
      listed(key, offering({ a: "" })),
      listed({ ...key, name: "x-other" }, oauth("https://b.example")),
    ],
    "info security-scheme-redefined",
    "info security-scheme-redefined",
  ),
  row("a scheme that nobody asks for, of another name", [
    listed(key),
    operation({}, { components: { securitySchemes: { other: key } } }),
  ]),
  row(
    "another place to authorize a device at",
    [
      secured([{ one: [] }], device("https://a.example")),
      secured([{ one: [] }], device("https://b.example")),
    ],
    "breaking security-endpoint-changed",
  ),
];
