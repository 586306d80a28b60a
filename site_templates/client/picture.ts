/** The order as a picture, drawn again for the items chosen by the measures of generator/site/guide/picture.py. */
import { layers, reduced, type Item, type Line } from "./lines";

const LEFT = 10, TOP = 14, STEP = 26, WIDEST = 20, ROOM = 112, LABEL = 14;

export function draw(svg: SVGSVGElement, chosen: Item[], lines: Line[]): void {
  const rows = new Map(Array.from(svg.querySelectorAll<SVGGElement>("g[data-of]"), (row) => [row.dataset.of ?? "", row]));
  const waitedFor = new Set(chosen.flatMap((item) => item.before));
  const linked = chosen.filter((item) => rows.has(item.id) && (item.before.length > 0 || waitedFor.has(item.id)));
  const deep = layers(linked);
  const at = (id: string) => deep.get(id) ?? 0;
  const last = Math.max(0, ...deep.values());
  const gap = Math.min(WIDEST, Math.floor(ROOM / Math.max(1, last)));
  const x = (id: string) => LEFT + gap * at(id);
  const y = new Map(linked.map((item) => item.id).sort((a, b) => at(a) - at(b)).map((id, number) => [id, TOP + STEP * number]));
  const critical = new Set(lines.flatMap((line) => line.items.slice(1).map((id, n) => `${line.items[n]} ${id}`)));
  for (const [id, row] of rows) {
    row.toggleAttribute("hidden", !y.has(id));
    if (!y.has(id)) continue;
    row.setAttribute("transform", `translate(${x(id)} ${y.get(id)})`);
    row.querySelector("text")?.setAttribute("x", String(LEFT + gap * last + LABEL - x(id)));
    row.parentNode?.appendChild(row);
  }
  const edges = svg.querySelector("g");
  if (edges) edges.textContent = "";
  const pairs = reduced(linked);
  for (const pair of critical) if (!pairs.some((each) => each.join(" ") === pair)) pairs.push(pair.split(" ") as [string, string]);
  for (const [early, late] of pairs) {
    const [x1, y1, x2, y2] = [x(early), y.get(early), x(late), y.get(late)];
    const middle = Math.floor((x1 + x2) / 2);
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
    path.setAttribute("class", critical.has(`${early} ${late}`) ? "crit" : "");
    edges?.append(path);
  }
  svg.setAttribute("viewBox", `0 0 360 ${TOP + STEP * y.size}`);
}
