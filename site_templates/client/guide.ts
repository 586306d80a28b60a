/**
 * 智能引导: narrows a page that holds a whole flow to the cases ticked. What it computes from stands in the page itself:
 * `li[data-item]` with its cases, those it waits for and its limit. `[data-of]` belongs to an item and goes with it,
 * `[data-any]` goes when none of its items is left. The cases live in the address: `?add=zhan-lindi&add=she-shui`.
 */
import { choose, longestLines, total, type Item, type Line } from "./lines";
import { draw } from "./picture";

declare global {
  interface Window {
    portalGuide?: (cases: string[]) => { items: string[]; lines: Line[]; total: string };
  }
}

const words = (text: string | undefined) => (text ?? "").split(" ").filter(Boolean);
const all = <T extends Element>(selector: string, within: ParentNode = document) => Array.from(within.querySelectorAll<T>(selector));
const HOW: Record<string, string> = { 承诺: "承诺 ", 法定: "法定最长 ", 自办: "自己安排" };

function read(): Item[] {
  const rows = all<HTMLElement>("li[data-item]").sort((a, b) => Number(a.dataset.rank) - Number(b.dataset.rank));
  return rows.map(({ dataset: row }) => ({
    id: row.item ?? "", cases: words(row.cases), before: words(row.before), instead: words(row.instead), limit: row.limit ?? "", how: row.how ?? "",
  }));
}

function answer(items: Item[], cases: string[]) {
  const chosen = choose(items, new Set(cases));
  const lines = longestLines(chosen);
  return { chosen, lines, total: total(lines, chosen.some((item) => item.how === "不详")) };
}

/** What a group still has of items it is there for; an item whose result a paper is does not keep the paper. */
function left(group: HTMLElement): HTMLElement[] {
  return all<HTMLElement>("[data-of]", group).filter((each) => !each.closest("[hidden]") && (group.matches("[data-given]") || !each.closest("[data-given]")));
}

function say(name: string, text: string | number): void {
  all(`[data-out="${name}"]`).forEach((place) => { if (place.textContent !== String(text)) place.textContent = String(text); });
}

function start(form: HTMLFormElement, items: Item[]): void {
  const boxes = all<HTMLInputElement>("input[name=add]", form);
  const names = new Map(items.map((item) => [item.id, document.querySelector(`li[data-item="${item.id}"] > :first-child`)?.textContent ?? item.id]));
  const owned = all<HTMLElement>("[data-of]");
  const groups = all<HTMLElement>("[data-any]").reverse();
  const links = all<HTMLAnchorElement>("a[data-keep], a[data-share]");
  const bases = links.map((link) => link.getAttribute("href") ?? "");
  const first = all<HTMLElement>("[data-first] > [data-of]");
  const svg = document.querySelector<SVGSVGElement>("svg[data-picture]");
  const list = document.querySelector("[data-lines]");

  const apply = (): void => {
    const ticked = boxes.filter((box) => box.checked);
    const { chosen, lines, total: sum } = answer(items, ticked.map((box) => box.value));
    const known = new Map(chosen.map((item) => [item.id, item]));
    const critical = new Set(lines.flatMap((line) => line.items));

    owned.forEach((each) => each.toggleAttribute("hidden", !known.has(each.dataset.of ?? "")));
    first.forEach((each) => { each.hidden ||= (known.get(each.dataset.of ?? "")?.before.length ?? 0) > 0; });
    groups.forEach((group) => { group.hidden = false; });
    groups.forEach((group) => { group.hidden = !left(group).length; });
    all("li[data-item], svg g[data-of]").forEach((each) => each.classList.toggle("crit", critical.has((each as HTMLElement).dataset.of ?? "")));
    if (svg) draw(svg, chosen, lines);

    const used = [...critical].map((id) => known.get(id)?.how);
    const count = (how: string, among: (string | undefined)[]) => among.filter((each) => each === how).length;
    const papers = all<HTMLElement>(".p-papers > li:not([hidden])");
    const served = papers.map((paper) => left(paper).length);
    papers.forEach((paper, n) => {
      const mark = paper.querySelector<HTMLElement>("[data-serves]");
      if (mark) [mark.hidden, mark.textContent] = [served[n] < 2, `一份管 ${served[n]} 项`];
    });
    const copies = served.reduce((sum, n) => sum + n, 0);
    say("cases", ticked.length ? `有您勾选的 ${ticked.length} 种情形` : "下面的情形都没有的");
    say("chosen", ticked.length ? `有这些情形：${ticked.map((box) => box.dataset.case).join("、")}。` : "看情形才办的一项也没有选。");
    say("items", chosen.length);
    say("papers", papers.length);
    say("papers2", `各事项分开数是 ${copies}\u00a0份，合并以后 ${papers.length}\u00a0份。`);
    say("total", sum);
    say("total2", sum);
    say("promised", count("承诺", used));
    say("statutory", count("法定", used));
    say("unknown", count("不详", chosen.map((item) => item.how)));
    if (list) list.replaceChildren(...lines.flatMap((line, n) => [...(n ? [paragraph()] : []), told(line, known, names)]));
    all("details", form).forEach((group) => {
      const n = all<HTMLInputElement>("input:checked", group).length;
      const mark = group.querySelector("[data-ticked-in]");
      if (mark) mark.textContent = n ? `已勾 ${n}` : "";
    });

    const query = new URLSearchParams(ticked.map((box) => ["add", box.value])).toString();
    links.forEach((link, n) => { link.href = bases[n] + (query ? "?" + query : ""); });
    say("address", document.querySelector<HTMLAnchorElement>("a[data-share]")?.href ?? "");
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    } catch {
      // Some browsers refuse this on file://: the links keep the choice, the address stays.
    }
  };

  // Without a script the parts of the whole flow are folded; what the script leaves of it is short enough to stand open.
  all<HTMLDetailsElement>("details[data-fold]").forEach((each) => { each.open = true; });
  all("[data-whole]").forEach((each) => { each.toggleAttribute("hidden", true); });
  const wanted = new URLSearchParams(location.search).getAll("add");
  boxes.forEach((box) => { box.hidden = false; box.checked = wanted.includes(box.value); });
  all<HTMLElement>("[data-live]").forEach((each) => { each.hidden = false; });
  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (box.checked && box.dataset.one) boxes.forEach((other) => { if (other !== box && other.dataset.one === box.dataset.one) other.checked = false; });
    apply();
  });
  apply();
}

function paragraph(): HTMLElement {
  const made = document.createElement("p");
  made.textContent = "哪一条更长，要看碰上多少休息日，另一条是：";
  return made;
}

function told(line: Line, known: Map<string, Item>, names: Map<string, string>): HTMLElement {
  const made = document.createElement("ol");
  made.className = "plain";
  for (const id of line.items) {
    const item = known.get(id);
    const row = document.createElement("li");
    const small = document.createElement("small");
    small.textContent = item && item.how in HOW ? HOW[item.how] + item.limit.replace(/^(\d+)/, "$1\u00a0") : "没有算";
    row.append(names.get(id) ?? id, " ", small);
    made.append(row);
  }
  return made;
}

const form = document.querySelector<HTMLFormElement>("form[data-course]");
if (form) {
  const items = read();
  window.portalGuide = (cases) => {
    const { chosen, lines, total: sum } = answer(items, cases);
    return { items: chosen.map((item) => item.id), lines, total: sum };
  };
  start(form, items);
}
