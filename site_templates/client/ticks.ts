/**
 * 材料勾选: `[data-remember]` is a list of material checkboxes; its value names the guide the ticks belong to.
 * `[data-ticked]` says how many are ready. The ticks never leave the browser.
 */
import { recall, remember } from "./store";

export function rememberTicks(): void {
  const list = document.querySelector<HTMLElement>("[data-remember]");
  if (!list) return;
  const key = "ticks:" + list.dataset.remember;
  const out = document.querySelector("[data-ticked]");
  const boxes = Array.from(list.querySelectorAll<HTMLInputElement>("input[type=checkbox]"));
  const ticked = () => boxes.filter((box) => box.checked);
  const say = () => {
    if (out) out.textContent = ticked().length ? `已备齐 ${ticked().length} / ${boxes.length}` : "";
  };
  const saved = (recall(key) ?? "").split(",");
  for (const box of boxes) {
    box.checked = saved.includes(box.id);
    box.addEventListener("change", () => {
      remember(key, ticked().map((each) => each.id).join(","));
      say();
    });
  }
  say();
}
