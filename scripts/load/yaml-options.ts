/** How YAML is read: 1.2, core schema (no dates), no merge keys. */
export const YAML = {
  version: "1.2",
  schema: "core",
  merge: false,
  uniqueKeys: true,
  prettyErrors: false,
} as const;
