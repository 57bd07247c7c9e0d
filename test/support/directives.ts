/** Orders that tools take from comments, each with the rule by which its tool finds it. */

export interface Directive {
  readonly order: string;
  readonly found: RegExp;
}

export const DIRECTIVES: readonly Directive[] = [
  { order: "@ts-nocheck", found: /(?<!\\)@ts-/ },
  { order: "@ts-ignore", found: /(?<!\\)@ts-/ },
  { order: "@ts-expect-error", found: /(?<!\\)@ts-/ },
  { order: "/// <reference path='x' />", found: /\/\/\// },
  { order: "//# sourceMappingURL=data:,x", found: /[#@]\s*source(?:Mapping)?URL/ },
  { order: "/*@ sourceURL=x", found: /[#@]\s*source(?:Mapping)?URL/ },
  { order: "eslint-disable-next-line", found: /eslint-disable/ },
  { order: "eslint-enable", found: /eslint-enable/ },
  { order: "eslint-env node", found: /eslint-env/ },
  { order: "oxlint-disable", found: /oxlint-disable/ },
  { order: "tslint:disable", found: /tslint:disable/ },
  { order: "prettier-ignore", found: /prettier-ignore/ },
  { order: "biome-ignore-all lint: x", found: /biome-ignore/ },
  { order: "deno-lint-ignore-file", found: /deno-lint-ignore/ },
  { order: "deno-fmt-ignore", found: /deno-fmt-ignore/ },
  { order: "dprint-ignore", found: /dprint-ignore/ },
  { order: "#region x", found: /#region/ },
  { order: "#endregion", found: /#endregion/ },
  { order: "@license MIT", found: /@lic/i },
  { order: "@preserve", found: /@preserve/i },
  { order: "@cc_on", found: /@cc_on/i },
  { order: "istanbul ignore file", found: /istanbul\s+ignore/ },
  { order: "c8 ignore start", found: /[cv]8\s+ignore/ },
  { order: "v8 ignore next", found: /[cv]8\s+ignore/ },
  { order: "node:coverage disable", found: /node:coverage\s+disable/ },
  { order: "@jsx x", found: /@jsx/ },
  { order: "@jsxImportSource x", found: /@jsx/ },
  { order: "@flow", found: /@flow/ },
  { order: "#__PURE__", found: /[@#]__PURE__/ },
  { order: "@__NO_SIDE_EFFECTS__", found: /[@#]__NO_SIDE_EFFECTS__/ },
  { order: "@deprecated", found: /(?<!\\)@deprecated/ },
  { order: "{@include ./x}", found: /(?<!\\)@include/ },
];

/** Where a text of a description stands in a comment. */
export const PLACES: readonly ((order: string) => string)[] = [
  (order) => order,
  (order) => `a ${order} b`,
  (order) => `a\n${order}\nb`,
  (order) => `a\n * ${order}`,
  (order) => `/* ${order} */`,
];
