import { MEDIA_LIMITS } from '../../../shared/photo/media-calls.ts';
import type { ZipLimits } from '../zip/reader.ts';

/** What a hand-off may hold at most. Texts deflate well, but never a thousandfold. */
export const HANDOFF_LIMITS: ZipLimits = {
  entries: 1_000_000,
  entryBytes: MEDIA_LIMITS.bytes,
  totalBytes: 100_000_000_000,
  ratio: 200,
};

/** Bytes of one text: far more than any article, far less than memory. */
export const MAX_TEXT = 32_000_000;
