import { MapPin } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { makeDateline, restyle } from '../../../../shared/dateline/print.ts';
import type { Dateline, Place } from '../../../../shared/dateline/types.ts';
import { useBridge } from '../../../app/bridge-context.tsx';
import { useStatus } from '../../../app/queries.ts';
import { DatelineReader, type PlaceHit } from '../../../article/dateline.ts';
import { Combo, type ComboItem } from '../../../ui/combo.tsx';
import { Select } from '../../../ui/select.tsx';
import { sayError } from '../../../ui/toasts.tsx';
import { HOUSE_STYLES, isDatelineStyle } from '../../settings/house-styles.ts';
import { useArticle } from '../use-article.ts';
import { useFieldWhy, useWorkspace } from '../workspace-context.tsx';
import css from './panel.module.css';

interface PlaceItem extends ComboItem {
  place: Place;
}

/** Where the story comes from: typed as one says it, places on offer, and how it will print. */
export function DatelineField() {
  const { session } = useWorkspace();
  const { fields } = useArticle(session, 'fields');
  const { house } = useStatus();
  const bridge = useBridge();
  const reader = useMemo(() => new DatelineReader(bridge), [bridge]);
  const [typed, setTyped] = useState<string | null>(null);
  const [found, setFound] = useState<{ of: string; hits: readonly PlaceHit[] }>({ of: '', hits: [] });
  const why = useFieldWhy('dateline');
  const { dateline, language } = fields;
  const style = dateline?.style ?? house.datelineStyle;
  const { before, last } = splitPlaces(typed ?? '');
  const asked = last.trim();

  useEffect(() => {
    let current = true;
    const keep = (hits: readonly PlaceHit[]) => {
      if (current) setFound({ of: asked, hits });
    };
    if (asked === '') keep([]);
    else reader.find(asked).then(keep, () => keep([]));
    return () => {
      current = false;
    };
  }, [reader, asked]);

  const context = { language, year: new Date().getFullYear(), style };
  const set = (next: Dateline | null) => {
    setTyped(null);
    session.setField('dateline', next);
  };
  const read = async (text: string) => {
    try {
      set(await reader.read({ text, ...context }));
    } catch (cause) {
      sayError(cause, 'The places could not be looked up.');
    }
  };
  const pick = async (place: Place) => {
    const earlier = before === '' ? null : await reader.read({ text: before, ...context }).catch(() => null);
    const places = [...(earlier?.places ?? []), place];
    set(
      makeDateline({ style, places, date: dateline?.date ?? null, source: dateline?.source ?? '' }, language),
    );
  };

  return (
    <div className={css.panel} style={{ padding: 0, gap: 8 }}>
      <Combo<PlaceItem>
        label="Dateline"
        note={dateline ? undefined : HOUSE_STYLES.find((house) => house.id === style)?.label}
        text={typed ?? plainDateline(dateline)}
        onText={setTyped}
        placeholder="Tromsø, Norway"
        items={typed === null ? [] : found.hits.map(placeItem)}
        pending={asked !== found.of}
        onPick={(item) => void pick(item.place)}
        onLeave={() => {
          if (typed !== null) void read(typed);
        }}
        why={why}
        hint={
          dateline && (
            <span className={css.prints}>
              prints as <b dir="auto">{dateline.text}</b>
            </span>
          )
        }
        place="field:dateline"
      />
      {dateline && (
        <Select
          quiet
          label="Dateline style"
          value={dateline.style}
          choices={HOUSE_STYLES}
          onChange={(id) => {
            if (isDatelineStyle(id)) set(restyle(dateline, id, language));
          }}
        />
      )}
    </div>
  );
}

/** "WASHINGTON/KY" is a place that stands and one that is being typed. */
function splitPlaces(text: string): { before: string; last: string } {
  const slash = text.lastIndexOf('/');
  return slash < 0
    ? { before: '', last: text }
    : { before: text.slice(0, slash), last: text.slice(slash + 1) };
}

function placeItem(hit: PlaceHit, index: number): PlaceItem {
  const { population: _population, capital: _capital, match: _match, ...place } = hit;
  const where = [place.region, place.country].filter((part) => part !== '' && part !== place.name);
  return {
    id: `${place.geonameId ?? place.name}-${index}`,
    label: place.name,
    note: where.join(', '),
    icon: <MapPin aria-hidden="true" />,
    place,
  };
}

/** How a dateline is typed: its places, or its own words. */
function plainDateline(dateline: Dateline | null): string {
  if (dateline === null) return '';
  if (dateline.custom || dateline.places.length === 0) return dateline.text;
  return dateline.places
    .map((place) => [place.name, place.country].filter((part) => part !== '').join(', '))
    .join(' / ');
}
