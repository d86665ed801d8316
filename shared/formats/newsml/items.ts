import { storyLine } from '../../story/text.ts';
import type { PackageInput } from '../input.ts';
import { direction } from '../language.ts';
import { type Attributes, type Element, el, elIf, rows } from '../markup/element.ts';
import { provider } from '../rights.ts';
import { type Codes, IPTC_CATALOG } from './codes.ts';

/** Attributes that every item has. */
export function itemAttributes(input: PackageInput, guid: string): Attributes {
  return {
    guid,
    version: Math.max(1, input.version),
    standard: 'NewsML-G2',
    standardversion: '2.35',
    conformance: 'power',
    'xml:lang': input.fields.language,
    dir: direction(input.fields.language),
  };
}

/** The vocabularies that the codes of an item are of. */
export function catalogs(codes: Codes): Element[] {
  return [el('catalogRef', { href: IPTC_CATALOG }), codes.catalog()];
}

/** Rights, or null when nothing is said of them. */
export function rightsInfo(holder: string, notice: string, terms: string): Element | null {
  if (holder === '' && notice === '' && terms === '') return null;
  return rows(
    'rightsInfo',
    null,
    holder === '' ? null : rows('copyrightHolder', { literal: holder }, el('name', null, holder)),
    elIf('copyrightNotice', null, notice),
    elIf('usageTerms', null, terms),
  );
}

/** Management metadata in the order that the schema wants. `edNote`: a note to editors, not for readers. */
export function itemMeta(
  input: PackageInput,
  itemClass: string,
  codes: Codes,
  about: { title: string; edNote: string } = {
    title: storyLine(input.story.headline),
    edNote: input.fields.editorNote,
  },
): Element {
  const { fields } = input;
  const name = provider(input);
  return rows(
    'itemMeta',
    null,
    el('itemClass', { qcode: itemClass }),
    name === '' ? el('provider', null) : rows('provider', { literal: name }, el('name', null, name)),
    el('versionCreated', null, input.revisedAt),
    el('firstCreated', null, input.createdAt),
    fields.embargo === null ? null : el('embargoed', null, fields.embargo),
    el('pubStatus', { qcode: 'stat:usable' }),
    el('generator', { versioninfo: input.generator }, input.generator),
    elIf('profile', null, fields.profile),
    fields.section === ''
      ? null
      : rows('service', { qcode: codes.code('section', fields.section) }, el('name', null, fields.section)),
    elIf('title', null, about.title),
    elIf('edNote', null, about.edNote),
  );
}
