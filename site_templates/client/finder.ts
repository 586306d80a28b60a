/**
 * From a question to items. Strict meetings come first, by what they met: a name or 俗称 before a material or law, the
 * whole before a part. MiniSearch orders those that met alike and finds the near ones, which share pieces with it.
 */
import MiniSearch from "minisearch";
import type { Catalogue, Item, Law } from "./catalogue";
import { Sounds, within, type Sound } from "./sounds";
import { bare, characters, office, parts, pieces, shortened, squeeze } from "./words";

export interface Why {
  kind: "name" | "alias" | "sound" | "homophone" | "inside" | "material" | "law" | "role" | "scope" | "near" | "all";
  /** The label, material or law that was met. */
  text: string;
}

export interface Hit {
  item: Item;
  rank: number;
  score: number;
  why: Why;
}

export interface Found {
  hits: Hit[];
  near: Hit[];
  materials: { name: string; exact: boolean; items: Item[] }[];
  laws: { law: Law; exact: boolean; items: Item[] }[];
  pages: { kind: string; href: string; name: string; rank: number }[];
}

interface Label {
  text: string;
  key: string;
  sound: Sound;
}

interface Ask {
  key: string;
  terms: string[];
  latin: boolean;
  sound: string;
}

/** What was met, the smaller the better. Fractions order what lies between. */
export const RANK = { label: 0, sound: 1, starts: 2, contains: 3, reference: 4, source: 5, inside: 6, terms: 7, part: 8, about: 9, homophone: 20, near: 21, far: 22 };
const COVER = 0.5;
const FAR = 5;
const LAST = Infinity;

export class Finder {
  private readonly sounds: Sounds;
  private readonly labels: Label[][];
  private readonly materials: Label[];
  private readonly laws: Label[][];
  private readonly pages: { kind: string; href: string; labels: Label[] }[];
  private readonly words: string[];
  private readonly scopes: string[];
  private readonly index: MiniSearch;

  constructor(private readonly of: Catalogue) {
    this.sounds = new Sounds(of.sounds);
    const label = (text: string): Label => ({ text, key: squeeze(text), sound: this.sounds.spell(text) });
    this.labels = of.items.map((item) => [item.name, ...(item.aliases ?? [])].map(label));
    this.materials = of.materials.map(([name]) => label(name));
    this.laws = of.laws.map((law) => [law.name, ...(law.title ? [law.title] : [])].map(label));
    this.pages = of.pages.flatMap(([kind, rows]) => rows.map(([href, ...names]) => ({ kind, href, labels: names.map(label) })));
    const sources = of.items.map(() => ({ materials: "", laws: "" }));
    for (const [name, items] of of.materials) items.forEach((i) => { sources[i].materials += name + "\n"; });
    for (const law of of.laws) [...(law.basis ?? []), ...(law.cited ?? [])].forEach((i) => { sources[i].laws += law.name + "\n"; });
    this.words = of.items.map((item) => squeeze([item.name, ...(item.aliases ?? []), item.role, of.stages[item.stage], of.categories[item.category]].join("")));
    this.scopes = of.items.map((item) => squeeze(item.scope ?? ""));
    this.index = new MiniSearch({
      fields: ["labels", "scope", "role", "materials", "laws"], tokenize: (text) => [...pieces(text), ...characters(text)], processTerm: (term) => term,
      searchOptions: { tokenize: pieces, boost: { labels: 6, role: 0.5, materials: 1.5, laws: 0.5 } },
    });
    this.index.addAll(of.items.map((item, id) => ({
      id, labels: [item.name, ...(item.aliases ?? [])].join("\n"), scope: item.scope ?? "", role: item.role ?? "", ...sources[id],
    })));
  }

  /** The code of a place that the question names itself, and the question without it. */
  place(query: string): [string, string] {
    const named = this.of.places.find(([, name]) => query.includes(name));
    return named ? [named[0], query.replace(named[1], " ")] : ["", query];
  }

  find(query: string): Found {
    const key = squeeze(query);
    if (!key) return { hits: this.of.items.map((item) => ({ item, rank: 0, score: 0, why: { kind: "all", text: "" } })), near: [], materials: [], laws: [], pages: [] };
    const ask: Ask = { key, terms: parts(query), latin: /^[a-z]+$/.test(key), sound: this.sounds.whole(key) };
    const scores = this.scores(ask);
    const met = new Map<number, [number, Why]>();
    const meet = (item: number, rank: number, why: Why): void => {
      if (rank < (met.get(item)?.[0] ?? LAST)) met.set(item, [rank, why]);
    };
    this.labels.forEach((labels, i) => this.meetItem(ask, i, labels, meet));
    const materials = this.meetMaterials(ask, meet);
    const laws = this.meetLaws(ask, meet);
    for (const [i, { cover }] of scores) if (cover >= COVER) meet(i, RANK.near, { kind: "near", text: "" });
    if (!met.size && !laws.length) for (const i of this.far(query)) meet(i, RANK.far, { kind: "near", text: "" });
    const all = [...met].map(([i, [rank, why]]): Hit => ({ item: this.of.items[i], rank, score: scores.get(i)?.score ?? 0, why }))
      .sort((a, b) => a.rank - b.rank || b.score - a.score);
    return { hits: all.filter((hit) => hit.rank < RANK.homophone), near: all.filter((hit) => hit.rank >= RANK.homophone), materials, laws, pages: this.meetPages(ask) };
  }

  /** By item: MiniSearch's score, and which part of the question's pieces the item has at all. */
  private scores(ask: Ask): Map<number, { score: number; cover: number }> {
    const wanted = new Set(ask.terms.flatMap(pieces));
    const found = this.index.search(ask.terms.join(" "), { prefix: (term) => /^[a-z]{3}/.test(term) });
    return new Map(found.map((each) => [each.id as number, { score: each.score, cover: new Set(each.queryTerms).size / wanted.size }]));
  }

  /** The last resort: names that share the rarest characters of the question. */
  private far(query: string): number[] {
    const found = this.index.search(bare(query), { tokenize: characters, fields: ["labels"] });
    return found.slice(0, FAR).map((each) => each.id as number);
  }

  private meetItem(ask: Ask, i: number, labels: Label[], meet: (item: number, rank: number, why: Why) => void): void {
    const item = this.of.items[i];
    labels.forEach((label, n) => {
      const kind = n ? "alias" : "name";
      const rank = this.text(ask, label);
      if (rank < LAST) meet(i, rank, { kind: rank >= RANK.inside ? "inside" : kind, text: label.text });
      const heard = this.sound(ask, label);
      if (heard < LAST) meet(i, heard, { kind: heard >= RANK.homophone ? "homophone" : "sound", text: label.text });
    });
    if (squeeze(item.reference ?? "") === ask.key) meet(i, RANK.reference, { kind: "name", text: item.name });
    if (ask.terms.length > 1 && ask.terms.every((term) => this.words[i].includes(term))) meet(i, RANK.terms, { kind: "name", text: item.name });
    if (ask.key.length < 2) return;
    const asked = office(ask.key);
    if (item.role && asked.length > 1 && shortened(asked, item.role)) meet(i, RANK.about, { kind: "role", text: item.role });
    if (this.scopes[i].includes(ask.key)) meet(i, RANK.about + 0.5, { kind: "scope", text: item.scope ?? "" });
  }

  private text(ask: Ask, label: Label): number {
    if (label.key === ask.key) return RANK.label;
    if (label.key.startsWith(ask.key)) return RANK.starts;
    if (label.key.includes(ask.key)) return RANK.contains;
    return ask.key.includes(label.key) ? RANK.inside + 1 / label.key.length : LAST;
  }

  private sound(ask: Ask, { key, sound }: Label): number {
    if (!ask.latin) return ask.sound && key !== ask.key && (sound.full === ask.sound || (ask.key.length > 2 && within(sound, ask.sound))) ? RANK.homophone : LAST;
    if (sound.full === ask.key || sound.initials === ask.key) return RANK.sound;
    if (sound.full.startsWith(ask.key) || sound.initials.startsWith(ask.key)) return RANK.starts + 0.5;
    return ask.key.length > 2 && (within(sound, ask.key) || sound.initials.includes(ask.key)) ? RANK.contains + 0.5 : LAST;
  }

  /** Rank of a material or law: met whole, in part, or not. */
  private source(ask: Ask, label: Label): number {
    const rank = Math.min(this.text(ask, label), this.sound(ask, label));
    if (rank <= RANK.sound) return RANK.source + rank / 2;
    return rank < RANK.reference && ask.key.length > 1 ? RANK.part + (rank - RANK.starts) / 4 : LAST;
  }

  private meetMaterials(ask: Ask, meet: (item: number, rank: number, why: Why) => void): Found["materials"] {
    const found = this.materials.map((label, n) => ({ rank: this.source(ask, label), name: label.text, items: this.of.materials[n][1] }));
    const met = found.filter(({ rank }) => rank < LAST).sort((a, b) => a.rank - b.rank || a.name.length - b.name.length);
    for (const { rank, name, items } of met) items.forEach((i) => meet(i, rank, { kind: "material", text: name }));
    return met.map(({ rank, name, items }) => ({ name, exact: rank < RANK.inside, items: items.map((i) => this.of.items[i]) }));
  }

  private meetLaws(ask: Ask, meet: (item: number, rank: number, why: Why) => void): Found["laws"] {
    const found = this.laws.map((labels, n) => ({ rank: Math.min(...labels.map((label) => this.source(ask, label))), law: this.of.laws[n] }));
    const met = found.filter(({ rank }) => rank < LAST).sort((a, b) => a.rank - b.rank || a.law.name.length - b.law.name.length);
    for (const { rank, law } of met) {
      law.basis?.forEach((i) => meet(i, rank + 0.01, { kind: "law", text: law.name }));
      law.cited?.forEach((i) => meet(i, rank + 0.02, { kind: "law", text: law.name }));
    }
    return met.map(({ rank, law }) => ({ law, exact: rank < RANK.inside, items: [...(law.basis ?? []), ...(law.cited ?? [])].map((i) => this.of.items[i]) }));
  }

  /** Pages by their names: met whole, in part, or named inside the question. */
  private meetPages(ask: Ask): Found["pages"] {
    if (ask.key.length < 2) return [];
    return this.pages.map(({ kind, href, labels }) => ({
      kind, href, name: labels[0].text, rank: Math.min(...labels.map((label) => Math.min(this.text(ask, label), this.sound(ask, label)))),
    })).filter(({ rank }) => rank < RANK.terms).sort((a, b) => a.rank - b.rank || a.name.length - b.name.length);
  }
}
