import { X } from 'lucide-react';
import { useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { failures } from '../../../../shared/checks/checks.ts';
import { useKeysLabel } from '../../../commands/provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { useArticle } from '../use-article.ts';
import { type InspectorTab, useCheckResults, useWorkspace } from '../workspace-context.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { Details } from './details.tsx';
import { History } from './history.tsx';
import css from './inspector.module.css';
import { Media } from './media.tsx';

interface InspectorProps {
  tab: InspectorTab;
  onTab(tab: InspectorTab): void;
  /** Over the page instead of beside it, in a narrow window. */
  floating: boolean;
  onClose(): void;
}

/** What readers do not see of a story, one side at a time. */
export function Inspector({ tab, onTab, floating, onClose }: InspectorProps) {
  const { session } = useWorkspace();
  const checks = useCheckResults();
  const { meta } = useArticle(session, 'meta');
  const root = useRef<HTMLElement>(null);
  const stops = failures(checks).length;
  return (
    <aside
      className={cx(css.inspector, floating && css.floating)}
      aria-label="Inspector"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && floating && !event.defaultPrevented) onClose();
      }}
    >
      <Tabs
        className={cx(css.tabs)}
        selectedKey={tab}
        onSelectionChange={(key) => {
          const next = TABS.find((name) => name === key);
          if (next) onTab(next);
        }}
      >
        <div className={css.head}>
          <TabList aria-label="Inspector" className={cx(css.list)}>
            <InspectorTabButton name="details" label="Details" keys={useKeysLabel('inspector.details')} />
            <InspectorTabButton name="media" label="Media" keys={useKeysLabel('inspector.media')} />
            <InspectorTabButton
              name="history"
              label="History"
              keys={useKeysLabel('inspector.history')}
              count={meta.heads.length > 1 ? meta.heads.length : 0}
              countWords="versions to pick from"
            />
            <InspectorTabButton
              name="checks"
              label="Checks"
              keys={useKeysLabel('inspector.checks')}
              count={stops}
              countWords="stop approval"
            />
          </TabList>
          {floating && (
            <Button
              look="bare"
              size="small"
              icon={<X aria-hidden="true" />}
              aria-label="Close the inspector"
              onPress={onClose}
            />
          )}
        </div>
        <TabPanel id="details" className={cx(css.panel, css.fields)}>
          <Details />
        </TabPanel>
        <TabPanel id="media" className={cx(css.panel)}>
          <Media />
        </TabPanel>
        <TabPanel id="history" className={cx(css.panel)}>
          <History />
        </TabPanel>
        <TabPanel id="checks" className={cx(css.panel)}>
          <ChecksPanel />
        </TabPanel>
      </Tabs>
    </aside>
  );
}

const TABS: readonly InspectorTab[] = ['details', 'media', 'history', 'checks'];

interface TabProps {
  name: InspectorTab;
  label: string;
  keys: string | null;
  count?: number;
  countWords?: string;
}

function InspectorTabButton({ name, label, keys, count = 0, countWords = '' }: TabProps) {
  return (
    <Tab id={name} className={cx(css.tab)} data-inspector-tab={name}>
      <span title={keys === null ? label : `${label} (${keys})`}>{label}</span>
      {count > 0 && (
        <span className={css.count}>
          {count}
          <span className="sr-only"> {countWords}</span>
        </span>
      )}
    </Tab>
  );
}
