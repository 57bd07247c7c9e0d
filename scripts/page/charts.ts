/** Charts as SVG: shapes by d3, colours by the style of the page. */
import { scaleBand, scaleLinear, scalePoint } from "d3-scale";
import { area, curveMonotoneX, line, stack } from "d3-shape";
import { type Html, markup } from "./markup.ts";

const SIZE = { width: 248, height: 132 } as const;
const BOX = { left: 4, right: 244, top: 20, bottom: 108 } as const;
const MOST_LABELS = 4;

export interface Point {
  readonly label: string;
  readonly value: number;
}

/** A quantity over the versions. */
export function lineChart(title: string, points: readonly Point[]): Html {
  const x = scalePoint<number>(indices(points), [BOX.left + 14, BOX.right - 14]);
  const most = Math.max(1, ...points.map(({ value }) => value));
  const y = scaleLinear([0, most], [BOX.bottom, BOX.top + 8]).nice();
  const at = (i: number): number => x(i) ?? 0;
  const curve = line<Point>(
    (_, i) => at(i),
    ({ value }) => y(value),
  ).curve(curveMonotoneX);
  const below = area<Point>(
    (_, i) => at(i),
    BOX.bottom,
    ({ value }) => y(value),
  ).curve(curveMonotoneX);
  const marks = points.map(
    ({ label, value }, i) => markup`<g>
      <title>${label}: ${value}</title>
      <circle class="dot" cx="${at(i)}" cy="${y(value)}" r="4" />
      ${isLabelled(i, points.length) ? text(at(i), y(value) - 10, value, "value") : ""}
    </g>`,
  );
  return figure(title, points, [
    markup`<path class="area" d="${below([...points]) ?? ""}" /><path class="line" d="${curve([...points]) ?? ""}" />`,
    ...marks,
    ...axis(points, at),
  ]);
}

export interface Bar {
  readonly label: string;
  readonly breaking: number;
  readonly warning: number;
}

const KEYS = ["breaking", "warning"] as const;

/** Breaking changes and warnings of each step, one above the other. */
export function barChart(title: string, bars: readonly Bar[]): Html {
  const x = scaleBand<number>(indices(bars), [BOX.left, BOX.right]).padding(
    bars.length < 4 ? 0.55 : 0.3,
  );
  const most = Math.max(1, ...bars.map(({ breaking, warning }) => breaking + warning));
  const y = scaleLinear([0, most], [BOX.bottom, BOX.top + 8]).nice();
  const layers = stack<Bar>().keys([...KEYS])([...bars]);
  const middle = (i: number): number => (x(i) ?? 0) + x.bandwidth() / 2;
  const rectangles = layers.flatMap((layer) =>
    layer.map(
      ([from, to], i) =>
        markup`<rect class="bar ${layer.key}" x="${x(i) ?? 0}" y="${y(to)}" width="${x.bandwidth()}" height="${y(from) - y(to)}"><title>${bars[i]?.label ?? ""}: ${to - from} ${layer.key}</title></rect>`,
    ),
  );
  const totals = bars.map(({ breaking, warning }, i) =>
    isLabelled(i, bars.length)
      ? text(middle(i), y(breaking + warning) - 7, `${breaking} + ${warning}`, "value")
      : markup``,
  );
  const told = bars.map(({ label, breaking, warning }) => ({
    label,
    value: `${breaking} breaking, ${warning} warnings`,
  }));
  return figure(title, told, [...rectangles, ...totals, ...axis(bars, middle)]);
}

function indices(list: readonly unknown[]): number[] {
  return list.map((_, i) => i);
}

/** All of a few; of many the first, the last and some between. */
function isLabelled(index: number, count: number): boolean {
  const every = Math.ceil((count - 1) / (MOST_LABELS - 1));
  return (
    count <= MOST_LABELS ||
    index === count - 1 ||
    (index % every === 0 && count - index > every / 2)
  );
}

function axis(points: readonly { readonly label: string }[], at: (i: number) => number): Html[] {
  const [from, to] = [at(0), at(points.length - 1)];
  const isAlone = points.length === 1;
  return [
    markup`<line class="axis" x1="${BOX.left}" x2="${BOX.right}" y1="${BOX.bottom}" y2="${BOX.bottom}" />`,
    markup`<text class="tick" x="${isAlone ? from : BOX.left}" y="${BOX.bottom + 18}" text-anchor="${isAlone ? "middle" : "start"}">${short(points[0]?.label)}</text>`,
    isAlone
      ? markup``
      : markup`<text class="tick" x="${Math.max(to, BOX.right)}" y="${BOX.bottom + 18}" text-anchor="end">${short(points.at(-1)?.label)}</text>`,
  ];
}

const MAX_LABEL = 20;

/** The end of a path says more than its beginning. */
function short(label = ""): string {
  return label.length > MAX_LABEL ? `…${label.slice(1 - MAX_LABEL)}` : label;
}

function text(x: number, y: number, value: string | number, kind: string): Html {
  return markup`<text class="${kind}" x="${x}" y="${y}" text-anchor="middle">${value}</text>`;
}

function figure(
  title: string,
  points: readonly { readonly label: string; readonly value: string | number }[],
  parts: readonly Html[],
): Html {
  const told = points.map(({ label, value }) => `${label}: ${value}`).join("; ");
  return markup`<figure class="chart">
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${title}. ${told}">${parts}</svg>
  </figure>`;
}
