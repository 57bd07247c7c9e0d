/** How the sections of the page look. */
export const PARTS = `
.summary { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; justify-content: space-between; align-items: center; padding: 1.75rem 2rem; background: var(--panel); border: 1px solid var(--line); border-radius: 1rem; }
main > .summary { margin-top: 2rem; }
.summary h2 { margin: 0 0 0.35rem; font-size: 1.6rem; }
.summary.breaking h2 { color: var(--breaking); }
.summary.warning h2 { color: var(--warning); }
.summary p { color: var(--muted); }
.counts { display: flex; gap: 2.25rem; margin: 0; }
.counts div { display: flex; flex-direction: column-reverse; align-items: center; gap: 0.35rem; }
.counts dd { margin: 0; font-size: 2.5rem; font-weight: 700; line-height: 1; letter-spacing: -0.03em; font-variant-numeric: tabular-nums; }
.counts dd a { color: var(--ink); text-decoration: none; }
.counts dd a:hover { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 0.15em; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1rem; }
.chart { margin: 0; padding: 1rem 1rem 0.5rem; background: var(--panel); border: 1px solid var(--line); border-radius: 0.9rem; }
.chart figcaption { font-weight: 600; font-size: 0.95rem; }
.chart svg { display: block; width: 100%; height: auto; max-height: 13rem; font-family: inherit; }
.line { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linecap: round; }
.area { fill: var(--accent); opacity: 0.12; }
.dot { fill: var(--panel); stroke: var(--accent); stroke-width: 2.5; }
.axis { stroke: var(--line); }
.tick { fill: var(--muted); font-size: 11.5px; }
.value { fill: var(--ink); font-size: 13px; font-weight: 600; font-variant-numeric: tabular-nums; }
.bar.breaking { fill: var(--breaking); }
.bar.warning { fill: var(--warning-wash); stroke: var(--warning); stroke-width: 1.5; stroke-dasharray: 3 2; }
.numbers { margin-top: 1rem; }
.scroll { position: relative; overflow-x: auto; margin-top: 0.75rem; background: var(--panel); border: 1px solid var(--line); border-radius: 0.9rem; }
.scroll + p, .scroll + details { margin-top: 0.9rem; }
.scroll ~ h3 { margin-top: 2.25rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 0.8rem 1rem 0.2rem; color: var(--muted); font-size: 0.88rem; }
th, td { padding: 0.6rem 1rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-size: 0.85rem; color: var(--muted); font-weight: 600; white-space: nowrap; }
th[scope="row"] { font-weight: 500; }
th small { display: block; color: var(--muted); font-weight: 400; overflow-wrap: anywhere; }
.matrix th[scope="row"], .matrix thead th:first-child { position: sticky; left: 0; background: var(--panel); }
.legend { display: flex; gap: 0.5rem; flex-wrap: wrap; }
.lead + .legend { margin-top: -0.4rem; }
.judges th code { white-space: nowrap; }
.matrix td { vertical-align: middle; }
.matrix .moved .state { outline: 2px solid currentColor; outline-offset: 1px; }
.state { display: inline-flex; gap: 0.4em; padding: 0.1rem 0.6rem; border-radius: 99px; font-size: 0.85rem; white-space: nowrap; }
.state.ga { color: var(--ga); background: light-dark(#e6f4eb, #16301f); }
.state.beta { color: var(--beta); background: light-dark(#f1ebfb, #291e40); }
.state.both { color: var(--accent); background: light-dark(#eaecfb, #20264a); }
.state.none { color: var(--muted); }
.matrix td:not(.moved) .state.none { padding-left: 0; }
.filters { display: flex; flex-wrap: wrap; gap: 0.9rem 1.25rem; align-items: end; padding: 1.1rem 1.25rem; margin-bottom: 1.5rem; background: var(--panel); border: 1px solid var(--line); border-radius: 0.9rem; }
.filters label { display: flex; flex-direction: column; gap: 0.3rem; font-size: 0.85rem; color: var(--muted); }
.filters .wide { flex: 1 1 100%; }
.filters select { max-width: 16rem; }
.filters input, .filters select { color: var(--ink); }
fieldset { display: flex; flex-wrap: wrap; gap: 0.2rem 0.9rem; margin: 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0 0 0.3rem; font-size: 0.85rem; color: var(--muted); }
.filters .choice { flex-direction: row; align-items: center; gap: 0.4rem; min-height: 2.25rem; width: auto; color: var(--ink); font-size: 0.92rem; }
.choice input { width: 1.05rem; height: 1.05rem; min-height: 0; accent-color: var(--accent); }
.found { flex-basis: 100%; font-size: 0.92rem; font-weight: 600; }
.step > h3 { margin: 2.5rem 0 1rem; font-size: 1.2rem; }
.step:first-of-type > h3 { margin-top: 0; }
.group { margin-bottom: 2rem; }
.group header { margin-bottom: 0.7rem; }
.group h3, .group h4 { margin: 0; font: 600 1rem/1.4 var(--mono); }
.group header p { color: var(--muted); font-size: 0.85rem; overflow-wrap: anywhere; }
.group ul, .lines { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem; }
.change { padding: 1rem 1.25rem; background: var(--panel); border: 1px solid var(--line); border-radius: 0.9rem; min-width: 0; content-visibility: auto; contain-intrinsic-size: auto 9rem; }
.change:target { outline: 3px solid var(--accent); }
.head { display: flex; flex-wrap: wrap; gap: 0.4rem 0.75rem; align-items: baseline; }
.says { flex: 1 1 16rem; overflow-wrap: anywhere; }
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0.45rem 0 0.35rem; color: var(--muted); font-size: 0.88rem; }
.verdict.breaking { color: var(--breaking); }
.verdict.warning { color: var(--warning); }
.where { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.2rem 1rem; margin-top: 0.45rem; color: var(--muted); font-size: 0.82rem; }
.fingerprint { user-select: all; }
.sides > div { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.75rem; margin-top: 0.5rem; }
.sides figure { margin: 0; min-width: 0; }
.sides figcaption { font-size: 0.82rem; color: var(--muted); margin-bottom: 0.2rem; }
pre { margin: 0; padding: 0.7rem 0.85rem; background: var(--sunk); border-radius: 0.6rem; overflow-x: auto; line-height: 1.5; }
.absent { padding: 0.7rem 0.85rem; background: var(--sunk); border-radius: 0.6rem; color: var(--muted); font-size: 0.88rem; }
pre .line { stroke: none; }
.sides pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.line.gone { color: var(--breaking); }
.line.new { color: var(--ga); }
.lines pre { margin: 0.5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.lines .change ul { padding-left: 1.2rem; }
.judges details pre { margin-top: 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 46rem; }
.judges summary { width: auto; overflow-wrap: anywhere; }
.nothing { padding: 2rem; text-align: center; color: var(--muted); }
`;
