import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { Combo } from '../../../ui/combo.tsx';
import { Field } from '../../../ui/field.tsx';
import { fromStored, localZone, parseWhen, toStored, whenText } from '../../../ui/when.ts';
import { matchesText } from '../../actions/matches-text.ts';
import { useArticle } from '../use-article.ts';
import { useFieldWhy, useWorkspace } from '../workspace-context.tsx';
import css from './panel.module.css';

/** Until when the story is held back: typed in a named time zone, stored as one moment everywhere. */
export function EmbargoField() {
  const { session } = useWorkspace();
  const { embargo, dateline } = useArticle(session, 'fields').fields;
  const placeZone = dateline?.places[0]?.timeZone ?? null;
  const [chosenZone, setZone] = useState<string | null>(null);
  const zone = chosenZone ?? placeZone ?? localZone();
  const [typed, setTyped] = useState<string | null>(null);
  const why = useFieldWhy('embargo');
  const when = embargo === null ? null : fromStored(embargo, zone);
  const read = typed === null || typed.trim() === '' ? null : parseWhen(typed, Temporal.Now.instant(), zone);
  const unread = typed !== null && typed.trim() !== '' && read === null;

  const keep = () => {
    if (typed === null) return;
    if (typed.trim() === '') session.setField('embargo', null);
    else if (read) session.setField('embargo', toStored(read));
    else return;
    setTyped(null);
  };
  const shown = read ?? when;
  return (
    <div className={css.moment}>
      <Field
        label="Embargo"
        note={shown ? elsewhere(shown) : 'none'}
        placeholder="wed 06:00"
        value={typed ?? (when ? whenText(when) : '')}
        onChange={setTyped}
        onCommit={keep}
        why={unread ? { level: 'fail', text: 'Say it as a day and a time: wed 06:00, 4 nov 06:00.' } : why}
        hint={read ? `${whenText(read)} in ${zoneName(zone)}` : undefined}
        place="field:embargo"
      />
      <ZoneField zone={zone} suggested={placeZone} onZone={setZone} />
    </div>
  );
}

/** "13:00 here" in this machine's zone, "05:00 UTC" when this is the zone. */
function elsewhere(when: Temporal.ZonedDateTime): string {
  const here = localZone();
  if (when.timeZoneId === here) return `${whenText(when.withTimeZone('UTC'), false)} UTC`;
  return `${whenText(when.withTimeZone(here), false)} here`;
}

/** "Oslo" for Europe/Oslo. */
function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

interface ZoneFieldProps {
  zone: string;
  suggested: string | null;
  onZone(zone: string): void;
}

function ZoneField({ zone, suggested, onZone }: ZoneFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const near = [...new Set([suggested ?? localZone(), localZone(), 'UTC'])];
  const names =
    text === null || text.trim() === '' ? near : ZONES.filter((name) => matchesZone(name, text)).slice(0, 12);
  return (
    <Combo
      label="Time zone"
      labelOf="of the embargo"
      text={text ?? zoneName(zone)}
      onText={setText}
      items={names.map((name) => ({ id: name, label: zoneName(name), note: name }))}
      onPick={(item) => {
        onZone(item.id);
        setText(null);
      }}
      onLeave={() => setText(null)}
    />
  );
}

function matchesZone(zone: string, text: string): boolean {
  return matchesText(zone.replaceAll(/[/_]/g, ' '), text);
}
