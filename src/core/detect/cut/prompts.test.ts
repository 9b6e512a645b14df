import { describe, expect, it } from 'vitest';
import { commandOn } from './prompts.ts';

describe('command lines', () => {
  it.each([
    '$ kubectl get svc kubernetes',
    '# $ kubectl get svc kubernetes',
    'kubectl get svc kubernetes',
    '[cloudshell-user@ip-10-2-3-4 ~]$ kubectl get svc kubernetes',
    'me@host:~/work$ kubectl get svc kubernetes',
    '(venv) me@host ~ % kubectl get svc kubernetes',
    'PS C:\\Users\\me> kubectl get svc kubernetes',
    'C:\\>kubectl get svc kubernetes',
    '\u279c  ~ git:(main) \u2717 kubectl get svc kubernetes',
    'root@host:/# kubectl get svc kubernetes',
  ])('%s is one, whatever the prompt', (line) => {
    expect(commandOn(line)).toBe('kubectl get svc kubernetes');
  });

  it.each(['[me@host ~]$ ', '$ ', '% ', 'me@host:~$', 'PS C:\\>'])('%s is a prompt alone', (line) => {
    expect(commandOn(line)).toBe('');
  });

  it.each([
    '10.100.0.1',
    'kubernetes   ClusterIP   10.100.0.1   <none>   443/TCP',
    '[',
    '["10.0.0.0/16"]',
    'NAME TYPE',
    '  "a": "$ aws eks x",',
    'aws',
    'kubectl is a program',
  ])('%s is none', (line) => {
    expect(commandOn(line)).toBeUndefined();
  });
});
