import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program } from '../model/program.ts';
import { readers } from './readers/index.ts';
import { samplePlan, samplePrograms } from './sample-plan.fixture.ts';
import { goesAstray, readerOf, simulate } from './simulate.ts';
import { destinationUrl } from './target.ts';

const ways = (noProxy: string, url: string) =>
  Object.fromEntries(
    simulate(noProxy, samplePrograms, [url]).flatMap(({ answers }) =>
      answers.map(({ program, answer }) => [program.name, answer.way]),
    ),
  );

test('each program answers by its own rules', () => {
  expect(ways('10.0.0.0/16', 'http://10.0.3.4/')).toEqual({
    kubelet: 'direct',
    'AWS CLI': 'proxy',
    agent: 'direct',
    curl: 'direct',
    wget: 'proxy',
  });
  expect(ways('.corp.example', 'https://corp.example/')).toMatchObject({
    kubelet: 'proxy',
    curl: 'direct',
    wget: 'proxy',
  });
});

test('addresses and programs come back in their order, with the entry that decided', () => {
  const urls = ['https://a.example/', 'https://b.example/'];
  const simulated = simulate('x.example,b.example', samplePrograms, urls);
  expect(simulated.map(({ url }) => url)).toEqual(urls);
  for (const { answers } of simulated) expect(answers.map(({ program }) => program)).toEqual(samplePrograms);
  expect(simulated[1]?.answers.map(({ answer }) => answer.entry)).toEqual(samplePrograms.map(() => 'b.example'));
});

test('a client that knows no proxy goes direct to its own hosts, and to no others', () => {
  const [listed] = simulate('', samplePrograms, ['http://169.254.170.23/v1/credentials']);
  expect(listed?.answers.map(({ answer }) => answer.way)).toEqual(['proxy', 'direct', 'proxy', 'proxy', 'proxy']);
  expect(ways('', 'http://169.254.169.254/')['AWS CLI']).toBe('proxy');
});

test('a reader that is not there is a mistake of the platform', () => {
  const program: Program = { name: 'x', reader: 'nobody', calls: { en: '' }, matters: false };
  expect(() => readerOf(program)).toThrow(/x follows the reader nobody/);
  for (const one of samplePrograms) expect(readerOf(one).id).toBe(one.reader);
});

describe('bad input', () => {
  const everyReader: readonly Program[] = readers.map(({ id }) => ({
    name: id,
    reader: id,
    calls: { en: '' },
    matters: false,
  }));
  const long = 'a'.repeat(10_000);
  const many = Array.from({ length: 5000 }, (_, index) => `host-${index}.example`).join(',');
  const texts = ['', ',,,', '[', ']', '[]', '::', '/', '/16', '\0', 'a\0b', '\u{1f600}', '\ud800', ' ', '.', '*', long];

  test.each([...texts, many])('the list %j has a verdict of every program for every address', (noProxy) => {
    const urls = [...texts, ...texts.map((text) => `https://${text}/`), 'https://host-4999.example/', 'http://[::1]/'];
    for (const { answers } of simulate(noProxy, everyReader, urls)) {
      expect(answers).toHaveLength(everyReader.length);
      for (const { answer } of answers) expect(['direct', 'proxy', 'error']).toContain(answer.way);
    }
  });

  test('the same question has the same answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (noProxy, url) => {
        const once = simulate(noProxy, everyReader, [url, 'https://a.example/']);
        expect(simulate(noProxy, everyReader, [url, 'https://a.example/'])).toEqual(once);
      }),
      { numRuns: 30 },
    );
  });
});

test.each([
  ['ec2.us-west-2.amazonaws.com', 'https://ec2.us-west-2.amazonaws.com'],
  [' example.com/x ', 'https://example.com/x'],
  ['10.0.3.4', 'http://10.0.3.4/'],
  ['fd00:ec2::254', 'http://[fd00:ec2::254]/'],
  ['http://a:80/b', 'http://a:80/b'],
  ['HTTPS://a', 'HTTPS://a'],
])('%j is the destination %s', (typed, url) => {
  expect(destinationUrl(typed)).toBe(url);
});

test('a plan knows its list and its programs, which is all it takes', () => {
  const plan = samplePlan();
  const [imds] = simulate(plan.noProxy, plan.programs, ['http://169.254.169.254/latest/']);
  expect(imds?.answers.every(({ answer }) => answer.entry === '169.254.169.254')).toBe(true);
});

test('a program without HTTP_PROXY sends plain http direct, and https by the list', () => {
  const programs = samplePrograms.slice(0, 1).map((program): Program => ({ ...program, onlyHttps: true }));
  const asked = simulate('a.example', programs, ['http://b.example/', 'HTTP://b.example/', 'https://b.example/']);
  expect(asked.map(({ answers }) => answers[0]?.answer.way)).toEqual(['direct', 'direct', 'proxy']);
  const [plain] = asked[0]?.answers ?? [];
  expect(plain?.answer.why.en).toBe('has a proxy for https alone');
  expect(plain && goesAstray(plain.answer, 'proxy')).toBe(false);
});

test('an answer goes astray where it is another way than it should be, and goes anywhere', () => {
  const why = { en: 'x' };
  expect(goesAstray({ way: 'direct', why }, 'proxy')).toBe(true);
  expect(goesAstray({ way: 'proxy', why }, 'direct')).toBe(true);
  expect(goesAstray({ way: 'proxy', why }, 'proxy')).toBe(false);
  expect(goesAstray({ way: 'error', why }, 'proxy')).toBe(false);
});
