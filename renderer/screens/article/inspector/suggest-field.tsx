import { useState } from 'react';
import { useDesk } from '../../../app/queries.ts';
import { Combo } from '../../../ui/combo.tsx';
import { matchesText } from '../../actions/matches-text.ts';
import { useFieldWhy } from '../workspace-context.tsx';

interface SuggestFieldProps {
  label: string;
  value: string;
  /** What is offered: these words, or the sections that occur. */
  offers: readonly string[] | 'sections';
  onChange(value: string): void;
  place: string;
}

/** A line of free text with what others wrote there on offer. */
export function SuggestField({ label, value, offers, onChange, place }: SuggestFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const facets = useDesk('articles.facets', null, { enabled: offers === 'sections' });
  const words = offers === 'sections' ? (facets.data?.sections ?? []) : offers;
  const text = typed ?? value;
  const keep = (next: string) => {
    setTyped(null);
    onChange(next.trim());
  };
  return (
    <Combo
      label={label}
      text={text}
      onText={setTyped}
      items={words
        .filter((word) => word !== '' && (typed === null || matchesText(word, typed)))
        .map((word) => ({ id: word, label: word }))}
      onPick={(item) => keep(item.id)}
      onLeave={() => {
        if (typed !== null) keep(typed);
      }}
      why={useFieldWhy(place.replace('field:', ''))}
      place={place}
    />
  );
}
