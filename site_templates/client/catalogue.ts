/** The index of the search page: its shape as `generator/site/files/search.py` writes it, and how a page gets it. */

export interface Item {
  id: string;
  name: string;
  aliases?: string[];
  category: string;
  stage: string;
  role?: string;
  reference?: string;
  scope?: string;
  promise?: string;
  law?: string;
  materials?: number;
  free?: boolean;
  sample?: boolean;
  ended?: boolean;
  /** One letter a county, in the order of `places`. */
  marks?: string;
}

export interface Law {
  id: string;
  name: string;
  title?: string;
  basis?: number[];
  cited?: number[];
}

/** An address and its names, the title first. */
export type PageRow = [string, ...string[]];

export interface Catalogue {
  places: [string, string][];
  stages: Record<string, string>;
  categories: Record<string, string>;
  sounds: Record<string, string>;
  items: Item[];
  materials: [string, number[]][];
  laws: Law[];
  /** Pages that are no item, by kind. */
  pages: [string, PageRow[]][];
}

declare global {
  interface Window {
    portalIndex?: Catalogue;
  }
}

let asked: Promise<Catalogue> | undefined;

/** The index, fetched once, as a script: a page opened from disk may not read files in any other way. */
export function catalogue(address: string): Promise<Catalogue> {
  asked = asked ?? new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => (window.portalIndex ? resolve(window.portalIndex) : reject(new Error(address)));
    script.onerror = () => { asked = undefined; reject(new Error(address)); };
    document.head.append(script);
  });
  return asked;
}
