import type { CallOutput, DeskClient } from '../../shared/contract/contract.ts';
import type { DatelineContext } from '../../shared/dateline/context.ts';
import type { FindOptions, FoundPlace, PlaceLookup } from '../../shared/dateline/lookup.ts';
import { type MemoryPlace, memoryLookup, plainCountry, plainRegions } from '../../shared/dateline/memory.ts';
import { parseDatelineField } from '../../shared/dateline/parse.ts';
import type { Dateline, DatelineStyle } from '../../shared/dateline/types.ts';

export type PlaceHit = CallOutput<'places.find'>[number];

/** The parser asks in turns: each answer may bring the next name up. */
const MAX_TURNS = 4;

/**
 * Reads a typed dateline with the desk service's gazetteer, which the window does not have: the parser runs over
 * the places known so far, and those it asked for in vain are fetched before it runs again.
 */
export class DatelineReader {
  readonly #client: DeskClient;
  readonly #answers = new Map<string, PlaceHit[]>();

  constructor(client: DeskClient) {
    this.#client = client;
  }

  /** Places for what is being typed, best first. */
  async find(text: string): Promise<readonly PlaceHit[]> {
    const known = this.#answers.get(text);
    if (known) return known;
    const hits = await this.#client.call('places.find', { text, limit: 8 });
    this.#answers.set(text, hits);
    return hits;
  }

  /** The dateline that a person typed; null for nothing. Words that are none stand as a custom text. */
  async read(typed: string, context: DatelineContext & { style: DatelineStyle }): Promise<Dateline | null> {
    for (let turn = 1; ; turn += 1) {
      const missing = new Set<string>();
      const dateline = parseDatelineField(typed, this.#lookup(missing), context);
      if (missing.size === 0 || turn === MAX_TURNS) return dateline;
      await Promise.all([...missing].map((name) => this.find(name)));
    }
  }

  #lookup(missing: Set<string>): PlaceLookup {
    return {
      country: plainCountry,
      regions: plainRegions,
      find: (query: string, options?: FindOptions): FoundPlace[] => {
        const hits = this.#answers.get(query);
        if (!hits) missing.add(query);
        return memoryLookup((hits ?? []).map((hit) => memoryPlace(hit, query))).find(query, options);
      },
    };
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
