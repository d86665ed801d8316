import { writeHtmlArticle } from './html/page.ts';
import type { PackageInput } from './input.ts';
import { writeNewsml } from './newsml/newsml.ts';
import { writeNinjs1 } from './ninjs1/ninjs1.ts';
import { writeNinjs3 } from './ninjs3/ninjs3.ts';
import { writeNitf } from './nitf/nitf.ts';

/** A file of the package that holds the whole article in one format. */
export interface Format {
  /** Stable name, with the version of the standard: the role of the file in the manifest. */
  name: string;
  /** File name in the package. */
  file: string;
  mediaType: string;
  /** Pure: the same input gives the same text. */
  write: (input: PackageInput) => string;
}

/** Every format of a package. */
export const FORMATS: readonly Format[] = [
  { name: 'ninjs-3.1', file: 'article.ninjs.json', mediaType: 'application/json', write: writeNinjs3 },
  { name: 'ninjs-1.6', file: 'article.ninjs-1.6.json', mediaType: 'application/json', write: writeNinjs1 },
  {
    name: 'newsml-g2-2.35',
    file: 'article.newsml.xml',
    mediaType: 'application/vnd.iptc.g2.newsmessage+xml',
    write: writeNewsml,
  },
  { name: 'nitf-3.6', file: 'article.nitf.xml', mediaType: 'application/nitf+xml', write: writeNitf },
  { name: 'html', file: 'article.html', mediaType: 'text/html', write: writeHtmlArticle },
];
