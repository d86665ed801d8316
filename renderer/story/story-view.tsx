import { Fragment, type ReactNode } from 'react';
import type { Placement } from '../../shared/article/placement.ts';
import { printedWords } from '../../shared/article/words.ts';
import type { ArticleView } from '../../shared/contract/articles.ts';
import { settle } from '../../shared/story/settle.ts';
import type { StoryBlock, StoryInline, StoryList } from '../../shared/story/story.ts';
import { cx } from '../ui/cx.ts';
import { PhotoImage } from '../ui/photo-image.tsx';
import { storyInlineText } from './inline-text.ts';
import css from './story-view.module.css';

export type StorySource = Pick<ArticleView, 'content' | 'photos' | 'missingAssets'>;

interface StoryViewProps {
  source: StorySource;
  /** `page` as it is read; `peek` smaller, beside the list. */
  size: 'page' | 'peek';
}

/** A story as it prints: settled as final, with its photos, dateline and sign-off. Not editable. */
export function StoryView({ source, size }: StoryViewProps) {
  const { content, photos, missingAssets } = source;
  const { fields, placements } = content;
  const story = settle(content, 'final', new Map(Object.entries(photos)));
  const byId = new Map(placements.map((placement) => [placement.id, placement]));
  const lead = placements.find((placement) => placement.role === 'lead');
  const figure = (placement: Placement) => {
    const photo = placement.photoId === null ? null : (photos[placement.photoId] ?? null);
    const words = printedWords(placement, photo);
    return (
      <figure className={css.figure}>
        {photo ? (
          <PhotoImage
            assetId={photo.assetId}
            size="preview"
            alt={words.altText}
            width={photo.width}
            height={photo.height}
            missing={missingAssets.includes(photo.assetId)}
            fit="contain"
          />
        ) : (
          <div className={css.toCome}>Photo to come</div>
        )}
        <figcaption className={css.caption}>
          <span>{renderInline(story.captions.get(placement.id) ?? [])}</span>
          {words.credit !== '' && <span className={css.credit}>PHOTO: {words.credit}</span>}
        </figcaption>
      </figure>
    );
  };
  const dateline = fields.dateline?.text ?? '';
  const firstParagraph = story.blocks.findIndex((block) => block.type === 'paragraph');
  return (
    <article className={cx(css.story, css[size])} lang={fields.language} dir="auto">
      <h2 className={css.headline} dir="auto">
        {story.headline.length > 0 ? renderInline(story.headline) : 'Untitled'}
      </h2>
      {storyInlineText(story.standfirst) !== '' && (
        <p className={css.standfirst} dir="auto">
          {renderInline(story.standfirst)}
        </p>
      )}
      {fields.byline.length > 0 && (
        <p className={css.byline} dir="auto">
          By <Names names={fields.byline} />
        </p>
      )}
      {lead && figure(lead)}
      {story.blocks.map((block, index) => (
        <Fragment key={block.id}>
          {renderBlock(block, byId, figure, index === firstParagraph ? dateline : '')}
        </Fragment>
      ))}
      {fields.signOff !== '' && <p className={css.signOff}>{fields.signOff}</p>}
    </article>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return names.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && (index === names.length - 1 ? ' and ' : ', ')}
      <b>{name}</b>
    </Fragment>
  ));
}

function renderBlock(
  block: StoryBlock,
  placements: ReadonlyMap<string, Placement>,
  figure: (placement: Placement) => ReactNode,
  dateline: string,
): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir="auto">
          {dateline !== '' && <span className={css.dateline}>{dateline} </span>}
          {renderInline(block.inline)}
        </p>
      );
    case 'quote':
      return <blockquote dir="auto">{renderInline(block.inline)}</blockquote>;
    case 'crosshead':
      return block.level === 1 ? (
        <h3 dir="auto">{renderInline(block.inline)}</h3>
      ) : (
        <h4 dir="auto">{renderInline(block.inline)}</h4>
      );
    case 'list':
      return renderList(block);
    case 'figure': {
      const placement = placements.get(block.placementId);
      return placement ? figure(placement) : null;
    }
  }
}

function renderList(list: StoryList): ReactNode {
  const items = list.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a printed list is drawn whole.
    <li key={index} dir="auto">
      {renderInline(item.inline)}
      {item.sub && renderList(item.sub)}
    </li>
  ));
  return list.kind === 'number' ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}

/** Printed inline text as elements. Links are shown, and open nowhere from here. */
export function renderInline(inline: StoryInline): ReactNode {
  return inline.map((item, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: printed text is drawn whole.
    if (item.type === 'break') return <br key={index} />;
    let node: ReactNode = item.text;
    for (const mark of item.marks.toReversed()) node = MARKED[mark](node);
    if (item.href !== null) {
      node = (
        <span className={css.link} title={item.href}>
          {node}
        </span>
      );
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: printed text is drawn whole.
    return <Fragment key={index}>{node}</Fragment>;
  });
}

const MARKED = {
  bold: (node: ReactNode) => <strong>{node}</strong>,
  italic: (node: ReactNode) => <em>{node}</em>,
  underline: (node: ReactNode) => <u>{node}</u>,
  strike: (node: ReactNode) => <s>{node}</s>,
  superscript: (node: ReactNode) => <sup>{node}</sup>,
  subscript: (node: ReactNode) => <sub>{node}</sub>,
};
