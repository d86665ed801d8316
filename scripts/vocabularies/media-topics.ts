// Makes resources/vocabularies/media-topics.json from the Turtle file in ../shared/vocabularies:
//   node scripts/vocabularies/media-topics.ts
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { say, stop } from '../say.ts';
import { mediaTopicsTurtle, starter } from './starter.ts';

const turtle = mediaTopicsTurtle();
if (turtle === null) stop('There is no ../shared/vocabularies to read from.');
const vocabulary = starter(turtle);
const file = resolve(import.meta.dirname, '../../resources/vocabularies/media-topics.json');
writeFileSync(file, `${JSON.stringify(vocabulary, null, 1)}\n`);
say(`${file}: ${vocabulary.terms.length} terms, released ${vocabulary.released}`);
