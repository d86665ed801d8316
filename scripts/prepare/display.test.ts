import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { hasDisplay, startVirtualDisplay } from './display.ts';

afterEach(() => vi.unstubAllEnvs());

test.runIf(process.platform === 'linux')('a display that has ended is nobody’s display', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-display-'));
  try {
    const server = join(folder, 'Xvfb');
    writeFileSync(server, '#!/bin/sh\necho 77 >&3\nexec sleep 600\n');
    chmodSync(server, 0o755);
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
    vi.stubEnv('DISPLAY', undefined);
    vi.stubEnv('WAYLAND_DISPLAY', undefined);
    expect(hasDisplay()).toBe(false);
    const end = await startVirtualDisplay();
    expect(process.env.DISPLAY).toBe(':77');
    expect(hasDisplay()).toBe(true);
    end();
    expect(hasDisplay()).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
