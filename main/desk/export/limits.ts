import type { ZipLimits } from '../zip/reader.ts';

/** What a package may hold at most: far more than any article needs, far less than a disk. */
export const PACKAGE_LIMITS: ZipLimits = {
  entries: 10_000,
  entryBytes: 500_000_000,
  totalBytes: 8_000_000_000,
  ratio: 200,
};
