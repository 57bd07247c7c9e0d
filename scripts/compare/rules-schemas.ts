/**
 * The rules for schemas. A request may accept more, a response may promise more; the other way round breaks.
 * Two exceptions, because generated clients keep them open: a new value of an enum and a new member of a union that
 * tells its members apart are warnings in a response.
 */
import type { Rule } from "./rule.ts";

const WIDER = { request: "iii", response: "bbi" } as const;
const NARROWER = { request: "bbi", response: "iii" } as const;
/** Of constraints that no type expresses. */
const LOOSER = { request: "iii", response: "bii" } as const;
const TIGHTER = { request: "bii", response: "iii" } as const;
const OTHER = { request: "bii", response: "bii" } as const;

export const SCHEMA_RULES = {
  "type-changed": { says: "another type", request: "bbi", response: "bbi" },
  "type-widened": { says: "more types", ...WIDER },
  "type-narrowed": { says: "fewer types", ...NARROWER },
  "null-allowed": { says: "may be null", ...WIDER },
  "null-refused": { says: "is never null", ...NARROWER },
  "union-member-added": { says: "a new member of the union", ...WIDER },
  "union-member-added-tagged": {
    says: "a new member of the discriminated union",
    request: "iii",
    response: "iww",
  },
  "union-member-removed": { says: "the member of the union is gone", ...NARROWER },
  "union-member-held": {
    says: "another member of the union holds its values",
    request: "iii",
    response: "iii",
    patch: true,
  },
  "discriminator-added": {
    says: "a discriminator tells what it is",
    request: "iii",
    response: "iii",
  },
  "discriminator-removed": {
    says: "no discriminator tells what it is any more",
    request: "iii",
    response: "iii",
  },
  "discriminator-changed": {
    says: "another property tells the members of the union apart",
    request: "bbi",
    response: "bbi",
  },
  "discriminator-value-added": {
    says: "a new value of the discriminator",
    request: "iii",
    response: "iiw",
  },
  "discriminator-value-removed": {
    says: "the value of the discriminator is gone",
    request: "bbi",
    response: "iii",
  },
  "discriminator-value-moved": {
    says: "the value of the discriminator means another member",
    request: "bbi",
    response: "bbi",
  },
  "discriminator-value-renamed": {
    says: "other values of the discriminator mean the member",
    request: "bbi",
    response: "bbi",
  },
  "discriminator-default-added": {
    says: "any other value of the discriminator, or none, means a member",
    request: "iii",
    response: "iww",
  },
  "discriminator-default-removed": {
    says: "no other value of the discriminator means a member any more",
    ...NARROWER,
  },
  "discriminator-default-changed": {
    says: "any other value of the discriminator, or none, means another member",
    request: "bbi",
    response: "bbi",
  },
  "enum-value-added": { says: "a new value", request: "iii", response: "iiw" },
  "enum-value-removed": { says: "the value is gone", ...NARROWER },
  "enum-values-replaced": {
    says: "none of the old values is left",
    request: "bbi",
    response: "bbi",
  },
  "enum-added": { says: "only the listed values", ...NARROWER },
  "enum-removed": { says: "any value, where values were listed", request: "iii", response: "iiw" },
  "const-removed": { says: "any value, where there was one", ...WIDER },
  "const-widened": { says: "further values, where there was one", ...WIDER },
  "known-value-added": {
    says: "a new documented value of an open enum",
    request: "iii",
    response: "iii",
  },
  "known-value-removed": {
    says: "a documented value of an open enum is gone",
    request: "iiw",
    response: "iii",
  },
  "default-added": { says: "a default", request: "iiw", response: "iii" },
  "default-removed": { says: "no default any more", request: "iiw", response: "iii" },
  "default-changed": { says: "another default", request: "iiw", response: "iii" },
  "format-added": { says: "a format", ...TIGHTER },
  "format-removed": { says: "no format any more", ...LOOSER },
  "format-changed": { says: "another format", ...OTHER },
  "format-widened": { says: "a wider format", ...LOOSER },
  "format-narrowed": { says: "a narrower format", ...TIGHTER },
  "string-became-bytes": {
    says: "bytes, where there was text",
    request: "bbi",
    response: "ibi",
  },
  "bytes-became-string": {
    says: "text, where there were bytes",
    request: "ibi",
    response: "bbi",
  },
  "maximum-raised": { says: "a higher limit", ...LOOSER },
  "maximum-lowered": { says: "a lower limit", ...TIGHTER },
  "minimum-raised": { says: "a higher lower limit", ...TIGHTER },
  "minimum-lowered": { says: "a lower lower limit", ...LOOSER },
  "limit-added": { says: "a limit", ...TIGHTER },
  "limit-removed": { says: "no limit any more", ...LOOSER },
  "pattern-added": { says: "a pattern", ...TIGHTER },
  "pattern-removed": { says: "no pattern any more", ...LOOSER },
  "pattern-widened": { says: "a wider pattern", ...LOOSER },
  "pattern-narrowed": { says: "a narrower pattern", ...TIGHTER },
  "pattern-changed": { says: "another pattern", ...OTHER },
  "multiple-tightened": { says: "multiples of another number only", ...TIGHTER },
  "multiple-loosened": { says: "multiples of another number too", ...LOOSER },
  "multiple-changed": { says: "multiples of another number", ...OTHER },
  "unique-items-set": { says: "items must be unique", ...TIGHTER },
  "unique-items-unset": { says: "items may repeat", ...LOOSER },
  "content-changed": { says: "the string is encoded another way", ...OTHER },
  "property-added": { says: "a new optional property", request: "iii", response: "iii" },
  "property-added-required": { says: "a new required property", request: "bbi", response: "iii" },
  "property-removed": { says: "the property is gone", request: "wbi", response: "bbi" },
  "property-became-required": { says: "the property became required", ...NARROWER },
  "property-became-optional": { says: "the property became optional", ...WIDER },
  "property-became-read-only": { says: "the property can no longer be sent", request: "bbi" },
  "property-became-write-only": { says: "the property is no longer answered", response: "bbi" },
  "property-deprecated": { says: "the property is deprecated", request: "iii", response: "iii" },
  "property-undeprecated": {
    says: "the property is no longer deprecated",
    request: "iii",
    response: "iii",
    patch: true,
  },
  "object-opened": {
    says: "any object, where properties were described",
    request: "iii",
    response: "bbi",
  },
  "additional-properties-refused": { says: "no other properties any more", ...NARROWER },
  "additional-properties-allowed": { says: "other properties too", ...LOOSER },
  "additional-properties-typed": { says: "other properties must match a schema", ...NARROWER },
  "additional-properties-untyped": {
    says: "other properties may be anything",
    request: "iii",
    response: "wbi",
  },
  "items-typed": { says: "items must match a schema", ...NARROWER },
  "items-untyped": { says: "items may be anything", ...WIDER },
  "items-refused": { says: "no further items any more", ...NARROWER },
  "items-allowed": { says: "further items too", ...WIDER },
  "tuple-shortened": {
    says: "fewer places of the tuple are described",
    request: "ibi",
    response: "bbi",
  },
  "tuple-extended": {
    says: "more places of the tuple are described",
    request: "bbi",
    response: "ibi",
  },
  "tuple-resized": { says: "a tuple of another length", request: "ibi", response: "ibi" },
  "tuple-became-array": {
    says: "an array of any length, where there was a tuple",
    request: "iii",
    response: "ibi",
  },
  "array-became-tuple": {
    says: "a tuple, where there was an array of any length",
    request: "ibi",
    response: "iii",
  },
  "xml-name-changed": { says: "another name in XML", ...OTHER },
  "xml-namespace-changed": { says: "another namespace in XML", ...OTHER },
  "xml-prefix-changed": {
    says: "another prefix in XML, which readers that know namespaces do not see",
    request: "wii",
    response: "wii",
  },
  "xml-node-changed": { says: "another kind of node in XML", ...OTHER },
  "condition-added": { says: "a condition", ...TIGHTER },
  "condition-removed": { says: "no condition any more", ...LOOSER },
  "condition-tightened": { says: "a condition that asks for more", ...TIGHTER },
  "condition-loosened": { says: "a condition that asks for less", ...LOOSER },
  "condition-changed": { says: "another condition", ...OTHER },
} as const satisfies Readonly<Record<string, Rule>>;
