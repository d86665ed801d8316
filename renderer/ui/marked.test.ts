import { expect, test } from 'vitest';
import { marked } from './marked.ts';

const show = (text: string, search: string) =>
  marked(text, search)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['Tromsø switches on electric ferry quay', 'ferry', 'Tromsø switches on electric [ferry] quay'],
  ['Tromsø', 'tromso', '[Tromsø]'],
  ['Éric and eric', 'er', '[Ér]ic and [er]ic'],
  ['summit', 'mit', 'summit'],
  ['日韓首脳、G7', '日韓', '[日韓]首脳、G7'],
  ['nothing', '', 'nothing'],
])('%j searched for %j is %j', (text, search, expected) => expect(show(text, search)).toBe(expected));
