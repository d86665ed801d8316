import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** What a reader of HTML gets, in the order of the source. */
export interface HtmlSink {
  open(name: string, attribute: (name: string) => string | null, selfClosing: boolean): void;
  close(name: string): void;
  text(text: string): unknown;
}

/** Elements whose content is no markup, and how it ends (HTML Living Standard, 13.2.6). */
const RAW = new Map<string, number>([
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['noscript', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
]);

/**
 * Reads HTML as parse5's tokenizer has it, without building a tree: linear in the length of the source however it
 * is nested. Comments (conditional ones of Office included), doctypes and null characters are passed over.
 */
export function tokenize(html: string, sink: HtmlSink): void {
  const text = (token: Token.CharacterToken) => sink.text(token.chars);
  const nothing = () => {};
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
      onNullCharacter: nothing,
      onCharacter: text,
      onWhitespaceCharacter: text,
      onStartTag(token) {
        const raw = RAW.get(token.tagName);
        if (raw !== undefined) tokenizer.state = raw as typeof tokenizer.state;
        sink.open(token.tagName, reader(token.attrs), token.selfClosing);
      },
      onEndTag: (token) => sink.close(token.tagName),
    },
  );
  tokenizer.write(html, true);
}

function reader(attributes: readonly Token.Attribute[]): (name: string) => string | null {
  return (name) => attributes.find((attribute) => attribute.name === name)?.value ?? null;
}

/** Text of XML or HTML with its character references resolved; what is no reference stays as it is. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  const parts: string[] = [];
  const sink = { open: () => {}, close: () => {}, text: (part: string) => parts.push(part) };
  tokenize(text.replaceAll('<', '&lt;'), sink);
  return parts.join('');
}
