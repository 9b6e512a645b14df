// A web server for every name and address that is asked: web.mjs LOG CERTIFICATES FILES ADDRESS,ADDRESS... Answers
// 200 on 80 and 443 of the addresses and writes down who asked, and for which path; FILES is JSON, of texts by their path.

import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

const [log = '', certificates = '', fileList = '', addresses = ''] = process.argv.slice(2);
/** @type {Record<string, string>} */
const files = JSON.parse(readFileSync(fileList, 'utf8'));

// What EC2 says of the node, which nodeadm asks for the name that the node gets (DescribeInstances).
const INSTANCE = `<?xml version="1.0" encoding="UTF-8"?>
<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>lab</requestId><reservationSet><item>
<reservationId>r-0123456789abcdef0</reservationId><instancesSet><item><instanceId>i-0123456789abcdef0</instanceId>
<privateDnsName>ip-10-0-1-11.ap-northeast-2.compute.internal</privateDnsName></item></instancesSet></item></reservationSet>
</DescribeInstancesResponse>`;

/** @type {import('node:http').RequestListener} */
const answer = (request, response) => {
  const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  appendFileSync(log, `${JSON.stringify({ from, host: request.headers.host, path: request.url })}\n`);
  if (`${request.headers['x-amz-target']}`.endsWith('.GetAuthorizationToken')) {
    // What ECR gives whoever has signed: a login for its registries.
    const expiresAt = Date.now() / 1000 + 43_200;
    const proxyEndpoint = 'https://602401143452.dkr.ecr.ap-northeast-2.amazonaws.com';
    const authorizationToken = Buffer.from('AWS:example').toString('base64');
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ authorizationData: [{ authorizationToken, proxyEndpoint, expiresAt }] }));
  } else {
    response.end(request.method === 'POST' ? INSTANCE : (files[request.url ?? ''] ?? 'here\n'));
  }
};
const key = readFileSync(`${certificates}/server.key`);
const cert = readFileSync(`${certificates}/server.crt`);
/** @type {(readonly [import('node:http').Server | import('node:https').Server, number, string])[]} */
const servers = addresses.split(',').flatMap((address) => [
  [createServer(answer), 80, address],
  [createSecureServer({ key, cert }, answer), 443, address],
]);
await Promise.all(
  servers.map(
    ([server, port, address]) =>
      new Promise((/** @type {(value?: unknown) => void} */ done) => server.listen(port, address, () => done())),
  ),
);
console.log('ready');
