/**
 * 算到期日: the last day of a limit, counted as the generator counts it. Reads assets/calendar.js, a plain script,
 * because a page opened from disk may not fetch.
 */
import { presetPlace } from "./place";
import { dayOf, dueDay, parse, text, type PublishedCalendar } from "./workdays";

declare global {
  interface Window {
    portalCalendar?: PublishedCalendar;
    portalDue?: (start: string, limit: string, place?: string) => { day: string; provisional: boolean } | null;
  }
}

const WEEK = "日一二三四五六";

function words(day: number): string {
  const date = new Date(day * 864e5);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日（星期${WEEK[date.getUTCDay()]}）`;
}

function element(name: string, content: string, css = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = content;
  if (css) made.className = css;
  return made;
}

/** One limit: its name, the last day or why there is none, and the rule in words. */
function row(list: HTMLElement, name: string, limit: string, from: string, start: number, calendar: PublishedCalendar, place: string): void {
  const line = element("div", "");
  line.append(element("dt", name));
  const value = element("dd", "");
  const found = parse(limit);
  const reason = limit === "未规定" ? "法律没有规定时限" : limit === "未公布" ? "没有公布，最长按法定" : "还没有核对到";
  if (!found) {
    value.textContent = reason;
    line.append(value);
  } else {
    const due = dueDay(start, found, calendar, place);
    value.textContent = words(due.day);
    if (due.provisional) value.append(" ", element("span", "暂定", "t t-prov"));
    const rule = limit === "即办" || limit.endsWith("小时") ? "当天" : `${from ? `自${from}之日起` : "从起算那天起"} ${limit}`;
    line.append(value, element("dd", due.provisional ? `${rule}；碰到还没有放假通知的年份，只跳过周末` : rule, "s"));
  }
  list.append(line);
}

function start(form: HTMLFormElement, calendar: PublishedCalendar): void {
  const item = form.querySelector<HTMLSelectElement>("[name=item]");
  const day = form.querySelector<HTMLInputElement>("[name=day]");
  const place = form.querySelector<HTMLSelectElement>("[name=place]");
  const label = form.querySelector("[data-due-start]");
  const result = form.querySelector("[data-due-result]");
  if (!item || !day || !result) return;

  const count = (): void => {
    result.textContent = "";
    const option = item.selectedOptions[0];
    const first = dayOf(day.value);
    const { law = "", start: from = "", promise = "", from: own = "" } = option ? option.dataset : {};
    if (label) label.textContent = from && from !== "待核" ? `${from}那天` : "起算那天";
    if (!item.value) return void result.append(element("p", "选了事项就算。"));
    if (first === null) return void result.append(element("p", "日期没有填对，写成 2026-11-20 这样。"));
    const list = element("dl", "", "p-nums");
    row(list, "法定最后一天", law, from === "待核" ? "" : from, first, calendar, place ? place.value : "");
    row(list, "承诺最后一天", promise, own || from, first, calendar, place ? place.value : "");
    result.append(list);
    if (own && from && own !== from && parse(promise)) {
      result.append(element("p", `承诺从${own}之日起算，和法定的不是同一天的，请把日期改成${own}那天再看承诺。`));
    }
  };
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (wanted && [...item.options].some((option) => option.value === wanted)) item.value = wanted;
  presetPlace(place);
  form.hidden = false;
  form.addEventListener("input", count);
  form.addEventListener("submit", (event) => event.preventDefault());
  count();
}

const calendar = window.portalCalendar;
const form = document.querySelector<HTMLFormElement>("form[data-due]");
if (calendar) {
  window.portalDue = (first, limit, place = "") => {
    const from = dayOf(first);
    const found = parse(limit);
    if (from === null || !found) return null;
    const due = dueDay(from, found, calendar, place);
    return { day: text(due.day), provisional: due.provisional };
  };
  if (form) start(form, calendar);
}
