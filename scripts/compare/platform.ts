/** What generated types take from the platform, in place of libraries that take longer to read than the question. */

/** Members have the names that they really have, since a refusal may list them. */
export const PLATFORM = `
interface Array<T> {
  length: number;
  toString(): string;
  toLocaleString(): string;
  pop(): T | undefined;
  push(...items: T[]): number;
  concat(...items: T[][]): T[];
  join(separator?: string): string;
  reverse(): T[];
  shift(): T | undefined;
  slice(start?: number, end?: number): T[];
  sort(order?: (left: T, right: T) => number): this;
  splice(start: number, count?: number, ...items: T[]): T[];
  unshift(...items: T[]): number;
  indexOf(item: T, from?: number): number;
  lastIndexOf(item: T, from?: number): number;
  every(test: (item: T) => unknown): boolean;
  some(test: (item: T) => unknown): boolean;
  forEach(use: (item: T) => void): void;
  map<U>(make: (item: T) => U): U[];
  filter(test: (item: T) => unknown): T[];
  reduce<U>(add: (sum: U, item: T) => U, first: U): U;
  reduceRight<U>(add: (sum: U, item: T) => U, first: U): U;
  [index: number]: T;
}
interface Boolean {
  valueOf(): boolean;
}
interface CallableFunction {}
interface Function {}
interface IArguments {}
interface NewableFunction {}
interface Number {
  toString(radix?: number): string;
  toFixed(digits?: number): string;
  toExponential(digits?: number): string;
  toPrecision(digits?: number): string;
  valueOf(): number;
  toLocaleString(): string;
}
interface Object {
  constructor: Function;
  toString(): string;
  toLocaleString(): string;
  valueOf(): Object;
  hasOwnProperty(name: string): boolean;
  isPrototypeOf(value: Object): boolean;
  propertyIsEnumerable(name: string): boolean;
}
interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
}
interface RegExp {}
interface String {
  toString(): string;
  charAt(index: number): string;
  charCodeAt(index: number): number;
  concat(...texts: string[]): string;
  indexOf(text: string, from?: number): number;
  lastIndexOf(text: string, from?: number): number;
  localeCompare(text: string): number;
  match(pattern: RegExp): string[] | null;
  replace(pattern: RegExp, text: string): string;
  search(pattern: RegExp): number;
  slice(start?: number, end?: number): string;
  split(separator: string, limit?: number): string[];
  substring(start: number, end?: number): string;
  toLowerCase(): string;
  toLocaleLowerCase(): string;
  toUpperCase(): string;
  toLocaleUpperCase(): string;
  trim(): string;
  length: number;
  substr(start: number, length?: number): string;
  valueOf(): string;
  [index: number]: string;
}

interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): unknown;
}
interface File extends Blob {
  readonly name: string;
  readonly lastModified: number;
}
`;
