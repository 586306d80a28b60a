/**
 * 材料勾选: `[data-remember]` is a list of material checkboxes; its value names the guide the ticks belong to, so the
 * ticks of an item are the same on its city's and its counties' pages. `[data-ticked]` says how many are ready, with
 * a button that clears all and takes that back; of a list that is narrowed (`data-ticked="some"`) only the number, for how
 * many there are changes. The ticks never leave the browser.
 */
import { button } from "./button";
import { recall, remember } from "./store";

export function rememberTicks(): void {
  const list = document.querySelector<HTMLElement>("[data-remember]");
  const out = document.querySelector<HTMLElement>("[data-ticked]");
  if (!list || !out) return;
  const key = "ticks:" + list.dataset.remember;
  const boxes = Array.from(list.querySelectorAll<HTMLInputElement>("input[type=checkbox]"));
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  let cleared: HTMLInputElement[] = [];

  const show = (): void => {
    const ticked = boxes.filter((box) => box.checked);
    said.textContent = ticked.length ? `已备齐 ${ticked.length}${out.dataset.ticked === "some" ? " 份" : ` / ${boxes.length}`}` : cleared.length ? `清空了 ${cleared.length} 份的勾` : "";
    clear.textContent = ticked.length ? "全部清空" : "撤销清空";
    clear.hidden = !ticked.length && !cleared.length;
  };
  const changed = (): void => {
    remember(key, boxes.filter((box) => box.checked).map((box) => box.id).join(","));
    show();
  };
  const clear = button("全部清空", () => {
    const ticked = boxes.filter((box) => box.checked);
    for (const box of boxes) box.checked = !ticked.length && cleared.includes(box);
    cleared = ticked;
    changed();
  });
  const saved = (recall(key) ?? "").split(",");
  for (const box of boxes) {
    box.checked = saved.includes(box.id);
    box.addEventListener("change", () => {
      cleared = [];
      changed();
    });
  }
  out.append(said, " ", clear);
  show();
}
