/** What was found, as elements. Words of the index go in as text only, never as markup; <mark> is made here. */
import type { Catalogue, Item } from "./catalogue";
import type { Found, Hit, Why } from "./finder";

/** Addresses with a word to replace: ITEM, PLACE, LAW. The page gives them, so that they hold on a server and from disk. */
export interface Addresses {
  item: string;
  local: string;
  law: string;
}

type Child = Node | string;

const MARKS: Record<string, [string, string]> = {
  l: ["t-ease", "更轻"], h: ["t-heavy", "更重"], o: ["t-warn", "落后"], b: ["t-warn", "暂未发布"], m: ["", "未认领"], c: ["", "上级办理"], n: ["", "不实施"],
};
const LOCAL = "slhob";
const SHOWN = 6;

export function element(name: string, css: string, ...children: Child[]): HTMLElement {
  const made = document.createElement(name);
  if (css) made.className = css;
  made.append(...children);
  return made;
}

function link(address: string, ...children: Child[]): HTMLElement {
  const made = element("a", "", ...children);
  made.setAttribute("href", address);
  return made;
}

/** The text with its first piece that is one of the words marked. */
function marked(text: string, words: readonly string[]): Child[] {
  const lower = text.toLowerCase();
  for (const word of words) {
    const at = word ? lower.indexOf(word) : -1;
    if (at >= 0) return [text.slice(0, at), element("mark", "", text.slice(at, at + word.length)), text.slice(at + word.length)];
  }
  return [text];
}

function unitsApart(limit: string): string {
  return limit.replace(/^(\d+) ?(\D)/, "$1\u00a0$2");
}

function limit(word: string, text: string): Child[] {
  return [word, /^(待核|未公布)$/.test(text) ? element("span", "t t-open", text) : unitsApart(text)];
}

export class Results {
  constructor(private readonly of: Catalogue, private readonly to: Addresses) {}

  /** The letter of an item's mark in a place. */
  mark(item: Item, place: string): string {
    return item.marks?.[this.of.places.findIndex(([code]) => code === place)] ?? "";
  }

  /** Whether the place has a page of its own for the item. */
  local(item: Item, place: string): boolean {
    const mark = this.mark(item, place);
    return mark !== "" && LOCAL.includes(mark);
  }

  placeName(place: string): string {
    return this.of.places.find(([code]) => code === place)?.[1] ?? "";
  }

  list(hits: readonly Hit[], words: readonly string[], place: string): HTMLElement {
    return element("ol", "p-list", ...hits.map((hit) => this.row(hit, words, place)));
  }

  private row({ item, why }: Hit, words: readonly string[], place: string): HTMLElement {
    const [css, word] = MARKS[place ? this.mark(item, place) : ""] ?? ["", ""];
    const here = place !== "" && this.local(item, place);
    const head = element("h3", "", link(this.address(item, here ? place : ""), ...marked(item.name, why.kind === "inside" ? [why.text] : words)));
    if (item.ended) head.append(" ", element("span", "t t-warn", "不再办理"));
    if (word) head.append(" ", element("span", `t ${css}`.trim(), word));
    const row = element("li", "", head, this.facts(item, here));
    const said = this.said(why, item, words);
    if (said.length) row.append(element("p", "p-src", element("span", "", ...said)));
    return row;
  }

  private facts(item: Item, here: boolean): HTMLElement {
    const stage = this.of.stages[item.stage];
    const made = element("p", "d", [this.of.categories[item.category], stage].filter(Boolean).join(" · "), " · ");
    made.append(...limit(here ? "全市承诺 " : "承诺 ", item.promise || "未公布"));
    if (item.sample) made.append(" ", element("span", "t t-demo", "示例"));
    made.append(...limit("，法定 ", item.law || "待核"));
    if (item.materials) made.append(` · 材料 ${item.materials}\u00a0项`);
    if (item.free) made.append(" · 不收费");
    return made;
  }

  /** Why the item is here, when its name does not say so itself. */
  private said(why: Why, item: Item, words: readonly string[]): Child[] {
    const quoted = (text: string): Child[] => ["“", ...marked(text, words), "”"];
    switch (why.kind) {
      case "alias": return words.some((word) => item.name.toLowerCase().includes(word)) ? [] : ["俗称", ...quoted(why.text)];
      case "sound": return ["拼音相符：", why.text];
      case "homophone": return ["读音相同：", why.text];
      case "inside": return why.text === item.name ? [] : ["俗称“", element("mark", "", why.text), "”"];
      case "material": return [link(`${this.to.item.replace("ITEM", item.id)}#mat`, "申请材料"), "里有", ...quoted(why.text)];
      case "law": return ["依据《", ...marked(why.text, words), "》"];
      case "role": return ["主管部门：", ...marked(why.text, words)];
      case "scope": return ["适用范围：", ...marked(why.text, words)];
      default: return [];
    }
  }

  private address(item: Item, place: string): string {
    return (place ? this.to.local.replace("PLACE", place) : this.to.item).replace("ITEM", item.id);
  }

  /** A law asked for by its title: the way to its own page, where its articles stand. */
  law({ law, items }: Found["laws"][number]): HTMLElement {
    return element("div", "p-note info", element("p", "", link(this.to.law.replace("LAW", law.id), `《${law.title || law.name}》`),
      items.length ? "：看哪一条管着哪些事项" : "：清单和指南里没有事项引用它"));
  }

  laws(laws: Found["laws"]): HTMLElement {
    return this.section("法律依据", laws.length, laws.slice(0, SHOWN).map(({ law, items }) => [
      link(this.to.law.replace("LAW", law.id), law.title || law.name), items.length ? `，${items.length}\u00a0个事项引用它` : "",
    ]));
  }

  /** A page asked for by its name. */
  page({ kind, href, name }: Found["pages"][number]): HTMLElement {
    return element("div", "p-note info", element("p", "", link(href, name), `：${kind}`));
  }

  pages(pages: Found["pages"]): HTMLElement {
    return this.section("其他网页", pages.length, pages.slice(0, SHOWN).map(({ kind, href, name }) => [link(href, name), `，${kind}`]));
  }

  materials(materials: Found["materials"]): HTMLElement {
    return this.section("申请材料", materials.length, materials.slice(0, SHOWN).map(({ name, items }) => {
      const line: Child[] = [name, "，用于"];
      items.slice(0, 3).forEach((item, n) => line.push(n ? "、" : "", link(`${this.address(item, "")}#mat`, item.name)));
      return items.length > 3 ? [...line, `等\u00a0${items.length}\u00a0个事项`] : line;
    }));
  }

  private section(title: string, count: number, lines: Child[][]): HTMLElement {
    const more = count > lines.length ? [element("p", "p-src", `还有 ${count - lines.length} 个，把词写得更完整一些就能看到。`)] : [];
    return element("section", "p-sec", element("h2", "", title), element("ul", "plain", ...lines.map((line) => element("li", "", ...line))), ...more);
  }
}
