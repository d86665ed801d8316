import { describe, expect, it } from 'vitest';
import { PendingCalls, SERVICE_LOST } from './pending.ts';

describe('calls under way', () => {
  it('are answered by their number, in any order', async () => {
    const pending = new PendingCalls();
    const first = pending.open();
    const second = pending.open();
    pending.settle({ id: second.id, ok: true, value: 2 });
    pending.settle({ id: first.id, ok: true, value: 1 });
    expect(await first.reply).toEqual({ id: first.id, ok: true, value: 1 });
    expect(await second.reply).toEqual({ id: second.id, ok: true, value: 2 });
    expect(pending.size).toBe(0);
  });

  it('all fail when the service ends, and a late answer changes nothing', async () => {
    const pending = new PendingCalls();
    const call = pending.open();
    pending.fail(SERVICE_LOST);
    pending.settle({ id: call.id, ok: true, value: 'late' });
    expect(await call.reply).toEqual({ id: call.id, ok: false, error: SERVICE_LOST });
    expect(pending.size).toBe(0);
  });

  it('never share a number', () => {
    const pending = new PendingCalls();
    const ids = Array.from({ length: 100 }, () => pending.open().id);
    expect(new Set(ids).size).toBe(100);
  });
});
