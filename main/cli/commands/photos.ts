import type { Placement } from '../../../shared/article/placement.ts';
import { placementRoleSchema, placementSchema } from '../../../shared/article/placement.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { misfit } from '../../../shared/contract/misfit.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { readAssignments } from '../assignment.ts';
import type { Command } from '../command.ts';
import { needMany, UsageError } from '../usage.ts';
import { readArticle } from './article.ts';
import { readCount } from './values.ts';
import { lineOf, linesOf } from './words.ts';

export const attach: Command = {
  name: 'attach',
  usage: 'ID IMAGE… [--role lead|inline|gallery]',
  summary: 'takes photos in, reads their words and places them',
  options: { role: 'value' },
  async run(here) {
    const [[id = ''], images] = needMany(here.args, ['ID'], 'IMAGE');
    const role = placementRoleSchema.optional().safeParse(here.args.values.get('role'));
    if (!role.success) throw new UsageError('--role is lead, inline or gallery.');
    const files = images.map((image) => ({ path: here.path(image) }));
    const desk = await here.deskAs();
    // An article that is not there leaves no photos behind.
    await desk.call('articles.peek', { id });
    const taken = await desk.call('photos.takeIn', { files });
    const photoIds: string[] = [];
    const placed: string[] = [];
    for (const [index, answer] of taken.entries()) {
      if (!answer.ok) here.fail(images[index] ?? answer.file, answer.error);
      else {
        for (const note of answer.notes) here.say(`${images[index]}: ${note}`);
        photoIds.push(answer.photo.id);
        placed.push(images[index] ?? answer.file);
      }
    }
    const attached =
      photoIds.length === 0
        ? []
        : (await desk.call('photos.attach', { id, photoIds, ...(role.data ? { role: role.data } : {}) }))
            .attached;
    // One answer for each photo that was given, in their order.
    const out = attached.map((one, index) => ({ file: placed[index] ?? '', ...one }));
    const lines = out.map(
      (one) =>
        `${one.placementId}  ${one.caption || 'no caption'}  (${one.credit || 'no credit'})  ${one.file}`,
    );
    here.print(out, lines.join('\n'));
  },
};

const WORDS = ['caption', 'credit', 'altText'] as const;

export const caption: Command = {
  name: 'caption',
  usage: 'ID PLACEMENT FIELD=VALUE…',
  summary:
    'sets caption, credit or altText of one photo in an article; PLACEMENT is its id, or its number from 1',
  options: {},
  async run(here) {
    const [[id = '', which = ''], pairs] = needMany(here.args, ['ID', 'PLACEMENT'], 'FIELD=VALUE');
    const words = readAssignments(pairs).map(({ field, sign, value }): Partial<Placement> => {
      const name = WORDS.find((word) => word.toLowerCase() === field.toLowerCase());
      if (!name || sign !== '=') throw new UsageError(`“${field}” is none of ${WORDS.join(', ')}.`);
      return { [name]: name === 'caption' ? inlineFromText(linesOf(value)) : lineOf(value) };
    });
    const desk = await here.deskAs();
    const { content, seq } = await desk.call('articles.peek', { id });
    const target =
      content.placements.find((placement) => placement.id === which) ??
      content.placements[(readCount(which) ?? 0) - 1];
    if (!target) {
      throw new DeskError(
        'no-placement',
        `The article has no photo ${which}.`,
        'See `show` for those it has.',
      );
    }
    const changedTo = placementSchema.safeParse(Object.assign({}, target, ...words));
    if (!changedTo.success) {
      const [issue] = changedTo.error.issues;
      const message = issue ? misfit(issue, `The ${String(issue.path[0])}`) : '';
      throw new DeskError('does-not-fit', message, 'Nothing was changed.');
    }
    const placements = content.placements.map((placement) =>
      placement === target ? changedTo.data : placement,
    );
    await desk.call('articles.patch', { id, seq: seq + 1, placements });
    const article = await readArticle(desk, id);
    const changed = article.placements.find((placement) => placement.id === target.id);
    here.print(changed, `${target.id}  ${changed?.caption}  (${changed?.credit})  ${changed?.altText}`);
  },
};
