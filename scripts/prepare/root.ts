import { resolve } from 'node:path';

/** The project's folder. */
export const ROOT: string = resolve(import.meta.dirname, '../..');
