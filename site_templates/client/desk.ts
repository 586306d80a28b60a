/**
 * 核对清单的网页(`portal desk`)。没有脚本也能用:选文件、提交、每秒刷新;这里加上拖放、当场指出放不了的,以及不用刷新的进度。
 */

function start(): void {
  const form = document.querySelector<HTMLFormElement>("[data-desk]");
  if (form) startForm(form);
  const pile = document.querySelector<HTMLElement>("[data-pile]");
  if (pile) follow(pile);
}

function startForm(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const place = form.querySelector<HTMLSelectElement>("select")!;
  const zone = form.querySelector<HTMLElement>("[data-zone]")!;
  const names = form.querySelector<HTMLElement>("[data-names]")!;
  const said = form.querySelector<HTMLElement>("[data-said]")!;
  const most = Number(form.dataset.most), files = Number(form.dataset.files);

  /** 放不了的原因;能放是空的。 */
  function trouble(): string {
    const chosen = Array.from(input.files ?? []);
    const size = chosen.reduce((sum, file) => sum + file.size, 0);
    if (chosen.length > files) return `一次放了 ${chosen.length} 个文件，最多 ${files} 个。`;
    if (size > most) return `文件一共有 ${Math.floor(size / 1048576)} MB，超过 ${Math.floor(most / 1048576)} MB。分几次放，或者只留清单那张表。`;
    return "";
  }

  function show(): void {
    names.replaceChildren(...Array.from(input.files ?? [], (file) => {
      const row = document.createElement("li");
      row.textContent = file.name;
      return row;
    }));
    said.textContent = trouble();
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    zone.classList.remove("over");
    const data = event.dataTransfer;
    if (!data) return;
    if (!data.files.length || Array.from(data.items).some((item) => item.webkitGetAsEntry?.()?.isDirectory)) {
      said.textContent = "拖进来的不是文件。文件夹要打开，把里面的清单拖进来。";
      return;
    }
    input.files = data.files;
    show();
    if (trouble()) return;
    if (place.value) form.requestSubmit();
    else {
      said.textContent = "再选是哪个地方的清单，然后按“开始核对”。";
      place.focus();
    }
  }

  // 拖偏了也算:否则浏览器会离开这一页去打开那个文件。
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) zone.classList.remove("over");
  });
  document.addEventListener("drop", drop);
  input.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    said.textContent = trouble();
    if (said.textContent) event.preventDefault();
  });
}

interface State {
  done: boolean;
  papers: { step: string; share: number; done: boolean }[];
}

/** 隔一会儿问一次;做完就换成结果。 */
function follow(pile: HTMLElement): void {
  const said = document.querySelector<HTMLElement>("[data-said]");
  const rows = Array.from(pile.querySelectorAll("li"));
  const ask = (): void => {
    fetch(pile.dataset.pile!).then((answer) => answer.json()).then((state: State) => {
      state.papers.forEach((paper, number) => {
        rows[number].querySelector("progress")!.value = paper.share;
        rows[number].querySelector("[data-step]")!.textContent = paper.done ? "好了" : paper.step;
      });
      if (state.done) location.reload();
      else setTimeout(ask, 300);
    }).catch(() => {
      if (said) {
        said.className = "d-said";
        said.textContent = "连不上了，黑色窗口可能已经关掉。再打开一次“核对清单”。";
      }
    });
  };
  ask();
}

start();
