import type { Command } from '../command.ts';
import { need } from '../usage.ts';
import { readState } from './read.ts';

export const state: Command = {
  name: 'state',
  usage: 'ID NEW [--reason TEXT]',
  summary: 'moves it in the workflow; refuses what the checks refuse, and says why',
  options: { reason: 'value' },
  async run(here) {
    const [id = '', typed = ''] = need(here.args, 'ID', 'NEW');
    const to = readState(typed);
    const desk = await here.deskAs();
    const { meta } = await desk.call('articles.move', {
      id,
      to,
      reason: here.args.values.get('reason') ?? '',
    });
    const { version, approvedRevision, publishedRevision } = meta;
    const out = { id, state: meta.state, version, approvedRevision, publishedRevision };
    here.print(out, `${id}  ${meta.state}  version ${version}`);
  },
};
