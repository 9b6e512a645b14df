// Bypass: what goes around the proxy, and why.

import { useSnapshot } from '../answers/answers.tsx';
import { FieldMessages } from '../fields/field-messages.tsx';
import { useFieldFindings } from '../fields/use-field-findings.ts';
import { usePlace } from '../frame/place.tsx';
import { useWords } from '../words/words.tsx';
import { BypassAdder } from './bypass-adder.tsx';
import { ADDER, BypassEntryRow } from './bypass-entry.tsx';
import { MarkedEntryProvider } from './bypass-marked.tsx';
import { BypassNoProxy } from './bypass-no-proxy.tsx';
import { BypassNodeEntries } from './bypass-node-entries.tsx';
import { type BypassRow, bypassRows, superfluous } from './bypass-rows.ts';
import { BypassSimulator } from './bypass-simulator.tsx';
import { Superfluous } from './bypass-superfluous.tsx';
import './bypass-step.css';

const nothing: readonly string[] = [];

function Endpoints({ rows }: { readonly rows: readonly BypassRow[] }) {
  const { t } = useWords();
  const { goToField } = usePlace();
  return (
    <section className="sec" aria-labelledby="bypass-endpoints">
      <div className="sech">
        <h2 id="bypass-endpoints">{t('bypass.endpoints')}</h2>
        <p>{t('bypass.endpoints.why')}</p>
      </div>
      {rows.length > 0 && (
        <ul className="entries hosts" aria-labelledby="bypass-endpoints">
          {rows.map((row) => (
            <BypassEntryRow key={row.entry.entry} row={row} />
          ))}
        </ul>
      )}
      <p className="help choose">
        {rows.length === 0 && `${t('bypass.endpoints.none')} `}
        <button type="button" className="link" onClick={() => goToField('cluster.vpcEndpoints')}>
          {t('bypass.endpoints.choose')}
        </button>
      </p>
    </section>
  );
}

export function BypassStep() {
  const { t } = useWords();
  const list = useSnapshot(({ bundle }) => bundle.plan.bypass);
  const remove = useSnapshot(({ draft }) => draft.bypass?.remove ?? nothing);
  const findings = useFieldFindings('bypass');
  const rows = bypassRows(list, remove, findings);
  const going = superfluous(rows.added);
  const added = rows.added.map((row) => ({ ...row, findings: row.findings.filter(({ field }) => !going.has(field)) }));
  return (
    <MarkedEntryProvider>
      <section className="sec first">
        <ul className="entries" aria-label={t('bypass.list')}>
          <BypassNodeEntries rows={rows.node} />
          {[...rows.cluster, ...added].map((row) => (
            <BypassEntryRow key={row.entry.entry} row={row} />
          ))}
          <BypassAdder rows={rows} />
        </ul>
        {going.size > 0 && <Superfluous paths={going} />}
        <FieldMessages id="bypass-rest" findings={rows.rest} onMended={() => document.getElementById(ADDER)?.focus()} />
      </section>
      <Endpoints rows={rows.endpoints} />
      <BypassSimulator />
      <BypassNoProxy />
    </MarkedEntryProvider>
  );
}
