import { expect, test } from 'vitest';
import { should } from '../bypass/expectation.ts';
import { verdicts } from '../bypass/simulate.ts';
import { knownNoProxy } from '../bypass/wrong-ways.ts';
import { say } from '../model/localized.ts';
import type { Program } from '../model/program.ts';
import type { Draft } from '../model/settings.ts';
import { type Asked, askedFinding } from './asked-findings.ts';
import { planned, sampleDraft, withCluster } from './sample-draft.ts';

const program = (name: string, reader: string): Program => ({ name, reader, calls: { en: 'things' }, matters: true });
const [go, curl, wget] = [program('kubelet', 'go-0.36'), program('curl', 'curl-8.9'), program('wget', 'wget-1')];

type Bypass = NonNullable<Draft['bypass']>;

/** What is said about an address, and what is said once the mend was taken. */
function told(more: Partial<Asked> & Pick<Asked, 'url'>, bypass: Bypass = {}, draftOf: Draft = sampleDraft) {
  const destination: Asked = { id: 'asked', label: { en: 'an address' }, ...more };
  const at = (draft: Bypass) => {
    const { plan } = planned({ ...draftOf, bypass: draft });
    const expected = should(destination.url, plan);
    const programs = [go, curl, wget];
    const answers = verdicts(knownNoProxy(plan.bypass), programs).map((verdict) => verdict(destination.url));
    const wrong = programs.filter((_, index) => answers[index]?.way !== expected.way);
    const entry = answers.find(({ way, entry: by }) => way !== expected.way && by !== undefined)?.entry;
    return wrong.length === 0
      ? undefined
      : askedFinding({ destination, expected, programs: wrong, entry }, draft, plan);
  };
  const finding = at(bypass);
  const { mend } = finding ?? {};
  return {
    severity: finding?.severity,
    text: finding && say(finding.text, 'en', finding.params),
    button: mend && say(mend.label, 'en', finding?.params),
    mended: mend && at({ ...bypass, [mend.field.replace('bypass.', '')]: mend.value }),
    finding,
  };
}

test('a typed address that some programs send to the proxy is a warning, and the entry brings all of them back', () => {
  const { severity, text, button, mended } = told({ url: 'https://10.0.9.9/x' });
  expect(severity).toBe('warning');
  expect(text).toBe('wget would call 10.0.9.9 through the proxy.');
  expect(button).toBe('Add 10.0.9.9');
  expect(mended).toBeUndefined();
});

test('the name itself is added to a dotted entry of the user', () => {
  const { text, button, mended } = told({ url: 'https://corp.example' }, { add: ['.corp.example'] });
  expect(text).toBe('kubelet, wget would call corp.example through the proxy.');
  expect(button).toBe('Add corp.example');
  expect(mended).toBeUndefined();
});

test('an entry that is switched off is put back instead of added', () => {
  const remove = ['169.254.169.254', '169.254.0.0/16'];
  const { severity, button, mended } = told({ url: 'http://169.254.169.254/', place: 'metadata' }, { remove });
  expect(severity).toBe('error');
  expect(button).toBe('Put 169.254.169.254 back');
  expect(mended).toBeUndefined();
});

test('one address of a network is an example: nothing offers to add it', () => {
  const { text, button } = told({ url: 'https://10.0.3.4/', network: '10.0.0.0/16', place: 'vpc' });
  expect(text).toContain('wget would go through the proxy to every address in 10.0.0.0/16.');
  expect(button).toBeUndefined();
});

test('what goes direct and should not names the entry that does it', () => {
  const url = 'https://oidc.eks.ap-northeast-2.amazonaws.com/';
  const { severity, text, button } = told({ url, place: 'aws:oidc-eks' }, {}, withCluster({ vpcEndpoints: ['eks'] }));
  expect(severity).toBe('error');
  expect(text).toBe(
    'kubelet, curl, wget would call oidc.eks.ap-northeast-2.amazonaws.com direct, because of eks.ap-northeast-2.amazonaws.com.',
  );
  expect(button).toBeUndefined();
  expect(told({ url, place: 'aws:oidc-eks' }).finding).toBeUndefined();
});

test('of what the user named, nothing is known to break a node', () => {
  const { severity } = told({ url: 'https://corp.example', place: 'outside', yours: true }, { add: ['.corp.example'] });
  expect(severity).toBe('warning');
  const s3 = 's3.ap-northeast-2.amazonaws.com';
  const listed = told(
    { url: `https://${s3}/`, place: 'aws:s3' },
    { add: [`.${s3}`] },
    withCluster({ vpcEndpoints: [] }),
  );
  expect(listed.severity).toBe('warning');
});
