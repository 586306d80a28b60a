/**
 * 记住旗县区: the county a reader last chose stays chosen from page to page. Chosen is what `.p-switch` marks as current
 * (its links carry `data-p`), a county's own page, or a `select` of places. The whole city's pages then offer that county
 * first, and forms begin with it. Nothing is opened by itself, and one press forgets it.
 */
import { button } from "./button";
import { recall, remember } from "./store";

const KEY = "place";
const NAME = "place-name";
const OWN = /\/places\/([0-9]{4}(?!00)[0-9]{2}|X[0-9]{8})\/(index\.html)?$/; // the city's code ends in 00
const LISTS = /\/(items|stages\/[a-z-]+|categories\/[a-z-]+)\/(index\.html)?$/;
const CITY = "city";

function choose(code: string, name: string): void {
  remember(KEY, code);
  remember(NAME, name);
}

/** The line that offers the county chosen last: `link` leads there, `ahead` is what it is put before. */
function offer(name: string, link: HTMLAnchorElement, words: string, ahead: Element | null | undefined): void {
  const line = document.createElement("p");
  link.textContent = words;
  link.className = "p-btn second small";
  line.className = "p-again";
  const said = document.createElement("span");
  said.textContent = `您上次看的是${name}。`;
  line.append(said, link, button("不再记住", () => {
    choose("", "");
    line.remove();
  }));
  ahead?.before(line);
}

function onSwitch(chooser: HTMLElement): void {
  const current = chooser.querySelector<HTMLElement>("a[aria-current]");
  const here = current?.dataset.p ?? "";
  if (here && here !== CITY) {
    choose(here, current?.firstChild?.textContent ?? "");
    chooser.querySelector("[data-p=city]")?.addEventListener("click", () => choose("", ""));
    return;
  }
  const wanted = here ? recall(KEY) : "";
  const link = wanted ? chooser.querySelector<HTMLAnchorElement>(`a[data-p="${CSS.escape(wanted)}"]`) : null;
  if (!link) return;
  const again = link.cloneNode() as HTMLAnchorElement;
  again.addEventListener("click", () => { again.href = link.href; }); // the wizard keeps what was ticked in it
  const name = link.firstChild?.textContent ?? "";
  offer(name, again, `看${name}的${chooser.dataset.again ?? "指南"}`, chooser.querySelector("ul"));
}

/** A county's page from anywhere on the site: the brand leads home, on a server and from disk. */
function pageOf(code: string): string {
  const home = document.querySelector<HTMLAnchorElement>(".p-brand")?.getAttribute("href") ?? "";
  return `${home.replace(/index\.html$/, "")}places/${code}/${home.endsWith("index.html") ? "index.html" : ""}`;
}

export function rememberPlace(): void {
  const chooser = document.querySelector<HTMLElement>(".p-switch");
  if (chooser) return onSwitch(chooser);
  const own = OWN.exec(location.pathname);
  if (own) return choose(own[1], document.querySelector("main h1")?.textContent?.trim() ?? "");
  const [code, name] = [recall(KEY), recall(NAME)];
  if (!code || !name) return;
  const link = document.createElement("a");
  link.href = pageOf(code);
  const home = document.querySelector('.p-three a[href*="places/"]')?.closest("p");
  if (home) offer(name, link, `看${name}怎么办`, home);
  else if (LISTS.test(location.pathname)) offer(name, link, `看${name}办哪些事项`, document.querySelector("main > .p-title")?.nextElementSibling);
}

/** A form begins with the county chosen last, unless its address names one; what is chosen in it is remembered. */
export function presetPlace(select: HTMLSelectElement | null | undefined): boolean {
  if (!select) return false;
  select.addEventListener("change", () => {
    if (select.value) choose(select.value, select.selectedOptions[0].text);
  });
  const wanted = recall(KEY);
  if (!wanted || select.value || new URLSearchParams(location.search).has(select.name)) return false;
  if (!Array.from(select.options).some((option) => option.value === wanted)) return false;
  select.value = wanted;
  return true;
}
