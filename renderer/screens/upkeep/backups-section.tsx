import { useEffect, useState } from 'react';
import type { StoreReport } from '../../../shared/contract/desk.ts';
import type { BackupEntry } from '../../../shared/upkeep/backups.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk, useKept } from '../../app/queries.ts';
import { Button, CommandButton } from '../../ui/button.tsx';
import { WhyLine } from '../../ui/field.tsx';
import { fullTime, moment } from '../../ui/time.ts';
import { say, sayError } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { countOf } from '../actions/hand-off.ts';
import settings from '../settings/settings.module.css';
import { RepairDialog } from './repair-dialog.tsx';
import { Thinning } from './thinning.tsx';
import css from './upkeep.module.css';
import { contentWords, kindWord } from './words.ts';

/** Where backups go, which there are, making one now, putting one back, looking the store over. */
export function BackupsSection({ onSaved }: { onSaved(): void }) {
  const bridge = useBridge();
  const status = useKept(useDesk('backups.status', null).data);
  const [all, setAll] = useState(false);
  if (!status) return null;
  const choose = async () => {
    try {
      const folder = await bridge.shell.chooseFolder({ title: 'Where should backups go?' });
      if (!folder) return;
      const next = await bridge.call('backups.setFolder', { folder: { token: folder.token } });
      say({ text: `Backups go to ${next.folder}.`, hint: 'Earlier ones stay where they are.' });
    } catch (cause) {
      sayError(cause, 'That folder cannot be used.');
    }
  };
  const usual = async () => {
    try {
      await bridge.call('backups.setFolder', { folder: null });
    } catch (cause) {
      sayError(cause, 'The folder was not changed.');
    }
  };
  const shown = all ? status.entries : status.entries.slice(0, 4);
  return (
    <section className={settings.section} aria-labelledby="backups">
      <h2 id="backups">Backups</h2>
      <p>
        {status.last === null
          ? 'There is no backup yet. The first is made a moment after the start.'
          : `The last one is of ${fullTime(status.last)}.`}{' '}
        One is made each day while Galley runs; seven days and four weeks are kept.
      </p>
      {status.problem && (
        <WhyLine why={{ level: 'fail', text: `${status.problem.message} ${status.problem.hint}` }} />
      )}
      <p className={css.path}>
        They go to <span className="selectable">{status.folder}</span>
        {status.usual && (
          <span className={css.dim}>, on the same disk as the store. Another disk is safer.</span>
        )}
      </p>
      <div className={css.buttons}>
        {status.running ? <StopBackup /> : <CommandButton command="backups.make" look="go" />}
        <CommandButton command="backups.restore" />
        <Button onPress={() => void choose()}>Choose the folder…</Button>
        {!status.usual && (
          <Button look="bare" onPress={() => void usual()}>
            Beside the store again
          </Button>
        )}
      </div>
      {status.entries.length > 0 && (
        <ul className={css.rows} aria-label="Backups">
          {shown.map((entry) => (
            <BackupRow key={entry.name} entry={entry} />
          ))}
        </ul>
      )}
      {status.entries.length > 4 && (
        <div>
          <Button look="bare" onPress={() => setAll(!all)}>
            {all ? 'Only the newest' : `All ${status.entries.length}`}
          </Button>
        </div>
      )}
      <Thinning onSaved={onSaved} />
      <StoreCheck />
    </section>
  );
}

/** The one that is being made: how far it is, and an end to it. */
function StopBackup() {
  const bridge = useBridge();
  const [part, setPart] = useState<{ done: number; total: number } | null>(null);
  useEffect(
    () =>
      bridge.on('job.progress', ({ job, done, total }) => {
        if (job === 'backup') setPart({ done, total });
      }),
    [bridge],
  );
  return (
    <>
      <progress value={part?.done ?? 0} max={part?.total ?? 1} aria-label="Backing up" />
      <Button onPress={() => void bridge.call('backups.stop', null).catch(() => undefined)}>Stop</Button>
    </>
  );
}

function BackupRow({ entry }: { entry: BackupEntry }) {
  const bridge = useBridge();
  const now = useNow();
  const [asked, setAsked] = useState(false);
  const mayGo = entry.own && entry.kind !== 'set-aside';
  const remove = async () => {
    try {
      await bridge.call('backups.remove', { name: entry.name });
    } catch (cause) {
      sayError(cause, 'It was not removed.');
    }
  };
  return (
    <li className={css.row}>
      <span className={css.when} title={fullTime(entry.at)}>
        {moment(entry.at, now)}
      </span>
      <span className={css.kind}>{kindWord(entry)}</span>
      <span className={css.content}>{contentWords(entry)}</span>
      {mayGo && !asked && (
        <Button
          look="bare"
          size="small"
          aria-label={`Remove the backup of ${fullTime(entry.at)}`}
          onPress={() => setAsked(true)}
        >
          Remove
        </Button>
      )}
      {mayGo && asked && (
        <Button
          look="danger"
          size="small"
          autoFocus
          onBlur={() => setAsked(false)}
          onPress={() => void remove()}
        >
          Really remove
        </Button>
      )}
    </li>
  );
}

/** Reads the whole store and says what is damaged. */
function StoreCheck() {
  const bridge = useBridge();
  const [report, setReport] = useState<StoreReport | 'running' | null>(null);
  const [repair, setRepair] = useState(false);
  const check = async () => {
    setReport('running');
    try {
      setReport(await bridge.call('store.check', null));
    } catch (cause) {
      setReport(null);
      sayError(cause, 'The store could not be checked.');
    }
  };
  return (
    <>
      <div className={css.buttons}>
        <Button onPress={() => void check()} isDisabled={report === 'running'}>
          {report === 'running' ? 'Checking…' : 'Check the store'}
        </Button>
        <span role="status">
          {report !== null && report !== 'running' && report.ok && (
            <>
              Sound: {countOf(report.articles, 'story', 'stories')},{' '}
              {countOf(report.revisions, 'version', 'versions')}, {countOf(report.photos, 'photo', 'photos')}.
            </>
          )}
        </span>
      </div>
      {report !== null && report !== 'running' && !report.ok && (
        <>
          <ul className={css.listed} aria-label="Problems of the store">
            {report.problems.map((problem) => (
              <li key={`${problem.rule} ${problem.file} ${problem.message}`}>{problem.message}</li>
            ))}
          </ul>
          <div>
            <Button look="go" onPress={() => setRepair(true)}>
              Repair…
            </Button>
          </div>
        </>
      )}
      {repair && <RepairDialog onClose={() => setRepair(false)} />}
    </>
  );
}
