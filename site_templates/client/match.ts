/**
 * How a query meets a row's words: every term is a part of them. When nothing meets it so (“施工许可证怎么办理”),
 * the rows that share most of its two-character pieces are the near ones.
 */

const NEAR = 0.5;

export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

export function meets(words: string, query: string): boolean {
  return query.split(/\s+/).every((term) => words.includes(term));
}

function pieces(query: string): string[] {
  const joined = query.replace(/\s+/g, "");
  return Array.from({ length: Math.max(joined.length - 1, 0) }, (_, i) => joined.slice(i, i + 2));
}

/** The indices of the nearest rows, or none. One character has no pieces, so it is never near anything. */
export function nearest(rows: readonly string[], query: string): Set<number> {
  const wanted = pieces(query);
  const scores = rows.map((words) => wanted.filter((piece) => words.includes(piece)).length / (wanted.length || 1));
  const best = Math.max(0, ...scores);
  return new Set(best < NEAR ? [] : scores.flatMap((score, i) => (score === best ? [i] : [])));
}
