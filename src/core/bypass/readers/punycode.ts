// Punycode (RFC 3492), the encoding half: names with signs outside of ASCII, as DNS knows them.

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;

const digit = (value: number): string => String.fromCharCode(value + (value < 26 ? 97 : 22));

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38));
}

function variableLength(delta: number, bias: number): string {
  let text = '';
  let rest = delta;
  for (let k = BASE; ; k += BASE) {
    const limit = Math.min(T_MAX, Math.max(T_MIN, k - bias));
    if (rest < limit) return text + digit(rest);
    text += digit(limit + ((rest - limit) % (BASE - limit)));
    rest = Math.floor((rest - limit) / (BASE - limit));
  }
}

/** One label as punycode, without the `xn--` before it. */
export function punycode(label: string): string {
  const points = [...label].map((sign) => sign.codePointAt(0) ?? 0);
  const plain = points.filter((point) => point < 128);
  let text = String.fromCharCode(...plain) + (plain.length > 0 ? '-' : '');
  let bias = 72;
  let delta = 0;
  let done = plain.length;
  let least = 128;
  while (done < points.length) {
    const next = points.reduce((low, point) => (point >= least && point < low ? point : low), Number.MAX_SAFE_INTEGER);
    delta += (next - least) * (done + 1);
    for (const point of points) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      text += variableLength(delta, bias);
      bias = adapt(delta, done + 1, done === plain.length);
      delta = 0;
      done += 1;
    }
    delta += 1;
    least = next + 1;
  }
  return text;
}
