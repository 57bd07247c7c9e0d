/** The rules for security, and for twins as states of one method. */
import type { Rule } from "./rule.ts";

export const SECURITY_RULES = {
  "security-required": { says: "credentials are required", none: "bii" },
  "security-removed": { says: "no credentials are required any more", none: "iii" },
  "security-alternative-added": { says: "another way to authenticate", none: "iii" },
  "security-alternative-removed": { says: "a way to authenticate is gone", none: "bii" },
  "security-scope-added": { says: "a further scope is required", none: "bii" },
  "security-scope-removed": { says: "a scope is no longer required", none: "iii" },
  "security-scheme-changed": { says: "the scheme authenticates another way", none: "bii" },
  "security-scheme-deprecated": { says: "the scheme is deprecated", none: "iii" },
  "security-scheme-undeprecated": {
    says: "the scheme is no longer deprecated",
    none: "iii",
    patch: true,
  },
  "security-scheme-added": {
    says: "a new scheme, which no operation asks for",
    none: "iii",
    patch: true,
  },
  "security-scheme-removed": {
    says: "the scheme is gone, which no operation asked for",
    none: "iii",
    patch: true,
  },
  "security-scheme-redefined": {
    says: "a scheme that no operation asks for is another one",
    none: "iii",
    patch: true,
  },
  "security-scope-offered": { says: "a further scope may be asked for", none: "iii" },
  "security-scope-withdrawn": { says: "the scope may no longer be asked for", none: "wii" },
  "security-scope-redescribed": {
    says: "the scope is described another way",
    none: "iii",
    patch: true,
  },
  "security-token-format-changed": { says: "tokens of another format", none: "bii" },
  "security-flow-added": { says: "another way to get tokens", none: "iii" },
  "security-flow-removed": { says: "a way to get tokens is gone", none: "bii" },
  "security-endpoint-changed": { says: "tokens come from another URL", none: "bii" },
} as const satisfies Readonly<Record<string, Rule>>;

/** Levels are those for calls without options, and for calls that ask for the twin that is gone. */
export const TWIN_RULES = {
  "twin-added": { says: "a twin beside GA", none: "iii" },
  "twin-graduated": {
    says: "GA beside the beta twin; calls without options now go to GA",
    none: "iii",
  },
  "twin-graduated-types": {
    says: "GA beside the beta twin, of other types; calls without options now go to GA",
    none: "ibi",
  },
  "twin-moved": {
    says: "GA in place of the beta twin; calls that ask for beta are refused",
    none: "bbi",
  },
  "ga-withdrawn": {
    says: "GA is withdrawn; calls without options now go to the beta twin",
    none: "bii",
  },
  "ga-withdrawn-types": {
    says: "GA is withdrawn; calls without options now go to the beta twin and answer its types",
    none: "bbi",
  },
  "twin-dropped": { says: "the beta twin is gone; calls that ask for it are refused", none: "bbi" },
  "variant-removed": {
    says: "the further variant is gone; calls that ask for it are refused",
    none: "bbi",
  },
  "variant-added": { says: "a further variant", none: "iii" },
  "twins-drifted": { says: "the twins were alike and differ now", none: "iii" },
  "twins-aligned": { says: "the twins differed and are alike now", none: "iii", patch: true },
} as const satisfies Readonly<Record<string, Rule>>;
