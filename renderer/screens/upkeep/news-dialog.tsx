import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { News } from '../../../shared/contract/upkeep.ts';
import type { RepairReport } from '../../../shared/upkeep/repair.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { fullTime } from '../../ui/time.ts';
import { countOf } from '../actions/hand-off.ts';
import { RepairDialog } from './repair-dialog.tsx';
import css from './upkeep.module.css';

/** What a restore or repair did while no window was there. Stays until it is read. */
export function NewsDialog() {
  const bridge = useBridge();
  const client = useQueryClient();
  const news = useDesk('upkeep.news', null).data ?? null;
  const [repair, setRepair] = useState(false);
  if (!news) return null;
  if (repair && news.kind === 'damaged') return <RepairDialog onClose={() => setRepair(false)} />;
  const read = () => {
    client.setQueryData(['upkeep.news', null], null);
    void bridge.call('upkeep.newsRead', null).catch(() => undefined);
  };
  return (
    <Dialog
      title={titleOf(news)}
      size={
        news.kind === 'damaged' || (news.kind === 'repaired' && news.report.listed.length > 0)
          ? 'medium'
          : 'small'
      }
      onClose={read}
      isDismissable={false}
      actions={
        news.kind === 'damaged' ? (
          <>
            <Button onPress={read}>Later</Button>
            <Button look="go" onPress={() => setRepair(true)} autoFocus>
              Repair…
            </Button>
          </>
        ) : (
          <Button look="go" onPress={read} autoFocus>
            I have read this
          </Button>
        )
      }
    >
      {news.kind === 'restored' && (
        <>
          <p>
            The desk is as it was on <b>{fullTime(news.at)}</b>: {countOf(news.articles, 'story', 'stories')}{' '}
            and {countOf(news.photos, 'photo', 'photos')}.
          </p>
          {news.replaced !== null && (
            <p>
              The store that was here before is set aside: it is in the list of backups, and can be put back.
            </p>
          )}
        </>
      )}
      {news.kind === 'damaged' && (
        <>
          <p>
            Galley read the whole store on <b>{fullTime(news.at)}</b> and found that not all of it is as it
            was written. You can go on working: what is saved from now on is safe as far as the disk is.
            Earlier backups are untouched.
          </p>
          <ul className={css.listed} aria-label="What was found">
            {news.problems.map((problem) => (
              <li key={`${problem.rule} ${problem.file} ${problem.message}`}>{problem.message}</li>
            ))}
          </ul>
        </>
      )}
      {news.kind === 'failed' && (
        <>
          <p>{news.error.message}</p>
          <p className={css.dim}>{news.error.hint}</p>
        </>
      )}
      {news.kind === 'repaired' && <Repaired report={news.report} />}
    </Dialog>
  );
}

function titleOf(news: News): string {
  if (news.kind === 'restored') return 'The backup is back in place';
  if (news.kind === 'damaged') return 'The store is damaged';
  if (news.kind === 'failed') return news.what === 'restore' ? 'The backup was not put back' : 'Not repaired';
  return news.report.listed.length === 0 ? 'The store is repaired. Nothing is lost' : 'The store is repaired';
}

function Repaired({ report }: { report: RepairReport }) {
  return (
    <>
      <p>
        <b>{countOf(report.intact, 'story is as it was', 'stories are as they were')}</b>
        {report.listed.length > 0 &&
          `; ${countOf(report.listed.length, 'is', 'are')} not, and ${report.listed.length === 1 ? 'stands' : 'stand'} here:`}
      </p>
      {report.listed.length > 0 && (
        <ul className={css.listed} aria-label="Stories that are not as they were">
          {report.listed.map(({ id, headline, outcome, what }) => (
            <li key={id} data-outcome={outcome}>
              <span className={css.headline} dir="auto">
                {headline === '' ? 'A story without a headline' : headline}
              </span>
              <span className={css.dim}>{what}</span>
            </li>
          ))}
        </ul>
      )}
      {report.photos.restored > 0 && (
        <p>{countOf(report.photos.restored, 'photo', 'photos')} brought back from a backup.</p>
      )}
      {report.photos.lost.length > 0 && <p>Photos whose file is gone: {report.photos.lost.join(', ')}.</p>}
      {report.other.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className={css.dim}>
        {report.backup === null
          ? 'No backup was used. '
          : `The backup of ${fullTime(report.backup)} was used. `}
        {report.kept === null ? '' : `The damaged file is kept as ${report.kept}.`}
      </p>
    </>
  );
}
