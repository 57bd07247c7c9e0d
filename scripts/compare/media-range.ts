/** The ranges that a media type is in. */

/** `image/*` and all there are for `image/png`. */
export function rangesOf(name: string): string[] {
  return [`${name.split("/")[0] ?? ""}/*`, "*/*"];
}
