import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { copyApp, ROOT } from '../../e2e/runtime.ts';

const SAVES = 'export const SEND_EVERY = 250;';

/** A copy of the built app whose window saves two seconds late on purpose. Answers its folder. */
export async function lateSavingApp(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-mutant-'));
  mkdirSync(join(folder, 'app'));
  copyApp(join(folder, 'app'));
  let changed = false;
  await build({
    root: join(ROOT, 'renderer'),
    configFile: false,
    logLevel: 'error',
    plugins: [
      react(),
      {
        name: 'save-late',
        enforce: 'pre',
        transform(code, id) {
          if (resolve(id) !== join(ROOT, 'renderer', 'article', 'save-queue.ts')) return null;
          changed = code.includes(SAVES);
          return code.replace(SAVES, 'export const SEND_EVERY = 2250;');
        },
      },
    ],
    build: {
      target: 'chrome148',
      outDir: join(folder, 'app', 'out', 'renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  if (!changed) throw new Error('The mutant changed nothing: where saving is timed has moved.');
  return folder;
}
