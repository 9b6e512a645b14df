// The instance metadata service, as far as nodes ask it: versions 1 and 2, user data, and the networks of the VPC. It
// answers as the real one does where that matters: a request without a token is refused with a page of XHTML where
// tokens are required, and a token that is asked through a proxy is refused (docs.aws.amazon.com/AWSEC2/latest/UserGuide/
// configuring-instance-metadata-service.html). Plain Node, so that it starts at once in a network namespace.
// node imds.mjs USER_DATA LOG [optional|required] [no-token] [cidr,cidr...]

import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [userDataFile = '', log = '', mode = 'required', tokens = 'token', blocks = '10.0.0.0/16,100.64.0.0/16'] =
  process.argv.slice(2);
const mac = '0e:49:61:0f:c3:11';
const instance = 'i-0123456789abcdef0';
const address = '10.0.1.11';
const cidrs = blocks.split(',').filter((one) => one !== '');
const name = 'ip-10-0-1-11.ap-northeast-2.compute.internal';

const tree = {
  'meta-data': {
    'ami-id': 'ami-0123456789abcdef0',
    'instance-id': instance,
    'instance-type': 'm5.large',
    hostname: name,
    'local-hostname': name,
    'local-ipv4': address,
    mac,
    iam: {
      'security-credentials': {
        // Of nobody: what asks AWS needs some to sign with.
        'node-role': JSON.stringify({
          Code: 'Success',
          Type: 'AWS-HMAC',
          AccessKeyId: 'ASIAEXAMPLE',
          SecretAccessKey: 'example',
          Token: 'example',
          LastUpdated: new Date().toISOString(),
          Expiration: new Date(Date.now() + 6 * 3600_000).toISOString(),
        }),
      },
    },
    services: { domain: 'amazonaws.com', partition: 'aws' },
    placement: { 'availability-zone': 'ap-northeast-2a', region: 'ap-northeast-2' },
    network: {
      interfaces: {
        macs: {
          [mac]: {
            'device-number': '0',
            'interface-id': 'eni-0123456789abcdef0',
            'local-ipv4s': address,
            mac,
            'subnet-ipv4-cidr-block': '10.0.1.0/24',
            'vpc-id': 'vpc-0123456789abcdef0',
            'vpc-ipv4-cidr-block': cidrs.find((one) => !one.includes(':')) ?? '',
            'vpc-ipv4-cidr-blocks': cidrs.filter((one) => !one.includes(':')).join('\n'),
            ...(cidrs.some((one) => one.includes(':'))
              ? { 'vpc-ipv6-cidr-blocks': cidrs.filter((one) => one.includes(':')).join('\n') }
              : {}),
          },
        },
      },
    },
  },
  dynamic: {
    'instance-identity': {
      document: JSON.stringify({
        accountId: '111122223333',
        architecture: 'x86_64',
        availabilityZone: 'ap-northeast-2a',
        imageId: 'ami-0123456789abcdef0',
        instanceId: instance,
        instanceType: 'm5.large',
        privateIp: address,
        region: 'ap-northeast-2',
        version: '2017-09-30',
      }),
    },
  },
};

const words = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
};
const page = (/** @type {keyof typeof words} */ code) =>
  `<?xml version="1.0" encoding="iso-8859-1"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${code} - ${words[code]}</title></head><body><h1>${code} - ${words[code]}</h1></body></html>\n`;

const known = new Set();

createServer((request, response) => {
  const [path = ''] = decodeURI(request.url ?? '').split('?');
  const token = request.headers['x-aws-ec2-metadata-token'];
  const end = (/** @type {number} */ code, /** @type {string | Buffer} */ body, headers = {}) => {
    const { via, 'user-agent': agent } = request.headers;
    const line = { method: request.method, path, status: code, token: token && known.has(token), agent, via };
    appendFileSync(log, `${JSON.stringify(line)}\n`);
    response.writeHead(code, {
      'content-type': code === 200 ? 'text/plain' : 'text/html',
      server: 'EC2ws',
      ...headers,
    });
    response.end(body);
  };
  const refuse = (/** @type {keyof typeof words} */ code) => end(code, page(code));
  if (request.method === 'PUT' && path === '/latest/api/token') {
    // Nothing else of the agents that read user data fails with it: curl is what scripts call.
    if (tokens === 'no-token' && /curl/i.test(request.headers['user-agent'] ?? '')) return refuse(403);
    if (request.headers['x-forwarded-for']) return refuse(403);
    const seconds = Number(request.headers['x-aws-ec2-metadata-token-ttl-seconds']);
    if (!(seconds >= 1 && seconds <= 21600)) return refuse(400);
    const made = randomBytes(40).toString('base64');
    known.add(made);
    return end(200, made, { 'x-aws-ec2-metadata-token-ttl-seconds': `${seconds}` });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  if (token ? !known.has(token) : mode === 'required') return refuse(401);
  const [version = '', ...keys] = path.split('/').filter((part) => part !== '');
  if (version === '') return end(200, 'latest');
  if (!/^(?:latest|1\.0|20\d\d-\d\d-\d\d)$/.test(version)) return refuse(404);
  if (keys[0] === 'user-data') {
    // Read anew, so that one service can give one user data after the other.
    const userData = readFileSync(userDataFile);
    return userData.length > 0 ? end(200, userData) : refuse(404);
  }
  /** @type {any} */
  let node = tree;
  for (const key of keys) {
    if (typeof node !== 'object' || !Object.hasOwn(node, key)) return refuse(404);
    node = node[key];
  }
  if (typeof node === 'string') return end(200, node);
  const list = Object.entries(node).map(([key, value]) => (typeof value === 'object' ? `${key}/` : key));
  return end(200, list.join('\n'));
}).listen(80, '169.254.169.254', () => console.log('ready'));
