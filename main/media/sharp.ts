import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import type { Sharp, default as SharpConstructor, SharpOptions } from 'sharp';
import { MEDIA_LIMITS } from '../../shared/photo/media-calls.ts';

type SharpModule = typeof SharpConstructor;

let loading: Promise<SharpModule> | null = null;

/** sharp, loaded at its first use: it takes longer to load than all the rest of the worker. */
export function loadSharp(): Promise<SharpModule> {
  loading ??= importSharp();
  return loading;
}

async function importSharp(): Promise<SharpModule> {
  if (process.platform === 'linux' && process.versions.electron !== undefined) bindOwnGlib();
  const { default: sharp } = await withoutWarning('SharpElectronLinux', () => import('sharp'));
  // Files are read once, and a rendition may be replaced under the same name: a cache would be wrong.
  sharp.cache(false);
  sharp.concurrency(2);
  return sharp;
}

/**
 * On Linux, sharp's library would bind to the GLib inside Electron, with thousands of warnings and memory that
 * grows (lovell/sharp #4522). Loading it first, and then sharp's addon with RTLD_DEEPBIND, keeps it to its own;
 * the later import finds both loaded.
 */
function bindOwnGlib(): void {
  const require = createRequire(import.meta.url);
  const name = `linux-${process.arch}`;
  const library = join(unpacked(dirname(require.resolve(`@img/sharp-libvips-${name}/package`))), 'lib');
  const addon = join(unpacked(dirname(require.resolve(`@img/sharp-${name}/package`))), 'lib');
  const { RTLD_NOW, RTLD_DEEPBIND } = constants.dlopen;
  const file = (folder: string, pattern: RegExp) => {
    const found = readdirSync(folder).find((entry) => pattern.test(entry));
    if (found === undefined) throw new Error(`The picture library is not in ${folder}`);
    return join(folder, found);
  };
  try {
    process.dlopen({ exports: {} }, file(library, /^libvips-cpp\.so/), RTLD_NOW);
  } catch {
    // It is no addon, and Node says so after loading it: that was all we wanted.
  }
  process.dlopen({ exports: {} }, file(addon, /\.node$/), RTLD_NOW | RTLD_DEEPBIND);
}

/** sharp warns of exactly the trouble that is mended here; nobody needs to read that at every start. */
async function withoutWarning<T>(code: string, task: () => Promise<T>): Promise<T> {
  const { emitWarning } = process;
  const muted = (warning: string | Error, ...rest: unknown[]) => {
    if (!rest.some((part) => Reflect.get(Object(part), 'code') === code)) {
      Reflect.apply(emitWarning, process, [warning, ...rest]);
    }
  };
  process.emitWarning = muted;
  try {
    return await task();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Libraries cannot be loaded from inside an asar archive; electron-builder lays them beside it. */
function unpacked(path: string): string {
  return path.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');
}

/** Opens a picture for one use, with our limits: whole or not at all, upright later, first page only. */
export async function openPicture(input: string | Buffer, options: SharpOptions = {}): Promise<Sharp> {
  const sharp = await loadSharp();
  return sharp(input, {
    failOn: 'error',
    limitInputPixels: MEDIA_LIMITS.pixels,
    sequentialRead: true,
    ...options,
  });
}
