import { inlineOf, isLine, isProse, note, textOf, type Work, words } from './parts.ts';

interface Kind {
  /** For the person: "a newsletter line". */
  what: string;
  patterns: readonly RegExp[];
}

/** Lines that belong to a web page around a story and never to the story. Whole lines only. */
const CERTAIN: readonly Kind[] = [
  {
    what: 'Newsletter and subscription lines',
    patterns: [
      /^(sign[- ]?up|register|subscribe)\b.{0,80}\b(newsletters?|inbox|alerts?|e-?mails?|updates|bulletins?|for free|today|now)\b.{0,80}$/i,
      /^sign up (now|here|today)\b.{0,160}$/i,
      /^subscribe (now|today|here|to (our|the)\b.{1,80}|for (full|unlimited) access)[.!]?$/i,
      /^get (the |our |all |your |st's |breaking )?.{0,60}(delivered|sent|straight|direct(ly)?|right)? ?(to|in) your inbox\b.{0,60}$/i,
      /^get (the|our) .{0,50}\b(newsletter|app)\b.{0,60}$/i,
      /^(join|follow) (us|our|the|st's|[\p{Lu}]\S+(?:'s|’s)) .{0,60}\b(telegram|whatsapp|channel|community|instagram|facebook|twitter|tiktok|youtube|linkedin|threads|google news|bluesky)\b.{0,60}$/iu,
      /^(follow|like|find) us on .{1,100}$/i,
      /^download (the|our) .{0,50}\bapp\b.{0,80}$/i,
      /^(log|sign) in( to (continue|read|comment).{0,40})?$/i,
      /^already (a )?(subscriber|a member)\?.{0,40}$/i,
      /^(this article is|unlock this article|to continue reading).{0,30}\b(subscribers?|subscribe|free trial)\b.{0,60}$/i,
      /^(support|donate to) (our|independent|quality) journalism.{0,80}$/i,
      /^newsletter sign-?up$/i,
      /^(?:(?:jetzt |hier )?(?:unseren? |den )?newsletter (?:jetzt |kostenlos |hier )?(?:abonnieren|bestellen)|(?:inscrivez|abonnez)-vous (?:à|a) (?:notre|la|nos) newsletters?|recevez (?:notre|la) newsletter|suscríb(?:ete|ase) a (?:nuestra?|la) (?:newsletter|boletín)|suscríbete a nuestro boletín|iscriviti alla (?:nostra )?newsletter|assine (?:a )?nossa newsletter|(?:schrijf je in|meld je aan) voor (?:de|onze) nieuwsbrief)\b.{0,80}$/iu,
      /^(?:suivez-nous sur|síguenos en|seguici su|siga-nos no|folgen sie uns (?:auf|bei)|volg ons op) .{2,60}$/iu,
      /^.{0,100}\bunsubscribe\b.{0,160}$/i,
      /^view (this|the) (e-?mail|message|newsletter) (in|on) .{1,40}$/i,
    ],
  },
  {
    what: 'Advertising marks',
    patterns: [
      /^[-–—[(*\s]*(advertisement|advertising|advert|sponsored( content)?|paid (post|content)|promoted( content)?|partner content|anzeige|werbung|publicité|publicidad)[-–—\])*\s:.]*$/i,
      /^(story|article) continues (below|after)( the| this)?( advertisement| ad| video| advert)?[.:]?$/i,
      /^(continue reading|scroll (down )?to continue( reading)?|continue reading below|keep reading)( below| the main story)?$/i,
      /^skip (advertisement|promotion|past newsletter promotion|to (main )?content|ad)$/i,
    ],
  },
  {
    what: 'Sharing and page buttons',
    patterns: [
      /^share (this|the|via|with|on|to)\b( (article|story|post|page|video|link|on|via|with|facebook|twitter|x|whatsapp|email|e-mail|linkedin|telegram|your friends|this|copy|print|,|and|or))*[.:!]?$/i,
      /^(?:(?:artikel|beitrag) (?:teilen|drucken|merken|vorlesen)|partager (?:cet |l[’'])article|imprimer (?:cet |l[’'])article|compartir (?:este )?artículo|condividi (?:questo |l[’'])articolo|compartilhar (?:esta |este )?(?:matéria|notícia|artigo)|deel dit artikel)[.:!]?$/iu,
      /^(copy|copied) (the )?link( to (this )?(article|story|clipboard))?$/i,
      /^link copied(!| to clipboard)?$/i,
      /^(gift|save|print|email|e-mail|bookmark|listen to|watch|rate) this (article|story|page)( \(?\d+ ?min(ute)?s?\)?)?$/i,
      /^\d{1,3}[- ]?min(ute)?s?[- ](read|listen)$/i,
      /^(reading time|read time|est\. reading time)\b.{0,20}$/i,
      /^(leave|post|add|write) (a |your )?comments?$/i,
      /^(view|see|show|load|hide|read)( all)? (\d+ )?(comments|replies)$/i,
      /^\d+ (comments|shares|views|likes)$/i,
      /^(toggle|hide|show|read) caption$/i,
      /^(enlarge|expand|view|open)( this)? (image|photo|picture|gallery|slideshow|full ?screen)( in (fullscreen|gallery))?$/i,
      /^(back to (the )?top|return to top|jump to recipe|print this page|report (an? )?(error|correction|ad|a mistake)|contact us|send (us )?feedback|suggest a correction)$/i,
      /^(click|tap) here (to|for)\b.{1,80}$/i,
      /^(this video|video|image) (is )?(loading|unavailable|not available).{0,30}$/i,
      /^\(?(except for the headline, )?this (story|article|report) (has not been|was|is|has been) (edited|published|auto-generated|generated|syndicated|translated)\b.{0,240}$/i,
      /^(acquire|purchase) licensing rights.{0,30}$/i,
      /^get the .{1,20} app$/i,
      /^(subscribe|download) here$/i,
      /^have (a|an|any) (story|tip|news tip|question|opinion)s?( on this (story|article))?\?.{0,100}$/i,
      /^share it!?$/i,
      /^our standards: the thomson reuters trust principles\.?.{0,20}$/i,
      /^(acquire|purchase) licensing rights.{0,20}$/i,
    ],
  },
  {
    what: 'Links to other stories',
    patterns: [
      /^\W{0,3}(read|see|watch|view|check)( also| more| next| this| related| the full story)\b\s*[:：»>|–—-].{1,200}$/i,
      /^\W{0,3}(also|must|further|don.t miss)[- ](read|see|watch|reading)\b\s*[:：»>|–—-].{1,200}$/i,
      /^\W{0,3}(related|read|recommended|more on this|lies auch|lesen sie auch|lire aussi|à lire aussi|lea también|leia também)\s*[:：]\s*.{1,200}$/i,
      /^(?:follow|find|see|read) (?:the |our |more |all )?(?:ap|afp|reuters|cnn|bbc|more|our|all)\S* .{0,60}\b(?:coverage|stories|reports?)\b.{0,60}https?:\/\/\S+$/i,
      /^\W{0,3}(lire aussi|à lire aussi|lesen sie (auch|mehr)|lea también|leia (também|mais)|leggi anche)\b.{0,200}$/i,
    ],
  },
];

/** Headers over lists of other stories. */
const RELATED_HEADER =
  /^(related|recommended|more|other|latest|top|popular|trending)( (stories|articles|news|content|coverage|reading|links|headlines|posts|from this (section|topic)))[:.]?$|^(related|recommended( for you| reading)?|more on this (topic|story|subject)|read (also|more|next)|also read|see also|you (may|might) (also )?(like|be interested in)|what to read next|editors?[’']?s?[’']? picks?|in case you missed it|most (read|popular|viewed)|more from .{1,40}|don.t miss|trending( now)?|up next|from our partners|around the web|sponsored stories|mehr zum thema|das könnte sie auch interessieren|sur le même sujet|à lire également|más sobre este tema|noticias relacionadas|leggi anche|leia mais)[:.]?$/i;

/** Single words of page furniture, which could as well be a crosshead: left out only beside other furniture. */
const WEAK =
  /^(share|save|print|e-?mail|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|flipboard|pinterest|copy link|tweet|comments?|comment|listen|video|watch|gallery|photos?|menu|search|home|news|subscribe|sign in|log in|more|close|follow|gift|bookmark|like|text size|aa?|\+|read more|show more|see more|load more|view more|1 ?x|0:00|\d{1,2}:\d{2})$/i;

/** Whether a line is the name of a button of a page. Beside other furniture, or before a story, it is one. */
export function isPageButton(text: string): boolean {
  return WEAK.test(text);
}

function kindOf(text: string): string | null {
  if (text.length > 240) return null;
  return CERTAIN.find((kind) => kind.patterns.some((pattern) => pattern.test(text)))?.what ?? null;
}

/** Whether a line is certainly furniture of a web page. */
export function isFurniture(text: string): boolean {
  return kindOf(text) !== null;
}

/** Takes page furniture out of a story and notes every line of it. */
export function takeFurniture(work: Work): void {
  const found = new Map<string, string[]>();
  const out = new Set<number>();
  const take = (at: number, what: string) => {
    if (out.has(at)) return;
    out.add(at);
    const lines = found.get(what) ?? [];
    lines.push(textOf(work.pieces[at]));
    found.set(what, lines);
  };
  for (const [at, piece] of work.pieces.entries()) {
    if (!isLine(piece)) continue;
    const what = kindOf(textOf(piece));
    if (what !== null) take(at, what);
  }
  takeRelated(work, take);
  takeWeak(work, out, take);
  for (const [what, lines] of found) note(work, 'left-out', `${what} were left out.`, lines.join('\n'));
  work.pieces = work.pieces.filter((_, at) => !out.has(at));
}

/**
 * A header over other stories goes. What stands under it goes as well where it cannot be the story: lines that
 * are nothing but a link, and, once the running text is over, lines that read like headlines.
 */
function takeRelated(work: Work, take: (at: number, what: string) => void): void {
  const { pieces } = work;
  const lastProse = pieces.findLastIndex((piece) => endsSentence(textOf(piece)));
  for (let at = 0; at < pieces.length; at += 1) {
    if (!isLine(pieces[at]) || !RELATED_HEADER.test(textOf(pieces[at]))) continue;
    take(at, 'Links to other stories');
    let next = at + 1;
    while (isAllLink(work, next) || (next > lastProse && readsLikeHeadline(textOf(pieces[next])))) {
      take(next, 'Links to other stories');
      next += 1;
    }
    const title = textOf(pieces[next]);
    if (next === at + 1 && isLine(pieces[next]) && readsLikeHeadline(title) && !isProse(title)) {
      note(work, 'unsure', 'This may be the headline of another story; it stays in the text.', title);
    }
    at = next - 1;
  }
}

function endsSentence(text: string): boolean {
  if (/^(©|copyright)|all rights reserved/i.test(text)) return false;
  return words(text) > 6 && /[.!?…。]["”’)\]]?(\s+[\p{Lu}, /]{2,40})?$/u.test(text);
}

function isAllLink(work: Work, at: number): boolean {
  const piece = work.pieces[at];
  if (piece?.kind !== 'block') return false;
  if (piece.block.type === 'list')
    return piece.block.items.every((item) => item.inline.every((run) => run.type === 'text' && run.href));
  const inline = inlineOf(piece);
  return (
    inline !== null &&
    inline.length > 0 &&
    inline.every((run) => run.type === 'break' || run.href !== undefined)
  );
}

function readsLikeHeadline(text: string): boolean {
  return words(text) >= 3 && words(text) <= 25 && !/[.;,]$/.test(text);
}

function takeWeak(work: Work, out: ReadonlySet<number>, take: (at: number, what: string) => void): void {
  const { pieces } = work;
  const isWeak = (at: number) => isLine(pieces[at]) && WEAK.test(textOf(pieces[at]));
  for (let at = 0; at < pieces.length; at += 1) {
    if (!isWeak(at)) continue;
    let end = at;
    while (isWeak(end + 1)) end += 1;
    if (end > at || out.has(at - 1) || out.has(end + 1)) {
      for (let each = at; each <= end; each += 1) take(each, 'Sharing and page buttons');
    }
    at = end;
  }
}
