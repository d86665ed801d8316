import type { PackageInput } from '../input.ts';
import { type Element, el, rows } from '../markup/element.ts';
import { schemeUri } from '../uris.ts';

/** The catalogue of IPTC's own vocabularies, which gives medtop, drol, ninat, rnd and others their meaning. */
export const IPTC_CATALOG = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml';

/** Vocabularies of IPTC's catalogue that topics may be of: these need no entry of ours. */
const IN_IPTC_CATALOG = new Set(['medtop', 'subj']);

/** Roles that no IPTC vocabulary has. */
export const OUR_ROLES = 'galley';

/**
 * Short names for the vocabularies of one document. QCodes are alias:code; the code holds no blank, so what
 * people typed is percent-encoded (NewsML-G2 Guidelines, QCodes).
 */
export class Codes {
  readonly #aliases = new Map<string, string>();

  constructor(input: PackageInput) {
    this.#aliases.set(OUR_ROLES, OUR_ROLES);
    for (const topic of input.fields.topics) this.#alias(topic.scheme);
    if (input.fields.section !== '') this.#alias('section');
    for (const photo of input.photos) {
      if (photo.renditions.some((file) => !(file.name in RENDITIONS))) this.#alias('crop');
    }
  }

  /** alias:code of a concept. */
  code(scheme: string, code: string): string {
    return `${this.#alias(scheme)}:${encodeURIComponent(code)}`;
  }

  /** The inline catalogue of the vocabularies that are not IPTC's. */
  catalog(): Element {
    const own = [...this.#aliases].filter(([scheme]) => !IN_IPTC_CATALOG.has(scheme));
    return rows(
      'catalog',
      null,
      own.map(([scheme, alias]) => el('scheme', { alias, uri: schemeUri(scheme) })),
    );
  }

  #alias(scheme: string): string {
    const known = this.#aliases.get(scheme);
    if (known !== undefined) return known;
    const plain = /^(house|section|crop)$/.test(scheme) || IN_IPTC_CATALOG.has(scheme);
    const alias = plain ? scheme : `vocabulary-${this.#aliases.size}`;
    this.#aliases.set(scheme, alias);
    return alias;
  }
}

/** IPTC's rendition codes for the names of our files; every other file is a crop. */
export const RENDITIONS: Readonly<Record<string, string>> = {
  main: 'rnd:highRes',
  web: 'rnd:web',
  thumbnail: 'rnd:thumb',
};
