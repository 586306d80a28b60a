/** Days as whole numbers since 1970, limits as the law writes them, and the last day of a limit. No time zone enters. */

export interface PublishedCalendar {
  years: number[];
  off: string[];
  on: string[];
  local: Record<string, string[]>;
}

export interface Limit {
  number: number;
  unit: "日" | "个工作日" | "个月" | "当天";
}

export interface Due {
  day: number;
  provisional: boolean;
}

const DAY = 864e5;

/** 2026-11-20 as a number; null when it is no date. */
export function dayOf(iso: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : time / DAY;
}

/** A number as 2026-11-20. */
export function text(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 5个工作日, 7日, 2个月, 即办, 4小时; null for what is not stated. */
export function parse(limit: string): Limit | null {
  if (limit === "即办" || /^\d+ ?小时$/.test(limit)) return { number: 0, unit: "当天" };
  const found = /^(\d+) ?(日|个工作日|个月)$/.exec(limit);
  return found ? { number: Number(found[1]), unit: found[2] as Limit["unit"] } : null;
}

function year(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}

/** Whether offices work: by the notices, else Monday to Friday. A local holiday is a day off in any case. */
export function working(day: number, calendar: PublishedCalendar, place: string): boolean {
  const iso = text(day);
  if (place && (calendar.local[place] || []).includes(iso)) return false;
  const week = new Date(day * DAY).getUTCDay();
  return calendar.on.includes(iso) || (week > 0 && week < 6 && !calendar.off.includes(iso));
}

/** Days from a day to the same day some months later, the month's last when it has no such day. */
function months(start: number, count: number): number {
  const date = new Date(start * DAY);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, Math.min(date.getUTCDate(), last)) / DAY - start;
}

/** The last day of a limit; the first day is not counted. 日 and 个月 roll on to the next working day. */
export function dueDay(start: number, limit: Limit, calendar: PublishedCalendar, place = ""): Due {
  if (limit.unit === "当天") return { day: start, provisional: false };
  const counted = limit.unit === "个工作日";
  let left = limit.unit === "个月" ? months(start, limit.number) : limit.number;
  let day = start;
  while (left > 0) {
    day += 1;
    if (!counted || working(day, calendar, place)) left -= 1;
  }
  while (!counted && !working(day, calendar, place)) day += 1;
  let provisional = false;
  for (let each = year(start); each <= year(day); each += 1) provisional = provisional || !calendar.years.includes(each);
  return { day, provisional };
}
