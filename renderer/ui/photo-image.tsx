import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import { cx } from './cx.ts';
import css from './photo-image.module.css';

interface PhotoImageProps {
  assetId: string;
  size: 'thumb' | 'preview';
  /** What a reader who cannot see it is told; empty where the words stand beside it. */
  alt: string;
  /** Pixels, to keep its place before it is there. */
  width?: number | undefined;
  height?: number | undefined;
  missing?: boolean;
  fit?: 'cover' | 'contain';
}

/** The address of a rendition of an asset. */
export function assetUrl(assetId: string, size: 'thumb' | 'preview'): string {
  return `asset://photo/${assetId}/${size}`;
}

/** A photo of the store. Says so when its file is gone. */
export function PhotoImage({
  assetId,
  size,
  alt,
  width,
  height,
  missing = false,
  fit = 'cover',
}: PhotoImageProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const url = assetUrl(assetId, size);
  if (missing || failed === url) {
    return (
      <div
        className={cx(css.gone)}
        role="img"
        aria-label={alt === '' ? 'File missing' : `File missing: ${alt}`}
      >
        <ImageOff aria-hidden="true" />
        {size === 'preview' && <span>The file of this photo is missing</span>}
      </div>
    );
  }
  return (
    <img
      className={cx(css.image, css[fit])}
      src={url}
      alt={alt}
      width={width}
      height={height}
      draggable={false}
      decoding="async"
      onError={() => setFailed(url)}
    />
  );
}
