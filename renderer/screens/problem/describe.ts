/** A problem in the words of its screen. */
export interface Problem {
  code: string;
  title: string;
  happened: string;
  safe: string;
  todo: string;
}

interface Words {
  title: string;
  safe: string;
  todo: string;
  /** What to do is said better here than in the service's hint, which speaks to the command line as well. */
  ownTodo?: true;
}

const TITLES: Record<string, Words> = {
  'store-not-writable': {
    title: 'Galley cannot write in its folder',
    safe: 'Nothing was changed. Stories that are in the folder are as you left them.',
    todo: 'Give your account the right to write there, or free the disk if it is mounted read-only. Then try again.',
  },
  'store-newer': {
    title: 'These stories were written by a newer Galley',
    safe: 'All stories, photos and versions are in the store, untouched.',
    todo: 'Install the newest Galley on this machine, then open it again.',
    ownTodo: true,
  },
  'store-foreign': {
    title: 'Something else lies where the stories should be',
    safe: 'That file was not touched, and nothing was written beside it.',
    todo: 'Move the file elsewhere and try again: Galley then begins an empty store. Or start Galley with another folder: galley --store=FOLDER.',
    ownTodo: true,
  },
  'store-locked': {
    title: 'Another Galley has these stories open',
    safe: 'Both are whole: only one may write at a time, so this one stopped before it began.',
    todo: 'Go on in the other window, or close it and try again.',
  },
  'store-damaged': {
    title: 'The store does not read as it should',
    safe: 'Galley stopped before writing anything. The copies in the backups folder are untouched.',
    todo: 'Do not delete anything. Repair the store: that keeps all that can be read and lists the rest.',
  },
  'store-missing': {
    title: 'The store is not there',
    safe: 'Nothing was made or changed. If the store is on a disk that is not connected, all stories, photos and versions are on that disk as you left them.',
    todo: 'Connect the disk and look again. If the store has moved, show Galley where it is now. If it is lost, put the newest backup in its place.',
    ownTodo: true,
  },
  'disk-full': {
    title: 'The disk is full',
    safe: 'Everything that was saved before is whole.',
    todo: 'Free some space on the disk of the store, then try again.',
  },
};

const OTHER: Words = {
  title: 'Galley had to stop',
  safe: 'Every change that was marked as saved is on disk.',
  todo: 'Try again. If it comes back, quit and start Galley anew.',
};

/** Words for whatever stopped the app; the service's own sentences where it has them, never a stack. */
export function describeProblem(error: Error | null): Problem {
  const code = error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const known = Object.hasOwn(TITLES, code) ? TITLES[code] : undefined;
  const hint = error && 'hint' in error && typeof error.hint === 'string' ? error.hint : '';
  const words = known ?? OTHER;
  const spoken = error !== null && code !== 'unknown';
  return {
    code,
    title: words.title,
    happened: spoken ? error.message : 'Something failed inside the app.',
    safe: words.safe,
    todo: hint === '' || words.ownTodo ? words.todo : hint,
  };
}
