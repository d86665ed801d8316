import { COMMANDS, type Command, type CommandId } from '../../../shared/commands/commands.ts';
import { fold } from '../../../shared/search/fold.ts';

/**
 * The commands that a few letters mean, best first: those whose label begins with the text, then those in which
 * every word begins a word of label or synonyms. Only what is enabled.
 */
export function findCommands(
  text: string,
  enabled: readonly CommandId[],
): readonly (Command & { id: CommandId })[] {
  const on = new Set(enabled);
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: { entry: Command & { id: CommandId }; rank: number }[] = [];
  for (const entry of COMMANDS) {
    if (entry.hidden || !on.has(entry.id)) continue;
    const label = fold(entry.label);
    const all = `${label} ${fold(entry.also ?? '')}`.split(/[\s:…]+/);
    if (!words.every((word) => all.some((candidate) => candidate.startsWith(word)))) continue;
    found.push({ entry, rank: label.startsWith(words.join(' ')) ? 0 : 1 });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
