import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { readLog } from '../../store/log-file.ts';

/** The pages of a store's file with its log laid over, read one by one without SQLite, which stops at damage. */
export interface Pages {
  readonly size: number;
  readonly count: number;
  /** Null beyond the end. */
  page(number: number): Buffer | null;
  close(): void;
}

const PAGE_SIZE = 4096;

export function openPages(file: string): Pages {
  const log = readLog(`${file}-wal`);
  const main = existsSync(file) ? openSync(file, 'r') : null;
  const wal = log ? openSync(`${file}-wal`, 'r') : null;
  // Stores are made with pages of 4096 bytes; the head of a damaged file is not asked.
  const size = log?.pageSize ?? PAGE_SIZE;
  const inFile = main === null ? 0 : Math.ceil(fstatSync(main).size / size);
  const count = Math.max(inFile, log?.pageCount ?? 0);
  const read = (from: number, at: number): Buffer => {
    const page = Buffer.alloc(size);
    readSync(from, page, 0, size, at);
    return page;
  };
  return {
    size,
    count,
    page(number) {
      const logged = log?.pages.get(number);
      if (wal !== null && logged !== undefined) return read(wal, logged);
      if (main === null || number < 1 || number > inFile) return null;
      return read(main, (number - 1) * size);
    },
    close() {
      if (main !== null) closeSync(main);
      if (wal !== null) closeSync(wal);
    },
  };
}
