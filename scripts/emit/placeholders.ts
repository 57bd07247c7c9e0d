/** Text that needs no layout: a numbered comment stands for it while the code around it is printed and formatted. */

const PLACEHOLDER = /^( *)\/\*\* (\d+) \*\/$/gm;

export class Placeholders {
  readonly #texts: string[] = [];

  /** What the comment says that stands for `text`; it must be alone on its line. */
  mark(text: string): string {
    return String(this.#texts.push(text) - 1);
  }

  /** The code with each text in its place, indented like the comment was. @throws Error where one has none. */
  fill(code: string): string {
    let filled = 0;
    const whole = code.replaceAll(PLACEHOLDER, (_, indent: string, index: string) => {
      const lines = this.#texts[Number(index)]?.split("\n") ?? [];
      filled += 1;
      return lines.map((line) => indent + line).join("\n");
    });
    if (filled !== this.#texts.length) throw new Error("a text has no place in the code");
    return whole;
  }
}
