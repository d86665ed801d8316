import { join } from 'node:path';

/** The file that makes a folder a store. */
export function storeFile(folder: string): string {
  return join(folder, 'galley.sqlite');
}
