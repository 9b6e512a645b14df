// Step 2: the address of the proxy, read back in its parts, and what each program makes of it.

import { useRef, useState } from 'react';
import { type ProxyAddress, parseProxyUrl } from '../../core/first.ts';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { Check } from '../fields/check-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { Icon } from '../theme/icon.tsx';
import { type MessageKey, useWords } from '../words/words.tsx';
import { CaBundle } from './proxy-ca-bundle.tsx';
import { ProxyLogin } from './proxy-login.tsx';
import '../fields/finding.css';
import './proxy-step.css';

const hostKind = ({ host }: ProxyAddress): MessageKey => {
  if (host.includes(':')) return 'proxy.part.ipv6';
  return /^[\d.]+$/.test(host) ? 'proxy.part.ipv4' : 'proxy.part.name';
};

/** What the address says, part by part, once it is right; until then what to type. */
function Parts({ which }: { readonly which: 'http' | 'https' }) {
  const { t } = useWords();
  const address = parseProxyUrl(useSnapshot(({ draft }) => draft.proxy?.[which] ?? ''));
  if (address === undefined) return t(`proxy.${which}.help`);
  const parts = [
    t('proxy.part.scheme', { scheme: address.scheme }),
    t(hostKind(address)),
    t('proxy.part.port', { port: String(address.port) }),
  ];
  return (
    <span className="parts">
      {parts.map((part) => (
        <span key={part}>
          <Icon name="check" />
          {part}
        </span>
      ))}
    </span>
  );
}

/** A second address for HTTPS, only where it is another one. Switched off and on again, it is still there. */
function HttpsProxy() {
  const { t } = useWords();
  const { form } = useAnswers();
  const differs = useSnapshot(({ draft: { proxy } }) => Boolean(proxy?.https) && proxy?.https !== proxy?.http);
  const [asked, setAsked] = useState(differs);
  const typed = useRef('');
  const open = asked || differs;
  return (
    <div className="another">
      <Check
        checked={open}
        aria-controls="https-proxy"
        {...(open ? {} : { 'data-field': 'proxy.https' })}
        label={t('proxy.https.check')}
        about={open ? undefined : t('proxy.https.same')}
        onCheck={(on) => {
          setAsked(on);
          if (!on) typed.current = form.getValues('proxy.https');
          form.setValue('proxy.https', on ? typed.current : '');
        }}
      />
      <div id="https-proxy">
        {open && (
          <TextField field="proxy.https" placeholder="http://proxy.example:3129" help={<Parts which="https" />} />
        )}
      </div>
    </div>
  );
}

interface Reader {
  readonly programs: string;
  readonly reads: string;
  readonly alsoReads: MessageKey;
  readonly upperOnly: MessageKey;
  readonly port: string;
}

// Each answer was seen by running the program with these variables, except that containerd, kube-proxy and aws-node are
// taken for their library: Go's net/http (golang.org/x/net/http/httpproxy).
const readers: readonly Reader[] = [
  {
    programs: 'kubelet, containerd, kube-proxy, aws-node',
    reads: 'HTTPS_PROXY',
    alsoReads: 'proxy.reads.thenLower',
    upperOnly: 'proxy.upper.works',
    port: '80',
  },
  {
    programs: 'cloud-init, AWS SDK for Python',
    reads: 'https_proxy',
    alsoReads: 'proxy.reads.thenUpper',
    upperOnly: 'proxy.upper.works',
    port: '80',
  },
  {
    programs: 'curl',
    reads: 'http_proxy',
    alsoReads: 'proxy.reads.lowerOnly',
    upperOnly: 'proxy.upper.plainDirect',
    port: '1080',
  },
  {
    programs: 'wget',
    reads: 'https_proxy',
    alsoReads: 'proxy.reads.lowerOnly',
    upperOnly: 'proxy.upper.direct',
    port: '80',
  },
];

function Readers() {
  const { t } = useWords();
  return (
    <section className="sec" aria-labelledby="proxy-readers">
      <div className="sech">
        <h2 id="proxy-readers">{t('proxy.readers.title')}</h2>
        <p>{t('proxy.readers.about')}</p>
      </div>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('proxy.readers.program')}</th>
            <th scope="col">{t('proxy.readers.reads')}</th>
            <th scope="col">{t('proxy.readers.upperOnly')}</th>
            <th scope="col">{t('proxy.readers.noPort')}</th>
          </tr>
        </thead>
        <tbody>
          {readers.map(({ programs, reads, alsoReads, upperOnly, port }) => (
            <tr key={programs}>
              <th scope="row">{programs}</th>
              <td data-label={t('proxy.readers.reads')}>
                <span>
                  <code>{reads}</code> {t(alsoReads)}
                </span>
              </td>
              <td data-label={t('proxy.readers.upperOnly')}>{t(upperOnly)}</td>
              <td data-label={t('proxy.readers.noPort')}>
                <code>{port}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function ProxyStep() {
  const { t } = useWords();
  return (
    <>
      <section className="sec first">
        <TextField field="proxy.http" placeholder="http://proxy.example:3128" help={<Parts which="http" />} />
        <HttpsProxy />
        <ProxyLogin />
        <CaBundle />
        <div className="finding info tip">
          <Icon name="note" />
          <p>
            <b>{t('proxy.tip.title')}</b> {t('proxy.tip.text')}
          </p>
        </div>
      </section>
      <Readers />
    </>
  );
}
