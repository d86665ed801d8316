import { first } from './0010-first.ts';
import { writer } from './0020-writer.ts';
import { thinned } from './0030-thinned.ts';
import type { Migration } from './migration.ts';

/** All steps, in order. */
export const MIGRATIONS: readonly Migration[] = [first, writer, thinned];
