import { useEffect, useState } from 'react';
import { checkArticle } from '../../../shared/checks/checks.ts';
import type { CheckResult } from '../../../shared/checks/result.ts';
import type { ArticleSession } from '../../article/session.ts';
import { useArticle } from './use-article.ts';

/** Quiet time before the rules run again, in milliseconds: never between two keys. */
const QUIET = 250;

interface Checked {
  results: readonly CheckResult[];
  at: Date;
}

/** Runs every rule over the words in the window. */
function check(session: ArticleSession): Checked {
  const { fields, placements, photos, missingAssets, meta } = session.snapshot;
  const at = new Date();
  const results = checkArticle({
    content: { schema: 1, fields, placements: [...placements], blocks: [...session.blocks()] },
    photos,
    missingAssets,
    heads: meta.heads.length,
    now: `${at.toISOString().slice(0, 19)}Z`,
  });
  return { results, at };
}

/** The checks of an open article, kept up while it is written. */
export function useChecks(session: ArticleSession): Checked {
  const snapshot = useArticle(session);
  const [checked, setChecked] = useState(() => check(session));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new snapshot is what says that something changed.
  useEffect(() => {
    const timer = setTimeout(() => setChecked(check(session)), QUIET);
    return () => clearTimeout(timer);
  }, [session, snapshot]);
  return checked;
}
