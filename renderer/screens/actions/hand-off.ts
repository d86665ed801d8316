import type { Bridge } from '../../../shared/shell/shell.ts';
import { say, sayError } from '../../ui/toasts.tsx';

/** Writes stories, with history and photos, into one `.galley` file that the person chooses. */
export async function handOff(
  bridge: Bridge,
  ids: readonly string[],
  before?: () => Promise<void>,
): Promise<void> {
  try {
    await before?.();
    const file = await bridge.shell.chooseSave({
      kind: 'handoff',
      title: ids.length === 1 ? 'Hand off this story' : `Hand off ${ids.length} stories`,
      suggestedName: await suggestedName(bridge, ids),
    });
    if (!file) return;
    const { path, articles, photos } = await bridge.call('handoff.write', {
      ids: [...ids],
      file: { token: file.token },
    });
    say({
      text: `${countOf(articles, 'story', 'stories')} and ${countOf(photos, 'photo', 'photos')} are in ${file.name}.`,
      hint: 'Nothing changed here. Whoever opens the file has the same story under the same id.',
      action: { label: 'Show file', run: () => void bridge.shell.showInFolder(path).catch(sayNothingThere) },
    });
  } catch (cause) {
    sayError(cause, 'The hand-off was not written.');
  }
}

const sayNothingThere = (cause: unknown) => sayError(cause, 'The file is no longer there.');

async function suggestedName(bridge: Bridge, ids: readonly string[]): Promise<string> {
  const [id] = ids;
  if (ids.length !== 1 || id === undefined) return 'stories.galley';
  const { content } = await bridge.call('articles.peek', { id });
  return `${content.fields.slugline.trim() || 'story'}.galley`;
}

/** "1 story", "2,314 stories". */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
