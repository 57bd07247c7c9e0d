/** The text of a body, unless it is too long. */

/** Keeps nothing from one text to the next, so that all share it. */
export const utf8: TextDecoder = new TextDecoder();

const encoder = new TextEncoder();

/** Bytes that a text has in UTF-8. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** In UTF-8, decompressed; undefined where it has more than `maxBytes`, and the connection is then closed. */
export async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    // Decoded as one: a decoder of its own would cost more than a small body does.
    if (value === undefined) return utf8.decode(joined(parts, length));
    parts.push(value);
    length += value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      return undefined;
    }
  }
}

/** Parts of that length in one piece. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = parts;
  if (first?.length === length) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
