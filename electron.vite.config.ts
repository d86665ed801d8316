import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// What Electron 42 (the stand-in of development) and the pinned one have in common.
const NODE = 'node24.15';
const CHROME = 'chrome148';

// Whose code went into a bundle; `scripts/notices.ts` makes the notices of the packaged app from it.
const LICENCES = { fileName: 'licences.json' };

const at = (path: string) => resolve(import.meta.dirname, path);

/** Every worker thread is an entry of its own: `main/desk/x/NAME.worker.ts` becomes `out/main/workers/NAME.js`. */
function workers(): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const file of globSync('main/**/*.worker.ts', { cwd: import.meta.dirname })) {
    const name = `workers/${basename(file, '.worker.ts')}`;
    if (entries[name] !== undefined)
      throw new Error(`Two worker threads are called ${name}: rename ${file}.`);
    entries[name] = at(file);
  }
  return entries;
}

const processes = {
  index: at('main/index.ts'),
  desk: at('main/desk/main.ts'),
  media: at('main/media/main.ts'),
};

export default defineConfig({
  main: {
    build: {
      target: NODE,
      outDir: 'out/main',
      license: LICENCES,
      // The packages under "dependencies" have native or WebAssembly files and stay as they are.
      externalizeDeps: true,
      rollupOptions: {
        input: { ...processes, ...workers() },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: 'out/preload',
      license: LICENCES,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('main/preload.ts') },
        // A sandboxed preload is loaded as CommonJS, as one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      target: CHROME,
      outDir: at('out/renderer'),
      license: LICENCES,
      minify: true,
      // The page may load nothing from inside itself but its own files: no data: addresses for fonts or scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
