import type { CallOutput, DeskClient } from '../../shared/contract/contract.ts';
import type { Dateline, DatelineStyle } from '../../shared/dateline/types.ts';

export type PlaceHit = CallOutput<'places.find'>[number];

export interface TypedDateline {
  text: string;
  /** Language of the text, BCP 47. */
  language: string;
  /** The style of the house, for what is typed in plain words. */
  style: DatelineStyle;
  /** The year of a date without one. */
  year: number;
}

/** How many places are offered at once. */
const OFFERED = 8;

/** What the dateline field asks of the desk service, which has the gazetteer. */
export class DatelineReader {
  readonly #client: DeskClient;

  constructor(client: DeskClient) {
    this.#client = client;
  }

  /** Places for a name that is being typed, best first. */
  find(text: string): Promise<readonly PlaceHit[]> {
    return this.#client.call('places.find', { text: text.slice(0, 400), limit: OFFERED });
  }

  /** The dateline that a person typed; null for nothing. Words that are none stand as a custom text. */
  read(typed: TypedDateline): Promise<Dateline | null> {
    return this.#client.call('dateline.read', { ...typed, text: typed.text.slice(0, 400) });
  }
}
