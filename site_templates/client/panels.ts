/** Esc closes the open header panel (显示设置, 栏目) and gives the focus back to its button; a press elsewhere closes it. */

const OPEN = ".p-show[open], .p-menu[open]";

export function closePanels(): void {
  document.addEventListener("keydown", (event) => {
    const panel = event.key === "Escape" ? document.querySelector<HTMLDetailsElement>(OPEN) : null;
    if (!panel) return;
    panel.open = false;
    panel.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    document.querySelectorAll<HTMLDetailsElement>(OPEN).forEach((panel) => {
      if (event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
    });
  });
}
