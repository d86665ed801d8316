import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { themeSchema } from '../../shared/shell/shell.ts';

export const boundsSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

const settingsSchema = z.strictObject({
  theme: themeSchema,
  /** Where the window was, in device-independent pixels; null before the first run. */
  bounds: boundsSchema.nullable(),
  maximized: z.boolean(),
});
export type AppSettings = z.infer<typeof settingsSchema>;

const FIRST: AppSettings = { theme: 'system', bounds: null, maximized: false };

/** Look and place of the window on this machine. Nothing in here is worth stopping for: what is unreadable starts afresh. */
export class SettingsFile {
  #path: string;
  #settings: AppSettings;

  constructor(path: string) {
    this.#path = path;
    this.#settings = this.#read();
  }

  get settings(): AppSettings {
    return this.#settings;
  }

  /** Written beside its place and renamed in, so that a crash leaves the old file or the new one. */
  change(some: Partial<AppSettings>): void {
    this.#settings = { ...this.#settings, ...some };
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, `${JSON.stringify(this.#settings)}\n`);
    renameSync(`${this.#path}.new`, this.#path);
  }

  #read(): AppSettings {
    try {
      return settingsSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      return FIRST;
    }
  }
}
