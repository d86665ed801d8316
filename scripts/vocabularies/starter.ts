import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vocabulary } from '../../shared/topics/vocabulary.ts';
import { sharedDir } from '../fixtures.ts';
import { readMediaTopics } from './turtle.ts';

/** The text of the Media Topics file beside the checkout, or null where there is none. */
export function mediaTopicsTurtle(): string | null {
  const shared = sharedDir();
  if (shared === null) return null;
  const folder = join(shared, 'vocabularies');
  const name = readdirSync(folder).find((one) => /^iptc-media-topics.*\.ttl$/.test(one));
  return name === undefined ? null : readFileSync(join(folder, name), 'utf8');
}

/** The starter vocabulary: the top terms and the terms right under them, without retired ones, by code. */
export function starter(turtle: string): Vocabulary {
  const { released, terms } = readMediaTopics(turtle);
  const tops = new Set(terms.filter((term) => term.top && !term.retired).map((term) => term.code));
  const kept = terms
    .filter((term) => !term.retired)
    .flatMap((term) => {
      if (tops.has(term.code)) return [{ code: term.code, name: term.name, parent: '' }];
      const parent = term.broader.find((code) => tops.has(code));
      return parent === undefined ? [] : [{ code: term.code, name: term.name, parent }];
    });
  return {
    scheme: 'medtop',
    name: 'IPTC Media Topics',
    released,
    attribution:
      'IPTC Media Topics, © IPTC (https://iptc.org), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). ' +
      'A selection: top and second-level terms that are not retired, codes and English names only.',
    terms: kept.sort((a, b) => a.code.localeCompare(b.code, 'en')),
  };
}
