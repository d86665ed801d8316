import { MapPin } from 'lucide-react';
import { useId } from 'react';
import { cx } from './cx.ts';
import css from './dateline-field.module.css';
import { useObservable, usePage } from './page-context.ts';
import { PartEditor } from './part-editor.tsx';

/** The list may open below the edge of the window. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** The dateline, typed where it prints. While a place is typed, places are offered below. */
export function DatelineField({ className }: { className: string }) {
  const { page } = usePage();
  const offer = useObservable(page.dateline.offer);
  const list = useId();
  return (
    <div className={className}>
      <PartEditor
        part="dateline"
        label="Dateline"
        place="part:dateline"
        className={css.dateline}
        aria-autocomplete="list"
        aria-controls={offer ? list : undefined}
        aria-activedescendant={offer && offer.active >= 0 ? `${list}-${offer.active}` : undefined}
        onBlur={() => void page.dateline.commit()}
      />
      {offer && (
        <div className={css.offer} ref={intoView}>
          <div id={list} role="listbox" aria-label="Places">
            {offer.hits.map((hit, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the dateline itself.
              <div
                key={hit.geonameId ?? index}
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === offer.active}
                className={cx(css.place, index === offer.active && css.active)}
                // Keeps the focus in the dateline.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => void page.dateline.choose(index)}
              >
                <MapPin aria-hidden="true" />
                <b>{hit.name}</b>
                <span className={css.where}>{[hit.region, hit.country].filter(Boolean).join(', ')}</span>
                {index === offer.active && <span className={css.key}>↵</span>}
              </div>
            ))}
          </div>
          <p className={css.prints} aria-live="polite">
            prints as <b>{offer.prints}</b>
          </p>
        </div>
      )}
    </div>
  );
}
