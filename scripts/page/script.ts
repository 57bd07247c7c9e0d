/** Search and filters of the page, without a library; everything is there and readable where no script runs. */
export const SCRIPT = `
"use strict";
{
  const $ = (id) => document.getElementById(id);
  const theme = $("theme");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const paint = (dark) => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    theme.textContent = dark ? "Light" : "Dark";
    theme.setAttribute("aria-label", (dark ? "Light" : "Dark") + " colours");
  };
  theme.hidden = false;
  paint(prefersDark);
  theme.addEventListener("click", () => paint(document.documentElement.dataset.theme !== "dark"));

  const form = $("filters");
  if (form) {
    form.hidden = false;
    const changes = [...document.querySelectorAll("[data-level]")].map((item) => ({
      item,
      step: item.closest("[data-step]").dataset.step,
      methods: item.dataset.methods.split(" "),
      text: item.textContent.toLowerCase(),
    }));
    const levels = [...form.querySelectorAll("[name=level]")];
    const value = (id) => ($(id) ? $(id).value : "");
    const filter = () => {
      const shown = new Set(levels.filter((it) => it.checked).map((it) => it.value));
      const words = value("search").toLowerCase().split(/\\s+/).filter(Boolean);
      const [direction, method, step] = ["direction", "method", "step"].map(value);
      let count = 0;
      for (const change of changes) {
        const fits =
          shown.has(change.item.dataset.level) &&
          (direction === "" || change.item.dataset.direction === direction) &&
          (method === "" || change.methods.includes(method)) &&
          (step === "" || change.step === step) &&
          words.every((word) => change.text.includes(word));
        change.item.hidden = !fits;
        if (fits) count++;
      }
      const isFiltered = count < changes.length;
      for (const group of document.querySelectorAll(".group"))
        group.hidden = !group.querySelector("[data-level]:not([hidden])");
      for (const block of document.querySelectorAll(".step"))
        block.hidden = isFiltered && !block.querySelector("[data-level]:not([hidden])");
      $("nothing").hidden = count > 0;
      $("found").textContent = isFiltered
        ? count + " of " + changes.length + " changes"
        : changes.length + (changes.length === 1 ? " change" : " changes");
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    $("reset").addEventListener("click", () => { form.reset(); filter(); $("search").focus(); });
    for (const link of document.querySelectorAll("[data-show]"))
      link.addEventListener("click", () => {
        for (const level of levels) level.checked = level.value === link.dataset.show;
        filter();
      });
    for (const link of document.querySelectorAll('a[href^="#change-"]'))
      link.addEventListener("click", () => { form.reset(); filter(); });
    filter();
  }
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const it of folded) it.open = true;
  });
  addEventListener("afterprint", () => { for (const it of folded) it.open = false; });
}
`;
