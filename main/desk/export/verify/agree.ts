import type { Problem } from '../../../../shared/contract/desk.ts';
import { idUri } from '../../../../shared/formats/uris.ts';
import { safeHref } from '../../../../shared/manuscript/href.ts';
import type { Manifest } from '../../../../shared/package/manifest.ts';
import { problem } from './files.ts';
import { oneLine, type Said } from './said.ts';

/** What every format says, by file name. */
export type SaidByFile = ReadonlyMap<string, Said>;

/** What must be the same everywhere, and its plain word. */
const SAME = [
  ['headline', 'headline'],
  ['standfirst', 'standfirst'],
  ['byline', 'byline'],
  ['dateline', 'dateline'],
  ['signOff', 'sign-off'],
  ['slugline', 'slugline'],
  ['section', 'section'],
  ['priority', 'priority'],
  ['usageTerms', 'usage terms'],
  ['editorNote', 'editor’s note'],
  ['body', 'text'],
] as const;

/** Rules that hold over all formats: they say the same, and what the manifest says. */
export function checkAgreement(said: SaidByFile, manifest: Manifest, problems: Problem[]): void {
  const [reference] = said.values();
  for (const [file, one] of said) {
    const report = (rule: string, message: string) => problems.push(problem(rule, file, message));
    for (const found of one.problems) report(found.rule, found.message);
    if (one.headline === '') report('headline-missing', 'It has no headline.');
    if (one.body === '') report('body-missing', 'It has no text.');
    for (const [key, word] of SAME) {
      const [said, wanted] = [one[key], reference?.[key] ?? null];
      if (said !== null && wanted !== null && oneLine(said) !== oneLine(wanted)) {
        report(
          `${key}-differs`,
          `Its ${word} ${key === 'usageTerms' ? 'are not those' : 'is not that'} of the other formats.`,
        );
      }
    }
    for (const key of ['keywords', 'topics'] as const) {
      if (reference && one[key].join('\n') !== reference[key].join('\n')) {
        report(`${key}-differ`, `Its ${key} are not those of the other formats.`);
      }
    }
    if (one.identity !== idUri('article', manifest.article)) {
      report('identity-differs', 'It is not the article that the manifest names.');
    }
    if (one.revision !== null && one.revision !== manifest.revision) {
      report('revision-differs', 'It is not the revision that the manifest names.');
    }
    if (one.version !== String(manifest.version)) {
      report('version-differs', 'Its version is not the one in the manifest.');
    }
    if ((one.language || 'und') !== manifest.language) {
      report('language-differs', 'Its language is not the one in the manifest.');
    }
    if (one.embargo !== (manifest.embargo ?? '')) {
      report('embargo-differs', 'Its embargo is not the one in the manifest.');
    }
    for (const href of one.links) {
      if (safeHref(href) !== null) continue;
      report('link-unsafe', `It links to ${JSON.stringify(href.slice(0, 100))}.`);
    }
    for (const time of one.times) {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) {
        report('time', `${JSON.stringify(time.slice(0, 60))} is no time with Z in whole seconds.`);
      }
    }
  }
}
