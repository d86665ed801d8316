import type { CallOutput, DeskClient } from '../../shared/contract/contract.ts';
import { type MemoryPlace, memoryLookup } from '../../shared/dateline/memory.ts';
import { parseDatelineRunIn } from '../../shared/dateline/parse.ts';
import type { Dateline, DatelineStyle } from '../../shared/dateline/types.ts';
import type { RunInReader } from '../../shared/intake/draft.ts';

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

/** The parser asks in turns: each answer may bring the next name up. */
const MAX_TURNS = 4;
/** Places of one name that are looked at: enough for the Springfields. */
const OF_ONE_NAME = 50;

/**
 * Runs a reader of stories that wants to recognise datelines. The gazetteer is in the desk service, and the reader
 * does not wait: so it runs over the places known so far, and those it asked for in vain are fetched before it
 * runs again.
 */
export async function withDatelines<T>(
  client: DeskClient,
  context: { language: string; year: number },
  read: (readDateline: RunInReader) => T,
): Promise<T> {
  const known = new Map<string, MemoryPlace[]>();
  for (let turn = 1; ; turn += 1) {
    const missing = new Set<string>();
    const lookup = {
      ...memoryLookup([]),
      find(query: string, options = {}) {
        const places = known.get(query);
        if (!places) missing.add(query);
        return memoryLookup(places ?? []).find(query, options);
      },
    };
    const result = read((paragraph) => parseDatelineRunIn(paragraph, lookup, context));
    if (missing.size === 0 || turn === MAX_TURNS) return result;
    await Promise.all(
      [...missing].map(async (name) => {
        const hits = await client.call('places.find', { text: name.slice(0, 400), limit: OF_ONE_NAME });
        known.set(
          name,
          hits.map((hit) => memoryPlace(hit, name)),
        );
      }),
    );
  }
}

/** A place that the service met under another name has that name as an alias here. */
function memoryPlace({ population, capital, match, ...place }: PlaceHit, query: string): MemoryPlace {
  return {
    place,
    population: population ?? 0,
    capital: capital ?? false,
    ...(match === 'alias' ? { aliases: [query] } : {}),
  };
}
