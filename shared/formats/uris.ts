const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The address of IPTC Media Topics, alias "medtop". */
export const MEDIA_TOPICS = 'http://cv.iptc.org/newscodes/mediatopic/';

/** The name of an article or photo everywhere: a UUID as RFC 9562 says, else a name of ours. */
export function idUri(kind: 'article' | 'photo', id: string): string {
  return UUID.test(id) ? `urn:uuid:${id}` : `urn:galley:${kind}:${encodeURIComponent(id)}`;
}

/** The name of a photo's use in an article: its words can differ from the photo's, so it has one of its own. */
export function placementUri(articleId: string, placementId: string): string {
  return `urn:galley:placement:${encodeURIComponent(articleId)}:${encodeURIComponent(placementId)}`;
}

/**
 * The address of a vocabulary, such that address plus code names the concept: IPTC's own, an address that
 * is one already, else a name of ours.
 */
export function schemeUri(scheme: string): string {
  if (scheme === 'medtop') return MEDIA_TOPICS;
  if (/^https?:\/\//.test(scheme) && URL.canParse(scheme)) return new URL(scheme).href;
  if (/^urn:[a-z0-9-]+:/i.test(scheme)) return scheme;
  return `urn:galley:${encodeURIComponent(scheme)}:`;
}

/** The address of a concept in a vocabulary. */
export function conceptUri(scheme: string, code: string): string {
  return schemeUri(scheme) + encodeURIComponent(code);
}

/** The address of a place in GeoNames. */
export function geonamesUri(id: number): string {
  return `https://sws.geonames.org/${id}/`;
}

/**
 * A file of the package as an absolute URI, which ninjs asks for. A `file:` URI without a leading slash is
 * resolved against the file that holds it, by RFC 3986 section 5.2.2 as it is in use and by the URL standard.
 */
export function packageFileUri(path: string): string {
  return `file:${path}`;
}
