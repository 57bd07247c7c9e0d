import { expect, test } from "vitest";
import { fileName } from "../src/file-name.ts";

test.each([
  ['attachment; filename="a b.png"', "a b.png"],
  ["attachment;FileName = plain.txt ; size=3", "plain.txt"],
  [String.raw`attachment; filename="a\"b\\c; d.txt"`, String.raw`a"b\c; d.txt`],
  ["attachment; filename=\"x\"; filename*=UTF-8'de'%e2%82%ac%20rates", "€ rates"],
  ["attachment; filename*=utf-8''%C3%A4.txt; filename=a.txt", "ä.txt"],
  ["attachment; filename*=UTF-8''%E4; filename=latin.txt", "latin.txt"],
  ["attachment; filename*=iso-8859-1''%E4; filename=latin.txt", "latin.txt"],
  ['attachment; name="x; filename=wrong"', undefined],
  ["attachment; filename=", undefined],
  ["inline", undefined],
  [null, undefined],
])("%s names %s", (disposition, name) => {
  expect(fileName(disposition)).toBe(name);
});
