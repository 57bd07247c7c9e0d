/** Levels as people see them: a word, a shape and a colour, never the colour alone. */
import type { Level } from "../compare/change.ts";
import { type Html, markup } from "./markup.ts";

export const LEVEL_ORDER: readonly Level[] = ["breaking", "warning", "info"];

const SIGNS: Readonly<Record<Level, { readonly shape: string; readonly word: string }>> = {
  breaking: { shape: "✕", word: "breaking" },
  warning: { shape: "▲", word: "warning" },
  info: { shape: "●", word: "compatible" },
};

export function badge(level: Level): Html {
  const { shape, word } = SIGNS[level];
  return markup`<span class="badge ${level}"><span aria-hidden="true">${shape}</span> ${word}</span>`;
}

export function wordOf(level: Level): string {
  return SIGNS[level].word;
}
