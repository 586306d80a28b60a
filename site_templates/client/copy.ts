/**
 * 复制: `[data-copy]` is a text to take away. The button copies it; where the browser refuses (a page from disk, an
 * address without https), the text is left selected for the reader's own copying. Nothing is sent.
 */
import { button } from "./button";

function select(text: HTMLElement): void {
  getSelection()?.selectAllChildren(text);
}

async function copy(text: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.textContent ?? "");
    return true;
  } catch {
    select(text);
    return document.execCommand("copy");
  }
}

export function startCopying(): void {
  document.querySelectorAll<HTMLElement>("[data-copy]").forEach((text) => {
    const line = document.createElement("p");
    const said = document.createElement("span");
    line.className = "p-acts";
    said.setAttribute("role", "status");
    line.append(button("复制这段话", async () => {
      said.textContent = (await copy(text)) ? "已经复制，去粘贴吧。" : "浏览器不让复制，文字已经选中，请自己复制。";
    }), said);
    text.before(line);
  });
}
