/** Text that needs no layout: a numbered comment stands for it while the code around it is printed and formatted. */

const PLACEHOLDER = /^( *)\/\*\* (\d+) \*\/$/gm;

export class Placeholders {
  readonly #texts: string[] = [];

  /** What the comment says that stands for `text`; it must be alone on its line. */
  mark(text: string): string {
    return String(this.#texts.push(text) - 1);
  }

  /** The code with each text in its place, indented like the comment was. */
  fill(code: string): string {
    return code.replaceAll(PLACEHOLDER, (_, indent: string, index: string) => {
      const lines = this.#texts[Number(index)]?.split("\n") ?? [];
      return lines.map((line) => indent + line).join("\n");
    });
  }
}
