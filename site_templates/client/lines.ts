/**
 * The order of a project and the longest line of items that wait for each other: the functions of
 * generator/site/guide/lines.py and generator/model/span.py, item by item. A test asks both the same.
 */
export interface Item {
  id: string;
  cases: string[];
  before: string[];
  instead: string[];
  limit: string;
  how: string;
}
export type Span = Record<Unit, number>;
export interface Line { span: Span; items: string[] }
type Unit = "个月" | "个工作日" | "日" | "小时";
const UNITS: Unit[] = ["个月", "个工作日", "日", "小时"];

/** Items of a project to which these cases apply, each with those it waits for. `items` stand in an order that may be followed. */
export function choose(items: Item[], cases: Set<string>): Item[] {
  const picked = new Map(items.filter((item) => !item.cases.length || item.cases.some((each) => cases.has(each))).map((item) => [item.id, item]));
  const kept = [...picked.values()].filter((item) => !item.instead.some((other) => picked.has(other)));
  const known = new Set(kept.map((item) => item.id));
  return kept.map((item) => ({ ...item, before: item.before.filter((other) => known.has(other)) }));
}

/** A step for each item, as late as those that wait for it allow, which last items take as early as they may. */
export function layers(items: Item[]): Map<string, number> {
  const found = new Map<string, number>();
  const step = (id: string) => found.get(id) ?? -1;
  for (const item of items) found.set(item.id, 1 + Math.max(-1, ...item.before.map(step)));
  const behind = new Map<string, number>();
  for (const item of [...items].reverse()) {
    found.set(item.id, behind.get(item.id) ?? step(item.id));
    for (const other of item.before) behind.set(other, Math.min(behind.get(other) ?? Infinity, step(item.id) - 1));
  }
  return found;
}

/** Pairs (earlier, later), less those that follow from others. */
export function reduced(items: Item[]): [string, string][] {
  const behind = new Map<string, Set<string>>();
  const pairs: [string, string][] = [];
  for (const { id, before } of items) {
    behind.set(id, new Set(before.concat(...before.map((other) => [...(behind.get(other) ?? [])]))));
    for (const other of before) if (!before.some((each) => behind.get(each)?.has(other))) pairs.push([other, id]);
  }
  return pairs;
}

/** The longest lines, one unless 日 and 个工作日 leave it open; of equal ones that with more items, then the first. */
export function longestLines(items: Item[]): Line[] {
  const best = new Map<string, Line[]>();
  for (const item of items) {
    const found = longest(item.before.reduce<Line[]>((all, other) => all.concat(best.get(other) ?? []), []));
    const soFar = found.length ? found : [{ span: { 个月: 0, 个工作日: 0, 日: 0, 小时: 0 }, items: [] }];
    best.set(item.id, soFar.map((line) => ({ span: plus(line.span, item.limit), items: [...line.items, item.id] })));
  }
  return longest(([] as Line[]).concat(...best.values()));
}

function plus(span: Span, limit: string): Span {
  const found = /^(\d+)(个月|个工作日|日|小时)$/.exec(limit);
  return found ? { ...span, [found[2]]: span[found[2] as Unit] + Number(found[1]) } : span;
}

/** Whether b is certainly no longer: N日 never outlasts N个工作日, no other crossing of units is decided. */
function covers(a: Span, b: Span): boolean {
  return a.个月 >= b.个月 && a.小时 >= b.小时 && a.个工作日 >= b.个工作日 && a.个工作日 + a.日 >= b.个工作日 + b.日;
}

function longest(found: Line[]): Line[] {
  let kept: Line[] = [];
  for (const line of [...found].sort((a, b) => b.items.length - a.items.length)) {
    if (kept.some((other) => covers(other.span, line.span))) continue;
    kept = kept.filter((other) => !covers(line.span, other.span));
    kept.push(line);
  }
  return kept;
}

/** 至少 45 个工作日加 5 日; lines between which the units leave it open are all said: …，或者 30 日，取更长的. */
export function total(lines: Line[], least: boolean): string {
  const said = lines.filter((line) => UNITS.some((unit) => line.span[unit]))
    .map((line) => UNITS.filter((unit) => line.span[unit]).map((unit) => ` ${line.span[unit]}\u00a0${unit}`).join("加"));
  return said.length ? ((least ? "至少" : "") + said.join("，或者") + (said.length > 1 ? "，取更长的" : "")).trim() : "没有能够相加的时限";
}
