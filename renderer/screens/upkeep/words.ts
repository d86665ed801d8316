import type { BackupEntry } from '../../../shared/upkeep/backups.ts';
import { countOf } from '../actions/hand-off.ts';

const KINDS: Record<BackupEntry['kind'], string> = {
  daily: 'Daily',
  asked: 'Asked for',
  'before-migration': 'Before an update',
  'set-aside': 'Set aside',
  file: 'File',
};

/** Why there is a backup, in a word or two. */
export function kindWord(entry: BackupEntry): string {
  return KINDS[entry.kind];
}

/** What is in a backup: "51 stories, 12 photos, 14 MB". */
export function contentWords(entry: BackupEntry): string {
  return [
    ...(entry.articles === null ? [] : [countOf(entry.articles, 'story', 'stories')]),
    ...(entry.photos === null ? ['without photos of its own'] : [countOf(entry.photos, 'photo', 'photos')]),
    ...(entry.missing === 0 ? [] : [`${countOf(entry.missing, 'photo was', 'photos were')} lost already`]),
    sizeWords(entry.bytes),
  ].join(', ');
}

/** A size in the largest unit that keeps it above one, as disks count: powers of ten. */
export function sizeWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return `${size.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${units[unit]}`;
}
