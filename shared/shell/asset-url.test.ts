import { describe, expect, it } from 'vitest';
import { assetUrl, parseAssetUrl } from './asset-url.ts';

const id = 'ab'.repeat(32);

describe('addresses of pictures', () => {
  it('say which asset and how large', () => {
    expect(parseAssetUrl(assetUrl(id, 'thumb'))).toEqual({ assetId: id, size: 'thumb' });
  });

  it.each([
    'asset://photo/',
    `asset://photo/${id}`,
    `asset://photo/${id}/huge`,
    `asset://photo/${id}/thumb/more`,
    `asset://photo/${id}/thumb?x`,
    `asset://elsewhere/${id}/thumb`,
    `https://photo/${id}/thumb`,
    'asset://photo/../../etc/passwd/thumb',
    `asset://photo/${id.toUpperCase()}/thumb`,
    'nothing',
  ])('are nothing else: %s', (address) => {
    expect(parseAssetUrl(address)).toBeNull();
  });
});
