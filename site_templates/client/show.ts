/**
 * 显示设置: the radios act through the style sheet alone; this only remembers them.
 * The remembered choice is put on <html> before the body is parsed, so no page flashes in the other scheme.
 */
import { recall, remember } from "./store";

const SETTINGS: Record<string, readonly string[]> = {
  size: ["normal", "elder"],
  colour: ["auto", "light", "dark"],
};

export function applyRemembered(): void {
  for (const [name, values] of Object.entries(SETTINGS)) {
    const value = recall(name);
    if (value !== null && values.includes(value)) document.documentElement.dataset[name] = value;
  }
}

export function rememberSettings(): void {
  document.querySelectorAll<HTMLInputElement>(".p-show input").forEach((input) => {
    if (document.documentElement.dataset[input.name] === input.value) input.checked = true;
    input.addEventListener("change", () => {
      document.documentElement.dataset[input.name] = input.value;
      remember(input.name, input.value);
    });
  });
}
