import { readFileSync } from 'node:fs';
import { type Content, contentSchema } from '../../../shared/article/content.ts';
import { resourcePath } from '../../paths.ts';

/** The sample story, as it ships. */
export function sampleContent(): Content {
  return contentSchema.parse(JSON.parse(readFileSync(resourcePath('sample', 'story.json'), 'utf8')));
}
