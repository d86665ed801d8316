const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

export const VOID = set(
  'area base br col embed hr img input link meta param source track wbr frame basefont bgsound',
);

/** Elements that stand on lines of their own. */
export const BLOCK = set(
  'address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul xmp',
);

/** What is inside has no words of the story. */
export const UNSEEN = set(
  'script style noscript iframe template audio video canvas svg select textarea button datalist noembed noframes applet xml map title rp',
);

/** Of these, what has no words for people at all. */
export const CODE = set('script style template iframe noembed noframes applet xml map title svg canvas rp');

/** Formatting goes on after a block that closed around it (HTML Living Standard, "active formatting elements"). */
export const FORMATTING = set('a b big code em font i nobr s small strike strong tt u');

/** An end tag inside does not reach out of these. */
export const SCOPE = set('table td th caption');

/** Opening one closes an open element of the second list, up to the third. */
export const IMPLIED_END: ReadonlyMap<string, { closes: ReadonlySet<string>; upTo: ReadonlySet<string> }> =
  new Map(
    Object.entries({
      li: { closes: set('li'), upTo: set('ul ol menu dir table td th') },
      dt: { closes: set('dt dd'), upTo: set('dl table td th') },
      dd: { closes: set('dt dd'), upTo: set('dl table td th') },
      td: { closes: set('td th caption'), upTo: set('table tr') },
      th: { closes: set('td th caption'), upTo: set('table tr') },
      tr: { closes: set('tr td th caption'), upTo: set('table tbody thead tfoot') },
      tbody: { closes: set('tbody thead tfoot tr td th caption'), upTo: set('table') },
      thead: { closes: set('tbody thead tfoot tr td th caption'), upTo: set('table') },
      tfoot: { closes: set('tbody thead tfoot tr td th caption'), upTo: set('table') },
    }),
  );

/** Parts of a page, as bits. A block carries those that it stands in. */
export const ZONE: Readonly<Record<string, number>> = {
  article: 1,
  main: 2,
  nav: 4,
  aside: 8,
  footer: 16,
  header: 32,
  table: 64,
};
/** An element marked `itemprop="articleBody"`. */
export const ARTICLE_BODY = 128;
