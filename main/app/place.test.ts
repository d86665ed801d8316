import { describe, expect, it } from 'vitest';
import { placeOnScreen } from './place.ts';

const screens = [
  { x: 0, y: 0, width: 1920, height: 1080 },
  { x: 1920, y: 0, width: 1280, height: 1024 },
];

describe('where the window opens', () => {
  it('is where it was while a screen shows it', () => {
    for (const place of [
      { x: 100, y: 100, width: 1200, height: 800 },
      { x: 2500, y: 20, width: 1200, height: 800 },
      { x: -500, y: 0, width: 1200, height: 800 },
    ]) {
      expect(placeOnScreen(place, screens)).toBe(place);
    }
  });

  it('is left to the system when that screen is gone', () => {
    for (const place of [
      { x: 4000, y: 100, width: 1200, height: 800 },
      { x: 100, y: -500, width: 1200, height: 800 },
      { x: 100, y: 1070, width: 1200, height: 800 },
      { x: -1150, y: 10, width: 1200, height: 800 },
    ]) {
      expect(placeOnScreen(place, screens)).toBeNull();
    }
  });

  it('is left to the system the first time', () => {
    expect(placeOnScreen(null, screens)).toBeNull();
  });
});
