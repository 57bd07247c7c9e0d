/** By what a text is known again, whatever git has made of its line ends. */
import { createHash } from "node:crypto";

/** In hexadecimal, as if every line ended in a line feed alone: a checkout on Windows is no other text. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(withLineFeeds(content)).digest("hex");
}

function withLineFeeds(content: string | Uint8Array): string | Uint8Array {
  if (typeof content === "string") return content.replaceAll("\r\n", "\n");
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.includes("\r\n")) return bytes;
  return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
