/**
 * 记住旗县区: the county a reader last chose in `.p-switch` (links carry `data-p`) stays chosen from item to item:
 * the whole city's page offers that county's guide first. Nothing is opened by itself.
 */
import { recall, remember } from "./store";

const KEY = "place";

export function rememberPlace(): void {
  const chooser = document.querySelector<HTMLElement>(".p-switch");
  const here = chooser?.querySelector<HTMLElement>("a[aria-current]")?.dataset.p ?? "";
  if (!chooser || !here) return;
  if (here !== "city") {
    remember(KEY, here);
    chooser.querySelector("[data-p=city]")?.addEventListener("click", () => remember(KEY, ""));
    return;
  }
  const wanted = recall(KEY);
  const link = wanted ? chooser.querySelector<HTMLAnchorElement>(`a[data-p="${CSS.escape(wanted)}"]`) : null;
  if (!link) return;
  const again = link.cloneNode() as HTMLAnchorElement;
  const name = link.firstChild?.textContent ?? "";
  again.textContent = `看${name}的指南`;
  again.className = "p-btn second small";
  const line = document.createElement("p");
  line.className = "p-again";
  line.append(`您上次看的是${name}。`, again);
  chooser.querySelector("ul")?.before(line);
}
