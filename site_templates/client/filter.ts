/**
 * 就地筛选: `<form><input name="q" data-filter="list-id">…` filters the rows `[data-words]` of that list.
 * Other named controls of the form (select, checkbox, radio) narrow by the row's attribute of the same name
 * (`name="stage"` ↔ `data-stage`, several values separated by spaces). `[data-count]` in the form announces the
 * number, a `[data-group]` without rows left disappears, `[data-none="list-id"]` appears when nothing is left.
 * All choices live in the URL. The form is `hidden` in the page: without a script the list is simply whole.
 */
import { fold, meets, nearest } from "./match";

export type Control = HTMLInputElement | HTMLSelectElement;

const ticking = (control: Control) => control.type === "checkbox" || control.type === "radio";

export function controlsOf(form: HTMLFormElement): Control[] {
  return Array.from(form.elements).filter(
    (each): each is Control => (each instanceof HTMLInputElement || each instanceof HTMLSelectElement) && each.name !== "",
  );
}

export function values(controls: Control[]): Map<string, string[]> {
  const chosen = new Map<string, string[]>();
  for (const control of controls) {
    const value = control.value.trim();
    if (!value || (ticking(control) && !(control as HTMLInputElement).checked)) continue;
    chosen.set(control.name, [...(chosen.get(control.name) ?? []), value]);
  }
  return chosen;
}

export function restore(controls: Control[]): void {
  const asked = new URLSearchParams(location.search);
  for (const control of controls) {
    const wanted = asked.getAll(control.name);
    if (!wanted.length) continue;
    if (ticking(control)) (control as HTMLInputElement).checked = wanted.includes(control.value);
    else control.value = wanted[0];
  }
}

export function keep(chosen: Map<string, string[]>): void {
  const query = new URLSearchParams();
  for (const [name, each] of chosen) each.forEach((value) => query.append(name, value));
  const search = query.toString();
  try {
    history.replaceState(null, "", location.pathname + (search ? "?" + search : "") + location.hash);
  } catch {
    // Some browsers refuse this on file://: the filter works, the address stays.
  }
}

function startOne(input: HTMLInputElement): void {
  const list = document.getElementById(input.dataset.filter ?? "");
  const form = input.form;
  if (!list || !form) return;
  const rows = Array.from(list.querySelectorAll<HTMLElement>("[data-words]"));
  const words = rows.map((row) => fold(row.dataset.words ?? ""));
  const groups = Array.from(list.querySelectorAll<HTMLElement>("[data-group]"));
  const controls = controlsOf(form);
  const count = form.querySelector("[data-count]");
  const none = document.querySelector<HTMLElement>(`[data-none="${list.id}"]`);

  const apply = () => {
    const chosen = values(controls);
    const query = fold((chosen.get(input.name) ?? [""])[0]);
    const fits = rows.map((row) =>
      [...chosen].every(([name, wanted]) => {
        if (name === input.name) return true;
        const has = (row.dataset[name] ?? "").split(" ");
        return wanted.some((value) => has.includes(value));
      }),
    );
    let shown = fits.map((fit, i) => fit && meets(words[i], query));
    const near = query !== "" && !shown.includes(true);
    if (near) {
      const close = nearest(words.map((each, i) => (fits[i] ? each : "")), query);
      shown = rows.map((_, i) => close.has(i));
    }
    rows.forEach((row, i) => { row.hidden = !shown[i]; });
    groups.forEach((group) => { group.hidden = !group.querySelector("[data-words]:not([hidden])"); });
    const n = shown.filter(Boolean).length;
    if (none) none.hidden = n > 0;
    if (count) {
      count.textContent = !n ? "没有找到。换一个词，或者少选一个条件。"
        : near ? `没有与“${input.value.trim()}”完全相符的，相近的有 ${n} 项。`
        : chosen.size ? `找到 ${n} 项，共 ${rows.length} 项。` : `共 ${rows.length} 项。`;
    }
    keep(chosen);
  };

  restore(controls);
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
}

export function startFilters(): void {
  document.querySelectorAll<HTMLInputElement>("input[data-filter]").forEach(startOne);
}
