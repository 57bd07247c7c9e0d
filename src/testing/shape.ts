/** Says what is wrong with a value from outside, each problem with its place: checks that are put together from checks. */

/** Tells every problem that it finds with the value at a place (`requests.0.custom_id`). */
export type Check = (value: unknown, place: string, tell: (problem: string) => void) => void;

/** The checks of an object's fields. */
export interface Fields {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** Whether it may have fields that are not named here. */
  readonly open?: true;
  /** Whether another one is told with those that there are, as the API does not. */
  readonly listed?: true;
}

/** Every problem of a value, as `place: problem`; the places start below `place`. */
export function problemsOf(check: Check, value: unknown, place: string): readonly string[] {
  const problems: string[] = [];
  check(value, place, (problem) => problems.push(problem));
  return problems;
}

/** The problems in one line: those beyond the tenth are counted, not told. */
export function inOneLine(problems: readonly string[]): string {
  const untold = problems.length - 10;
  return problems.slice(0, 10).join("; ") + (untold > 0 ? `; and ${untold} more` : "");
}

/** Throws a TypeError that says what was attempted, and every problem, where there is one. */
export function refuse(attempt: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new TypeError(`${attempt}: ${inOneLine(problems)}`);
}

/** A check of one value by itself: undefined, or what is wrong. */
export function single(problem: (value: unknown) => string | undefined): Check {
  return (given, place, tell) => {
    const found = problem(given);
    if (found !== undefined) tell(`${place}: ${found}`);
  };
}

export function text(pattern: RegExp = /./s): Check {
  return single((given) => {
    if (typeof given !== "string") return "Input should be a valid string";
    return pattern.test(given) ? undefined : `String should match pattern '${pattern.source}'`;
  });
}

export function integer(least: number): Check {
  return single((given) => {
    if (!Number.isInteger(given)) return "Input should be a valid integer";
    return Number(given) >= least ? undefined : `Input should be greater than or equal to ${least}`;
  });
}

export function number(least: number): Check {
  return single((given) => {
    if (typeof given !== "number") return "Input should be a valid number";
    return given >= least ? undefined : `Input should be greater than or equal to ${least}`;
  });
}

/** One of these strings, numbers or booleans. */
export function choice(values: readonly unknown[]): Check {
  const wanted = values.map((one) => JSON.stringify(one)).join(" or ");
  return single((given) => (values.includes(given) ? undefined : `Input should be ${wanted}`));
}

/** A field that may not be there, whatever its value. */
export const forbidden: Check = single(() => "Extra inputs are not permitted");

export const anything: Check = () => {};

/** A value that is right by itself, or one that the check takes. */
export function unless(isRight: (value: unknown) => boolean, check: Check): Check {
  return (given, place, tell) => {
    if (!isRight(given)) check(given, place, tell);
  };
}

export function nullable(check: Check): Check {
  return unless((given) => given === null, check);
}

/** A list of at least and at most so many items. */
export function list(item: Check, least: number = 0, most: number = Infinity): Check {
  return (given, place, tell) => {
    if (!Array.isArray(given)) return tell(`${place}: Input should be a valid list`);
    const size = given.length;
    if (size < least) return tell(`${place}: List should have at least ${least} item, not ${size}`);
    if (size > most) return tell(`${place}: List should have at most ${most} items, not ${size}`);
    for (const [index, one] of given.entries()) item(one, `${place}.${index}`, tell);
  };
}

/** An object with values of one kind under any names. */
export function record(item: Check): Check {
  return (given, place, tell) => {
    if (!isObject(given)) return tell(`${place}: Input should be a valid object`);
    for (const [key, one] of Object.entries(given)) item(one, `${place}.${key}`, tell);
  };
}

export function object(fields: Fields): Check {
  const { required = {}, optional = {}, open, listed } = fields;
  const checks = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const there = listed ? `; there are ${[...checks.keys()].join(", ")}` : "";
  const unknown: Check = (given, place, tell) =>
    forbidden(given, place, (problem) => tell(problem + there));
  return (given, place, tell) => {
    if (!isObject(given))
      return tell(`${place === "" ? "body" : place}: Input should be a valid object`);
    const start = place === "" ? "" : `${place}.`;
    for (const key of open ? [] : Object.keys(given)) {
      if (!checks.has(key)) unknown(given[key], start + key, tell);
    }
    for (const [key, check] of checks) {
      const field = given[key];
      if (field !== undefined) check(field, start + key, tell);
      else if (Object.hasOwn(required, key)) tell(`${start}${key}: Field required`);
    }
  };
}

export function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
