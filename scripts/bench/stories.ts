import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from '../../main/desk/start.ts';
import { blankContent } from '../../shared/article/content.ts';
import { newShortId } from '../../shared/id.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { Random } from './random.ts';
import { vocabulary } from './synthetic/words.ts';

const WORDS_A_PARAGRAPH = 40;

/** The paragraphs of a made-up story, the same ones every time. */
export function paragraphs(words: number, seed = words): string[] {
  const random = new Random(seed);
  const list = vocabulary();
  return Array.from({ length: Math.ceil(words / WORDS_A_PARAGRAPH) }, () =>
    Array.from({ length: WORDS_A_PARAGRAPH }, () => list[random.zipf(list.length)]).join(' '),
  );
}

export interface Story {
  headline: string;
  paragraphs: readonly string[];
}

/** A fresh store with these stories, for the caller to remove; a person sits at it. */
export async function storeOf(stories: readonly Story[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const desk = await startDesk({ storeDir: folder });
  const client = desk.client();
  await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'reporter' });
  for (const story of stories) {
    const content = blankContent('x');
    content.fields = { ...content.fields, headline: inlineFromText(story.headline) };
    content.blocks = story.paragraphs.map((text) => ({
      id: newShortId(),
      type: 'paragraph',
      inline: inlineFromText(text),
    }));
    await client.call('articles.create', { content });
  }
  client.close();
  await desk.close();
  return folder;
}
