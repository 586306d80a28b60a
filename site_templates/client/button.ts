/** A small button made by a script: what needs one is not there without scripts. */
export function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "p-btn second small";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}
