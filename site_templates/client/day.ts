/**
 * 按日期查: `<form data-day="list-id">` holds a date field. A day leads to the row of that list with the latest `data-from`
 * not after it. The form is `hidden` in the page: without a script the list is simply read.
 */
function startOne(form: HTMLFormElement): void {
  const list = document.getElementById(form.dataset.day ?? "");
  const input = form.querySelector<HTMLInputElement>("input[type=date]");
  const answer = form.querySelector("[data-answer]");
  if (!list || !input) return;
  const rows = Array.from(list.querySelectorAll<HTMLElement>("[data-from]"))
    .sort((a, b) => (a.dataset.from ?? "").localeCompare(b.dataset.from ?? ""));
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const held = rows.filter((row) => (row.dataset.from ?? "") <= input.value).pop();
    const link = held?.querySelector("a");
    if (link) location.assign(link.href);
    else if (answer) answer.textContent = `这一天的指南没有留存，最早留存的从 ${rows[0]?.dataset.from} 起。`;
  });
}

export function startDays(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-day]").forEach(startOne);
}
