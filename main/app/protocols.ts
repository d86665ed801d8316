import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { type AssetAsk, parseAssetUrl } from '../../shared/shell/asset-url.ts';
import { logger } from '../log.ts';
import { ROOT } from '../paths.ts';
import { byteRange } from './byte-range.ts';
import { CONTENT_SECURITY_POLICY } from './csp.ts';
import { pageFile } from './page-files.ts';

const log = logger('protocols');

export type FindAsset = (ask: AssetAsk) => Promise<{ path: string; mediaType: string }>;

/** Must be called before the app is ready. */
export function registerSchemes(): void {
  const common = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { ...common, codeCache: true } },
    { scheme: 'asset', privileges: { ...common, stream: true } },
  ]);
}

function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

async function page(request: Request): Promise<Response> {
  if (request.method !== 'GET') return empty(405);
  const file = pageFile(join(ROOT, 'out/renderer'), request.url);
  if (file === null) return empty(404);
  try {
    return new Response(new Uint8Array(await readFile(file.path)), {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Resource-Policy': 'same-origin',
      },
    });
  } catch {
    return empty(404);
  }
}

async function picture(request: Request, find: FindAsset): Promise<Response> {
  if (request.method !== 'GET') return empty(405);
  const ask = parseAssetUrl(request.url);
  if (ask === null) return empty(404);
  try {
    const { path, mediaType } = await find(ask);
    const { size } = await stat(path);
    const headers: Record<string, string> = {
      'Content-Type': mediaType,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Accept-Ranges': 'bytes',
      // An asset never changes under its name.
      'Cache-Control': 'private, max-age=31536000, immutable',
    };
    const range = byteRange(request.headers.get('Range'), size);
    if (range === 'unsatisfiable') return empty(416, { 'Content-Range': `bytes */${size}` });
    const { start, end } = range ?? { start: 0, end: size - 1 };
    headers['Content-Length'] = String(end - start + 1);
    if (range !== null) headers['Content-Range'] = `bytes ${start}-${end}/${size}`;
    if (size === 0) return empty(200, headers);
    const stream = Readable.toWeb(createReadStream(path, { start, end }));
    return new Response(stream as ReadableStream, { status: range === null ? 200 : 206, headers });
  } catch (error) {
    log.warn({ assetId: ask.assetId, size: ask.size, error: String(error) }, 'picture not shown');
    return empty(404);
  }
}

/** Serves the pages under `app://galley/` and pictures of the store under `asset://photo/`. */
export function serveProtocols(find: FindAsset): void {
  protocol.handle('app', page);
  protocol.handle('asset', (request) => picture(request, find));
}
