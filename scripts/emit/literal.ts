/** Values and names as source text: the one way by which anything of a description becomes code. */

/** Characters that a reader cannot see or that reorder what is seen: controls, formats, odd spaces, lone surrogates. */
const UNSEEN = /(?! )[\p{C}\p{Z}]/gu;

/** Nearly all text: asking this is a tenth of the cost of looking each character up. */
const PRINTABLE = /^[ -~]*$/;

/** Words that tools look for in any text of a file, comment or not, and how they are spelled instead. */
const DIRECTIVES =
  /source(?=(?:Mapping)?URL)|<(?=\/)|(?<=\/)\*(?=\s*(?:istanbul|[cv]8|node:coverage)\b)/g;
const RESPELLED: Readonly<Record<string, string>> = {
  source: "sourc\\u0065",
  "<": "<\\",
  "*": "\\u002a",
};

/** A name that stands bare as a key or after a dot. */
const NAME = /^[A-Za-z_$][\w$]*$/;

/** A name that must stand bare: letters of any script, of which every one can be seen. */
const ANY_NAME = /^(?!.*\p{Default_Ignorable_Code_Point})[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

const RESERVED_TYPES = new Set(
  "any asserts bigint boolean globalThis never number object string symbol unknown".split(" "),
);

/** `text` with every character that {@link UNSEEN} matches rewritten by `rewrite`, which gets its code units. */
export function replaceUnseen(text: string, rewrite: (character: string) => string): string {
  return PRINTABLE.test(text) ? text : text.replace(UNSEEN, rewrite);
}

/**
 * The source text of a JSON value: it evaluates to exactly that value, own `__proto__` keys included.
 * @throws TypeError for what JSON cannot hold.
 */
export function literal(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number" && Number.isFinite(value)) {
    return Object.is(value, -0) ? "-0" : String(value);
  }
  if (typeof value === "boolean" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return `{ ${entries.map(([key, entry]) => `${objectKey(key)}: ${literal(entry)}`).join(", ")} }`;
  }
  throw new TypeError(`no literal for ${typeof value === "number" ? value : typeof value}`);
}

/** A key of an object literal. */
export function objectKey(name: string): string {
  // both other spellings of this key would set the prototype
  return name === "__proto__" ? '["__proto__"]' : memberKey(name);
}

/** The name of a member of a class, interface or type. */
export function memberKey(name: string): string {
  return NAME.test(name) ? name : quoteName(name);
}

/** `object.name`, by whichever syntax the name needs. */
export function memberAccess(object: string, name: string): string {
  return NAME.test(name) ? `${object}.${name}` : `${object}[${quoteName(name)}]`;
}

/** Whether `name` may name a variable or a parameter. */
export function isBindingName(name: string): boolean {
  return ANY_NAME.test(name) && !RESERVED.has(name);
}

/** Whether `name` may name a type or a class. */
export function isTypeName(name: string): boolean {
  return isBindingName(name) && !RESERVED_TYPES.has(name);
}

/** JSON of `value`, indented, in which every character can be seen. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2).split("\n").map(escape).join("\n");
}

function quote(text: string): string {
  return escape(JSON.stringify(text));
}

/** Without a quote inside: then no style has another spelling for it, and what is in quotes is plain to see. */
function quoteName(name: string): string {
  const escaped = quote(name).slice(1, -1);
  return `"${escaped.replaceAll(/\\(.)/g, (found, it) => (it === '"' ? "\\u0022" : found))}"`;
}

/** JSON as it was, spelled so that nothing in it is unseen or found by a tool; escapes mean the same in JavaScript. */
function escape(json: string): string {
  const visible = replaceUnseen(json, (character) => {
    let escaped = "";
    for (let index = 0; index < character.length; index += 1) {
      escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
    }
    return escaped;
  });
  return visible.replace(DIRECTIVES, (found) => RESPELLED[found] ?? found);
}
