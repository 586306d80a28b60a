/*! 搜索用 MiniSearch 7.2.0，Copyright 2022 Luca Ongaro，MIT 许可，全文见 minisearch-LICENSE.txt */
/**
 * 搜索: `<form data-search>` of the search page. The index is fetched with the first question. Question and filters live
 * in the URL. A question in the URL is answered at once and its answer gets the focus, so that the next Tab is the first hit.
 */
import { catalogue } from "./catalogue";
import { controlsOf, keep, restore, values } from "./filter";
import { Finder, RANK, type Hit } from "./finder";
import { presetPlace } from "./place";
import { Results, element } from "./results";
import { parts, squeeze } from "./words";

interface Chosen {
  place?: string;
  stage?: string;
  category?: string;
}

interface Answer {
  place: string;
  hits: Hit[];
  near: Hit[];
  elsewhere: Hit[];
  materials: ReturnType<Finder["find"]>["materials"];
  laws: ReturnType<Finder["find"]>["laws"];
  pages: ReturnType<Finder["find"]>["pages"];
  /** How many there would be without filters. */
  unfiltered: number;
}

declare global {
  interface Window {
    /** For tests: addresses of what is found, in order. */
    portalFind?: (query: string, chosen?: Chosen) => Promise<{ hits: string[]; near: string[]; elsewhere: string[]; materials: string[]; laws: string[]; pages: string[] }>;
  }
}

const NEAR_BESIDE = 5;
const NEAR_ALONE = 10;
const PAUSE = 150;

function answer(finder: Finder, results: Results, query: string, chosen: Chosen): Answer {
  const [named, rest] = chosen.place ? ["", query] : finder.place(query);
  const place = chosen.place || named;
  const found = finder.find(named ? rest : query);
  // A place alone asks for what it handles, and for its own page.
  const pages = named && !squeeze(rest) ? finder.find(query).pages : found.pages;
  const fits = ({ item }: Hit): boolean => (!chosen.stage || item.stage === chosen.stage) && (!chosen.category || item.category === chosen.category);
  const hits = found.hits.filter(fits);
  const here = (hit: Hit): boolean => !place || results.local(hit.item, place);
  return {
    place, hits: hits.filter(here), elsewhere: hits.filter((hit) => !here(hit)),
    // What is like the question is no help where the question itself was met.
    near: (hits.length ? hits[0].rank < RANK.inside : pages.some(({ rank }) => rank <= RANK.sound)) ? [] : found.near.filter(fits).slice(0, hits.length ? NEAR_BESIDE : NEAR_ALONE),
    materials: found.materials, laws: found.laws, pages: pages.filter(({ rank }) => rank < RANK.inside || !hits.length), unfiltered: found.hits.length,
  };
}

function start(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[name=q]");
  const shown = document.querySelector<HTMLElement>("[data-results]");
  const hint = document.querySelector<HTMLElement>("[data-hint]");
  const none = document.querySelector<HTMLTemplateElement>("template[data-none]");
  const count = form.querySelector("[data-count]");
  if (!input || !shown || !count) return;
  const controls = controlsOf(form);
  const selects = controls.filter((control): control is HTMLSelectElement => control instanceof HTMLSelectElement);
  const summary = form.querySelector("summary");
  const narrow = summary?.textContent ?? "";
  const data = form.dataset;
  const title = document.title;
  let made: Promise<[Finder, Results]> | undefined;
  const ready = (): Promise<[Finder, Results]> => {
    made = made ?? catalogue(data.index ?? "").then((of): [Finder, Results] =>
      [new Finder(of), new Results(of, { item: data.item ?? "", local: data.local ?? "", law: data.law ?? "" })]);
    made.catch(() => { made = undefined; });
    return made;
  };

  const heading = (text: string): HTMLElement => {
    const head = element("h2", "p-count", text);
    head.tabIndex = -1;
    return head;
  };

  const draw = (query: string, found: Answer, results: Results): void => {
    const words = [squeeze(query), ...parts(query)].filter(Boolean);
    const where = found.place ? `${results.placeName(found.place)}办理的` : "";
    const n = found.hits.length;
    const asked = query ? `“${query}”：` : "";
    const said = n ? `${asked}${where}有 ${n} 项` : found.near.length ? `没有与“${query}”完全相符的，相近的有 ${found.near.length} 项`
      : found.elsewhere.length ? `${asked}${where}没有` : found.laws.length ? `${asked}没有事项，有 ${found.laws.length} 件法律`
      : found.pages.length ? `${asked}没有事项，有 ${found.pages.length} 个网页` : `${asked}没有找到`;
    count.textContent = said + "。";
    const exact = found.laws.filter((law) => law.exact);
    const others = found.laws.filter((law) => !law.exact);
    const whole = found.pages.filter(({ rank }) => rank <= RANK.sound);
    const partly = found.pages.filter(({ rank }) => rank > RANK.sound);
    shown.replaceChildren(heading(said), ...whole.map((page) => results.page(page)), ...exact.map((law) => results.law(law)));
    if (n) shown.append(results.list(found.hits, words, found.place));
    if (found.elsewhere.length) {
      shown.append(element("section", "p-sec", element("h2", "", `${results.placeName(found.place)}不在本地办的 ${found.elsewhere.length} 项`),
        results.list(found.elsewhere, words, found.place)));
    }
    if (found.near.length) {
      const list = results.list(found.near, words, found.place);
      shown.append(n || found.elsewhere.length || exact.length || whole.length ? element("section", "p-sec", element("h2", "", "也许您要找的是"), list) : list);
    }
    if (found.materials.length) shown.append(results.materials(found.materials));
    if (others.length) shown.append(results.laws(others));
    if (partly.length) shown.append(results.pages(partly));
    if (!n && none) {
      if (!found.near.length && !found.elsewhere.length && !found.laws.length && !found.pages.length) shown.append(none.content.cloneNode(true));
      const without = found.unfiltered - found.elsewhere.length;
      if (without > 0) shown.append(loosen(without));
    }
  };

  const loosen = (number: number): HTMLElement => {
    const button = element("button", "p-btn second", `去掉条件，看 ${number} 项`) as HTMLButtonElement;
    button.type = "button";
    button.addEventListener("click", () => {
      for (const select of selects) select.value = "";
      void ask(true);
    });
    return element("p", "p-acts", button);
  };

  let turn = 0;
  const ask = async (focus: boolean): Promise<void> => {
    const chosen = values(controls);
    const query = input.value.trim();
    const idle = !chosen.size || (preset && !query && chosen.size === 1);
    keep(idle ? new Map() : chosen);
    const mine = ++turn;
    document.title = query ? `${query}_${title}` : title;
    const narrowed = selects.filter((select) => select.value).map((select) => select.selectedOptions[0].text);
    if (summary) summary.textContent = narrowed.length ? `只看：${narrowed.join("、")}` : narrow;
    if (hint) hint.hidden = !idle;
    shown.hidden = idle;
    if (idle) {
      shown.replaceChildren();
      count.textContent = "";
      return;
    }
    try {
      const [finder, results] = await ready();
      if (mine !== turn) return;
      const one = (name: string): string => chosen.get(name)?.[0] ?? "";
      draw(query, answer(finder, results, query, { place: one("place"), stage: one("stage"), category: one("category") }), results);
    } catch {
      count.textContent = "搜索用的目录没有读到。";
      shown.replaceChildren(heading("搜索用的目录没有读到"), element("p", "", "请检查网络以后再按一次“搜索”，或者在下面按拼音查。"));
    }
    if (focus) shown.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  };

  window.portalFind = async (query, chosen = {}) => {
    const [finder, results] = await ready();
    const found = answer(finder, results, query, chosen);
    const ids = (hits: Hit[]): string[] => hits.map((hit) => hit.item.id);
    return { hits: ids(found.hits), near: ids(found.near), elsewhere: ids(found.elsewhere), materials: found.materials.map(({ name }) => name),
      laws: found.laws.map(({ law }) => law.id), pages: found.pages.map(({ href }) => href) };
  };

  let waiting = 0;
  const later = (): void => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(false), PAUSE);
  };
  // While an input method is composing, the field holds letters nobody asked for.
  form.addEventListener("input", (event) => { if (!(event as InputEvent).isComposing) later(); });
  form.addEventListener("compositionend", later);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    void ask(true);
  });

  restore(controls);
  const place = selects.find((select) => select.name === "place");
  let preset = presetPlace(place); // a county remembered asks nothing by itself
  place?.addEventListener("change", () => { preset = false; });
  form.hidden = false;
  void ask(input.value !== "" && document.activeElement === document.body);
}

const form = document.querySelector<HTMLFormElement>("form[data-search]");
if (form) start(form);
