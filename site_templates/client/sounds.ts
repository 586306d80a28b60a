/** Pinyin by character, from the table of the index. Tones are not kept: nobody types them. */

export interface Sound {
  syllables: string[];
  full: string;
  initials: string;
}

export class Sounds {
  private readonly of = new Map<string, string>();

  constructor(table: Record<string, string>) {
    for (const [syllable, characters] of Object.entries(table)) {
      for (const character of characters) this.of.set(character, syllable);
    }
  }

  /** How a label of the index is read; what is no Chinese character is left out. */
  spell(text: string): Sound {
    const syllables = [...text].map((character) => this.of.get(character) ?? "").filter(Boolean);
    return { syllables, full: syllables.join(""), initials: syllables.map((each) => each[0]).join("") };
  }

  /** How a question is read; empty when one of its characters is not in the index. */
  whole(text: string): string {
    const syllables = [...text].map((character) => this.of.get(character) ?? "");
    return syllables.every(Boolean) ? syllables.join("") : "";
  }
}

/** Whether letters are the beginning of some syllable onwards: `xuke` in shi gong xu ke zheng. */
export function within(sound: Sound, letters: string): boolean {
  let rest = sound.full;
  for (const syllable of sound.syllables) {
    if (rest.startsWith(letters)) return true;
    rest = rest.slice(syllable.length);
  }
  return false;
}
