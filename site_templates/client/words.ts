/** Chinese in pieces: what is left of a text when it is looked up, and the two-character pieces an index is made of. */
import { fold } from "./match";

const NOISE = /[\s\p{P}\p{S}]+/gu;
const HAN = /\p{Script=Han}/u;

/** Letters, digits and characters only: 《建筑法》 and “建筑法” are the same question. */
export function squeeze(text: string): string {
  return fold(text).replace(NOISE, "");
}

/** The parts of a question that was written with blanks or punctuation between. */
export function parts(text: string): string[] {
  return fold(text).split(NOISE).filter(Boolean);
}

/** What a question is dressed in: 盖厂房要什么手续 asks about 盖厂房. */
const DRESS = /怎么|如何|什么|哪[里儿个]?|多久|多长|时间|需要|要|办理?|手续|流程|[吗呢]/g;

export function bare(text: string): string {
  return fold(text).replace(DRESS, " ");
}

/** 住建局 → 住建: how people call an office, without the word for office. */
export function office(text: string): string {
  return text.replace(/(局|委|厅|办|部门|公司)$/, "");
}

/** Whether the characters stand in the text in this order: 住建 in 住房和城乡建设. */
export function shortened(short: string, text: string): boolean {
  let at = 0;
  for (const character of short) {
    at = text.indexOf(character, at) + 1;
    if (!at) return false;
  }
  return true;
}

/** Every character by itself, for questions that share no two with any name. */
export function characters(text: string): string[] {
  return fold(text).match(/\p{Script=Han}/gu) ?? [];
}

/** 施工许可证 → 施工 工许 许可 可证; a lone character and a run of letters or digits stay whole. */
export function pieces(text: string): string[] {
  const found: string[] = [];
  for (const run of fold(text).match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []) {
    if (!HAN.test(run) || run.length === 1) found.push(run);
    else for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
  }
  return found;
}
