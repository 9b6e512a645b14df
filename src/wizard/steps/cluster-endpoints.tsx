// The VPC endpoints: the services that have one, ticked; names that are not on offer; and those without private DNS,
// which come from a paste with the host names they are reached by.

import { useState } from 'react';
import { amazonVpcNote, type EndpointService, endpointServices, type VpcEndpoint } from '../../core/first.ts';
import { Button } from '../fields/button.tsx';
import { Check } from '../fields/check-field.tsx';
import { controlId, Field } from '../fields/field.tsx';
import { ListInput } from '../fields/list-input.tsx';
import { useFieldFindings } from '../fields/use-field-findings.ts';
import { useFormValue } from '../fields/use-form-value.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ClusterSource } from './cluster-source.tsx';

const field = 'cluster.vpcEndpoints';

/** What image pulls and joining need; the core offers them first. */
const FIRST = 4;
const first = endpointServices.slice(0, FIRST);
const more = endpointServices.slice(FIRST);
const offered: ReadonlySet<string> = new Set(endpointServices.map(({ name }) => name));

/** AWS's list for private clusters, without what only some clusters use. */
const privateSet = endpointServices.filter(({ privateCluster }) => privateCluster === 'every').map(({ name }) => name);

type Endpoints = readonly VpcEndpoint[];

/** Ticked, or there without private DNS. */
const has = (endpoints: Endpoints, name: string): boolean =>
  endpoints.some((one) => (typeof one === 'string' ? one : one.service) === name);

interface PartProps {
  readonly endpoints: Endpoints;
  readonly onChange: (next: Endpoints) => void;
}

interface MissingProps {
  readonly service: EndpointService;
  /** Others are ticked: then it may have been forgotten. */
  readonly begun: boolean;
}

/** What stops without an endpoint that AWS asks for in a private cluster; nothing for a service that has one. */
function Missing({ service: { without, privateCluster }, begun }: MissingProps) {
  const { t, say } = useWords();
  if (privateCluster === undefined) return null;
  const doubtful = begun && privateCluster === 'every';
  return (
    <span className={`without ${doubtful ? 'doubtful' : ''}`}>
      <Icon name={doubtful ? 'warning' : 'note'} />
      {t(`cluster.endpoints.without.${privateCluster}`, { what: say(without) })}
    </span>
  );
}

function Services({ services, endpoints, onChange }: PartProps & { readonly services: readonly EndpointService[] }) {
  const { say } = useWords();
  return (
    <div className="eps">
      {services.map((service) => {
        const { name, what } = service;
        const index = endpoints.indexOf(name);
        return (
          <Check
            key={name}
            checked={index >= 0}
            onCheck={(on) => onChange(on ? [...endpoints, name] : endpoints.filter((one) => one !== name))}
            label={<code>{name}</code>}
            about={
              <>
                {say(what)}
                {!has(endpoints, name) && <Missing service={service} begun={endpoints.length > 0} />}
              </>
            }
            {...(index >= 0 ? { 'data-field': `${field}.${index}` } : {})}
          />
        );
      })}
    </div>
  );
}

/** Ticks what AWS names for every cluster without a way out, so far as it has no endpoint yet. */
function PrivateSet({ endpoints, onChange }: PartProps) {
  const { t } = useWords();
  const missing = privateSet.filter((name) => !has(endpoints, name));
  return (
    <div className="privateset">
      <p className="help">
        {missing.length === 0
          ? t('cluster.endpoints.private.whole')
          : t('cluster.endpoints.private.about', { names: missing.join(', ') })}
      </p>
      {missing.length > 0 && (
        <Button
          className="btn line small"
          onClick={(event) => {
            onChange([...endpoints, ...missing]);
            // The button goes: the focus needs a place.
            event.currentTarget.closest('fieldset')?.querySelector('input')?.focus();
          }}
        >
          <Icon name="check" />
          {t('cluster.endpoints.private.tick', { count: missing.length })}
        </Button>
      )}
    </div>
  );
}

/** Endpoints whose private DNS is off: only their own host names go around the proxy. */
function OwnHosts({ endpoints, onChange }: PartProps) {
  const { t } = useWords();
  return (
    <ul className="ownhosts">
      {endpoints.map((endpoint, index) =>
        typeof endpoint === 'string' ? null : (
          <li key={`${endpoint.service} ${endpoint.hosts.join(' ')}`}>
            <code>{endpoint.service}</code>
            <span>
              <span className="state">{t('cluster.endpoints.privateDnsOff')}</span>
              {endpoint.hosts.map((host) => (
                <code key={host}>{host}</code>
              ))}
            </span>
            <Button
              className="icon small"
              data-field={`${field}.${index}`}
              aria-label={t('field.list.remove', { item: endpoint.service })}
              onClick={() => onChange(endpoints.filter((one) => one !== endpoint))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ),
      )}
    </ul>
  );
}

/**
 * Names that are not on offer; one that is becomes a tick. What is being typed is an answer from the first character on,
 * the last of the list.
 */
function OtherServices({ endpoints, onChange }: PartProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const wrong = new Set(
    useFieldFindings(field)
      .filter(({ severity }) => severity === 'error')
      .map((one) => one.field),
  );
  const finished = text !== '' && endpoints.at(-1) === text ? endpoints.slice(0, -1) : endpoints;
  const others = finished.flatMap((one, index) =>
    typeof one === 'string' && !offered.has(one) ? [{ text: one, path: `${field}.${index}`, index }] : [],
  );
  const items = others.map((other) => ({ ...other, wrong: wrong.has(other.path) }));
  const id = `${controlId(field)}-other`;
  const isWrong = items.some((one) => one.wrong);
  // The messages stand at the whole question.
  const saysId = `${controlId(field)}-says`;
  return (
    <div className="field">
      <div className="lab">
        <label htmlFor={id}>{t('cluster.endpoints.other')}</label>
        <span className="opt">{t('cluster.endpoints.otherAbout')}</span>
      </div>
      <ListInput
        control={{ id, 'aria-describedby': isWrong ? saysId : undefined, 'aria-invalid': isWrong || undefined }}
        saysId={saysId}
        name={`${field}.other`}
        dataField={`${field}.other`}
        list={{ items: others.map((other) => other.text), text }}
        items={items}
        placeholder="bedrock-runtime"
        onChange={(next) => {
          setText(next.text);
          const kept = finished.filter((one) => typeof one !== 'string' || offered.has(one));
          const all = [...kept, ...next.items.filter((one) => !kept.includes(one)), next.text].filter(
            (one) => one !== '',
          );
          if (all.length !== endpoints.length || all.some((one, index) => one !== endpoints[index])) onChange(all);
        }}
      />
    </div>
  );
}

export function ClusterEndpoints() {
  const { t, say } = useWords();
  const [endpoints, setEndpoints] = useFormValue(field);
  const [opened, setOpened] = useState(false);
  const ticked = more.filter(({ name }) => endpoints.includes(name)).length;
  const own = endpoints.some((one) => typeof one !== 'string');
  const part = { endpoints, onChange: setEndpoints };
  return (
    <Field field={field} group source={<ClusterSource field={field} />}>
      {() => (
        <>
          <p className="help">{t('cluster.endpoints.help')}</p>
          <Services {...part} services={first} />
          <PrivateSet {...part} />
          {own && <OwnHosts {...part} />}
          <Button
            className="btn quiet small morebtn"
            aria-expanded={opened}
            aria-controls="more-endpoints"
            onClick={() => setOpened(!opened)}
          >
            <Icon name={opened ? 'open' : 'folded'} />
            {t('cluster.endpoints.more', { count: more.length })}
            {ticked > 0 && <span className="opt">{t('cluster.endpoints.ticked', { count: ticked })}</span>}
          </Button>
          <div id="more-endpoints" hidden={!opened}>
            <Services {...part} services={more} />
          </div>
          <OtherServices {...part} />
          <p className="why">
            <Icon name="note" />
            <span>{say(amazonVpcNote)}</span>
          </p>
        </>
      )}
    </Field>
  );
}
