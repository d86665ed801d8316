import type { LexicalEditor } from 'lexical';
import { makeDateline, printParts } from '../../../shared/dateline/print.ts';
import type { Dateline, DatelineStyle, Place } from '../../../shared/dateline/types.ts';
import { type Inline, inlineFromText, inlineToText } from '../../../shared/manuscript/inline.ts';
import type { DatelineReader, PlaceHit } from '../../article/dateline.ts';
import type { ArticleSession } from '../../article/session.ts';
import type { PageHistory } from '../history.ts';
import type { FieldBinding } from './field-part.ts';
import { Observable } from './observable.ts';

/** The places on offer while a dateline is typed. */
export interface PlaceOffer {
  hits: readonly PlaceHit[];
  /** The place that Enter takes, or -1 to take the words as they are typed. */
  active: number;
  /** How the dateline prints with that place. */
  prints: string;
}

/**
 * The dateline, typed where it is printed. While somebody types, the words stand as a custom text; once they
 * leave or press Enter, the words are read and printed in the style of the house.
 */
export class DatelinePart {
  readonly offer = new Observable<PlaceOffer | null>(null);
  readonly binding: FieldBinding;
  readonly #session: ArticleSession;
  readonly #reader: DatelineReader;
  readonly #houseStyle: () => DatelineStyle;
  /** Datelines by the text that stands for them: undo brings back a text, and with it what was meant. */
  readonly #meant = new Map<string, Dateline>();
  /** The words that undo brought back: somebody wants them as they were typed, so they are not read again. */
  #wanted: string | null = null;
  #show: (text: string) => void = () => undefined;
  #fold: () => void = () => undefined;
  #mark: () => void = () => undefined;
  #read: () => Inline = () => [];
  #asked = 0;

  constructor(session: ArticleSession, reader: DatelineReader, houseStyle: () => DatelineStyle) {
    this.#session = session;
    this.#reader = reader;
    this.#houseStyle = houseStyle;
    this.binding = {
      id: 'dateline',
      kind: 'plain',
      get: () => {
        this.#remember(this.#field);
        return inlineFromText(this.#field?.text ?? '');
      },
      set: (inline, broughtBack) => this.#typed(inlineToText(inline), broughtBack),
    };
  }

  /** Gives access to the editor: how to replace what it shows as an undoable step, and how to read it. */
  connect(
    editor: LexicalEditor,
    history: Pick<PageHistory, 'top' | 'fold'>,
    show: (text: string) => void,
    read: () => Inline,
  ): void {
    let since = history.top();
    this.#mark = () => {
      since = history.top();
    };
    this.#fold = () => history.fold(editor, since);
    this.#show = show;
    this.#read = () => (editor.isComposing() ? [] : read());
  }

  /** Moves the choice among the places on offer. False when there is none. */
  step(by: 1 | -1): boolean {
    const offer = this.offer.get();
    if (!offer || offer.hits.length === 0) return false;
    const active = Math.min(Math.max(offer.active + by, 0), offer.hits.length - 1);
    this.offer.set({ ...offer, active });
    void this.#printOffer(offer.hits, active);
    return true;
  }

  dismiss(): boolean {
    const open = this.offer.get() !== null;
    this.#asked += 1;
    this.offer.set(null);
    return open;
  }

  /** Takes the place on offer at `index`. */
  async choose(index: number): Promise<void> {
    const hit = this.offer.get()?.hits[index];
    this.dismiss();
    if (!hit) return;
    this.#settle(await this.#with(hit), true);
  }

  /** Takes what is typed: the place on offer that is chosen, else the words as they read. */
  async commit(): Promise<void> {
    const offer = this.offer.get();
    const chosen = offer?.hits[offer.active];
    if (chosen) {
      await this.choose(offer.active);
      return;
    }
    this.dismiss();
    const text = this.#text;
    if (text === this.#wanted || (text === (this.#field?.text ?? '') && this.#field?.custom !== true)) return;
    const read = await this.#understand(text);
    if (this.#text === text) this.#settle(read);
  }

  get #field(): Dateline | null {
    return this.#session.snapshot.fields.dateline;
  }

  get #text(): string {
    return inlineToText(this.#read());
  }

  get #context() {
    const { language, dateline } = this.#session.snapshot.fields;
    const style = dateline && !dateline.custom ? dateline.style : this.#houseStyle();
    return { language, style, year: new Date().getFullYear() };
  }

  #understand(text: string): Promise<Dateline | null> {
    return this.#reader.read({ text, ...this.#context });
  }

  #remember(dateline: Dateline | null): void {
    if (dateline) this.#meant.set(dateline.text, dateline);
  }

  #typed(text: string, broughtBack: boolean): void {
    const trimmed = text.trim();
    this.#wanted = broughtBack ? text : null;
    if (broughtBack) this.#mark();
    const meant = this.#meant.get(trimmed) ?? this.#asTyped(trimmed);
    this.#session.setField('dateline', meant, 'page');
    if (meant?.custom && !broughtBack) void this.#ask(trimmed);
    else this.dismiss();
  }

  #asTyped(text: string): Dateline | null {
    if (text === '') return null;
    return { text, custom: true, style: this.#context.style, places: [], date: null, source: '' };
  }

  /**
   * Shows a dateline in its place, as one undoable step after the typing. Whoever chose from the list typed only to
   * find it: then one undo takes back both.
   */
  #settle(dateline: Dateline | null, chosen = false): void {
    this.#remember(dateline);
    const text = dateline?.text ?? '';
    this.#session.setField('dateline', dateline, 'page');
    if (text !== this.#text) this.#show(text);
    if (chosen) this.#fold();
    this.#mark();
  }

  async #ask(text: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const name = lastName(text);
    const hits = name === '' ? [] : await this.#reader.find(name).catch(() => []);
    if (asked !== this.#asked) return;
    if (hits.length === 0) {
      this.offer.set(null);
      return;
    }
    const read = await this.#understand(text);
    if (asked !== this.#asked) return;
    const meant = read?.places.at(-1);
    const active = meant?.matched ? hits.findIndex((hit) => hit.geonameId === meant.geonameId) : -1;
    await this.#printOffer(hits, active, asked);
  }

  async #printOffer(hits: readonly PlaceHit[], active: number, asked = this.#asked): Promise<void> {
    const hit = hits[active];
    const dateline = hit ? await this.#with(hit) : await this.#understand(this.#text);
    if (asked === this.#asked) this.offer.set({ hits, active, prints: dateline?.text ?? '' });
  }

  /** The typed dateline with this place in the stead of the last one. */
  async #with(hit: PlaceHit): Promise<Dateline> {
    const context = this.#context;
    const text = this.#text;
    const cut = text.lastIndexOf('/');
    const earlier = cut < 0 ? null : await this.#understand(text.slice(0, cut));
    const whole = await this.#understand(text);
    const parts = {
      places: [...(earlier?.places ?? []), placeOf(hit)],
      date: whole?.date ?? null,
      source: whole?.source ?? '',
      style: whole && !whole.custom ? whole.style : context.style,
    };
    const made = makeDateline(parts, context.language);
    return { ...made, text: printParts(parts, context.language) };
  }
}

/** The name that is being typed: after the last stroke, before a day, agency or dash. */
function lastName(text: string): string {
  const last = text.slice(text.lastIndexOf('/') + 1);
  return last.replace(/\s*(?:\(.*|[-–—]\s*)$/u, '').trim();
}

function placeOf({ population: _population, capital: _capital, match: _match, ...place }: PlaceHit): Place {
  return place;
}
