import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedDir } from '../../../scripts/fixtures.ts';
import { someLookup } from '../../dateline/fixtures.ts';
import { parseDatelineRunIn } from '../../dateline/parse.ts';
import { inlineToText } from '../../manuscript/inline.ts';
import { blockText } from '../piece.ts';
import { clippingDraft } from './clipping.ts';

const shared = sharedDir();
const readDateline = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'en-GB' });

test.runIf(shared !== null)('the reference clipping comes apart without a word lost', () => {
  const source = readFileSync(join(shared ?? '', 'seed-story.txt'), 'utf8');
  const lines = source.trimEnd().split('\n');
  const draft = clippingDraft(source, { readDateline });
  expect(inlineToText(draft.fields.headline ?? [])).toBe(lines[0]);
  expect(draft.notes.filter((note) => note.kind === 'left-out').map((note) => note.text)).toEqual([
    lines[1],
    'Follow topic:',
  ]);
  expect(draft.placements).toMatchObject([{ role: 'lead', photoId: null, credit: 'EPA-EFE' }]);
  expect(inlineToText(draft.placements[0]?.caption ?? [])).toBe(lines[2]);
  expect(draft.fields.dateline).toMatchObject({
    text: 'KANANASKIS, Alberta –',
    custom: false,
    style: 'commonwealth',
    places: [{ name: 'Kananaskis', region: 'Alberta', country: 'Canada', matched: false }],
  });
  expect(draft.fields.signOff).toBe('BLOOMBERG');
  const body = [...lines.slice(5)];
  body[0] = body[0]?.replace('KANANASKIS, Alberta – ', '') ?? '';
  body[body.length - 1] = body.at(-1)?.replace(/ BLOOMBERG$/, '') ?? '';
  expect(draft.blocks.map(blockText)).toEqual(body);
  expect(draft.blocks).toHaveLength(11);
  expect(draft.topicNames).toEqual([]);
});

test.runIf(shared !== null)('names under "Follow topic:" become topics', () => {
  const source = readFileSync(join(shared ?? '', 'seed-story.txt'), 'utf8');
  const draft = clippingDraft(source.replace('Follow topic:\n', 'Follow topic:\nJapan\nSouth Korea\nG-7\n'), {
    readDateline,
  });
  expect(draft.topicNames).toEqual(['Japan', 'South Korea', 'G-7']);
  expect(draft.blocks).toHaveLength(11);
});

/** Wraps as mail programs do: at the last blank that fits. */
function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    const next = line.trim() === '' ? line + word : `${line} ${word}`;
    if (next.length > width && line.trim() !== '') {
      lines.push(line);
      line = word;
    } else line = next;
  }
  return [...lines, line].join('\n');
}

const WIDTHS = [45, 50, 60, 64, 66, 68, 70, 72, 76, 78, 80];
const SHAPES: [string, (lines: string[], width: number) => string][] = [
  ['with empty lines', (lines, width) => lines.map((line) => wrapped(line, width)).join('\n\n')],
  [
    'with indents',
    (lines, width) => lines.map((line, at) => wrapped(line, width, at >= 5 ? '    ' : '')).join('\n'),
  ],
  [
    'with its head in one piece',
    (lines, width) =>
      [...lines.slice(0, 4).map((line) => wrapped(line, width)), ''].join('\n') +
      ['', ...lines.slice(4).map((line) => wrapped(line, width))].join('\n\n'),
  ],
  ['with blanks at the ends of lines', (lines) => lines.join(' \n')],
  ['with an empty line after every paragraph', (lines) => lines.join('\n\n')],
];

test.runIf(shared !== null).each(SHAPES)(
  'the reference clipping %s is the same at every width',
  (_name, shape) => {
    const source = readFileSync(join(shared ?? '', 'seed-story.txt'), 'utf8').trimEnd();
    const summary = (text: string) => {
      const { fields, placements, blocks } = clippingDraft(text, { readDateline });
      const words = blocks.map((block) => blockText(block).replace(/ +/g, ' '));
      return [
        fields.headline,
        fields.dateline,
        fields.signOff,
        placements.map((one) => [one.caption, one.credit]),
        words,
      ];
    };
    for (const width of WIDTHS) expect(summary(shape(source.split('\n'), width))).toEqual(summary(source));
  },
);
