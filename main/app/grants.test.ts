import { describe, expect, it } from 'vitest';
import { Grants } from './grants.ts';

describe('what a person chose', () => {
  it('is known to a page by its name and a token that tells nothing', () => {
    const grants = new Grants();
    const chosen = grants.add('/home/jo/pictures/summit.jpg');
    expect(chosen.name).toBe('summit.jpg');
    expect(chosen.token).not.toContain('jo');
    expect(grants.all()).toEqual([[chosen.token, '/home/jo/pictures/summit.jpg']]);
  });

  it('covers what lies in it and nothing beside it', () => {
    const grants = new Grants();
    grants.add('/home/jo/out');
    expect(grants.covers('/home/jo/out')).toBe(true);
    expect(grants.covers('/home/jo/out/story_v1.zip')).toBe(true);
    expect(grants.covers('/home/jo/out/..data')).toBe(true);
    expect(grants.covers('/home/jo/outside')).toBe(false);
    expect(grants.covers('/home/jo/out/../secret')).toBe(false);
    expect(grants.covers('out/story_v1.zip')).toBe(false);
    expect(grants.covers('/')).toBe(false);
  });
});
