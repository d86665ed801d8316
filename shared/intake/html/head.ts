/** What a page says of itself outside its body. */
export interface Head {
  title: string;
  language: string;
  /** First value of each `name` or `property`, in lower case. */
  meta: ReadonlyMap<string, string>;
  /** The contents of `script type="application/ld+json"`. */
  jsonLd: readonly string[];
}

/** JSON-LD beyond this is no description of one story. */
const MAX_JSON_LD = 2_000_000;

/** Reads a page's title, language, `meta` and JSON-LD as they pass by. */
export class HeadReader {
  #title = '';
  #language = '';
  readonly #meta = new Map<string, string>();
  readonly #jsonLd: string[] = [];
  #inside: 'title' | 'json' | null = null;
  #titleDone = false;
  #foreign = 0;

  open(name: string, attribute: (name: string) => string | null): void {
    if (name === 'svg') this.#foreign += 1;
    if (name === 'html') this.#language = attribute('lang') ?? attribute('xml:lang') ?? this.#language;
    else if (name === 'meta') this.#readMeta(attribute);
    else if (name === 'title' && this.#foreign === 0 && !this.#titleDone) this.#inside = 'title';
    else if (name === 'script' && /ld\+json/i.test(attribute('type') ?? '')) {
      this.#inside = 'json';
      this.#jsonLd.push('');
    }
  }

  close(name: string): void {
    if (name === 'svg') this.#foreign = Math.max(0, this.#foreign - 1);
    if (name === 'title' && this.#inside === 'title') this.#titleDone = true;
    if (name === 'title' || name === 'script') this.#inside = null;
  }

  /** Takes text that belongs to the head; false when it does not. */
  text(text: string): boolean {
    if (this.#inside === 'title') this.#title += text;
    else if (this.#inside === 'json') {
      const last = this.#jsonLd.length - 1;
      const before = this.#jsonLd[last] ?? '';
      if (before.length + text.length <= MAX_JSON_LD) this.#jsonLd[last] = before + text;
    } else return false;
    return true;
  }

  done(): Head {
    const title = this.#title.replace(/\s+/g, ' ').trim();
    return { title, language: this.#language.trim(), meta: this.#meta, jsonLd: this.#jsonLd };
  }

  #readMeta(attribute: (name: string) => string | null): void {
    const key = (attribute('name') ?? attribute('property') ?? attribute('itemprop') ?? '').toLowerCase();
    const content = attribute('content');
    if (key !== '' && content !== null && !this.#meta.has(key)) this.#meta.set(key, content.trim());
  }
}
