// From what a secret holds to the variables of a proxy that asks for a login: one awk program for nodes and for apply.sh.
// It gets bytes as numbers and gives back ASCII, so no locale and no awk can change a character on the way; and it sits in
// a pipe, so nothing of the secret is ever an argument, a variable or a file.

import type { Plan } from '../model/plan.ts';
import { sh } from '../syntax/shell.ts';
import { type Verbatim, verbatim } from '../syntax/template.ts';

/** How the pipeline of `loginLines` ends where the secret is none: nothing came, another form, or no login for HTTP. */
export const loginFault = { nothing: 4, form: 3, content: 5 } as const;

/**
 * JSON by RFC 8259, as far as it matters: an object, whose keys username and password are strings. Percent-encoding by RFC
 * 3986: every byte but the unreserved ones. RFC 7617, section 2: no control characters, and no colon in the user name.
 */
const program = `BEGIN { hex = "0123456789abcdef"; n = p = 0 }
{ for (i = 1; i <= NF; i++) b[n++] = 16 * index(hex, substr($i, 1, 1)) + index(hex, substr($i, 2, 1)) - 17 } END {
  if (n == 0) exit ${loginFault.nothing}
  if (b[0] == 239 && b[1] == 187 && b[2] == 191) p = 3
  while (n > p && (b[n - 1] == 10 || b[n - 1] == 13)) n--
  start = p
  blank()
  if (b[p] == 123) object(); else plain()
  if (user == "" || password == "" || odd || user ~ /%3A/) exit ${loginFault.content}
  print "HTTP_PROXY=" with(http); print "HTTPS_PROXY=" with(https)
  print "http_proxy=" with(http); print "https_proxy=" with(https)
}
function with(url, at) {
  at = index(url, "://") + 3
  return substr(url, 1, at - 1) user ":" password "@" substr(url, at)
}
function form() { exit ${loginFault.form} }
function blank() { while (p < n && (b[p] == 32 || b[p] == 9 || b[p] == 10 || b[p] == 13)) p++ }
function pct(c) {
  if (c < 32 || c == 127) control = 1
  if (c >= 48 && c <= 57 || c >= 65 && c <= 90 || c >= 97 && c <= 122) return sprintf("%c", c)
  return c == 45 || c == 46 || c == 95 || c == 126 ? sprintf("%c", c) : sprintf("%%%02X", c)
}
function plain() {
  if (b[start] == 34 && b[n - 1] == 34) form()
  for (p = start; p < n && b[p] != 58; p++) user = user pct(b[p])
  if (p == n) form()
  for (p++; p < n; p++) password = password pct(b[p])
  odd = control
}
function object(key) {
  do {
    p++; blank(); key = str(); blank()
    if (b[p] != 58) form()
    p++; blank()
    if (key == "username") { user = str(); odd += control }
    else if (key == "password") { password = str(); odd += control }
    else skip()
    has[key]; blank()
  } while (p < n && b[p] == 44)
  if (p >= n || b[p] != 125) form()
  p++; blank()
  if (p < n || !("username" in has && "password" in has)) form()
}
function str(out, c) {
  if (p >= n || b[p] != 34) form()
  control = 0
  for (p++; p < n && b[p] != 34; p++) {
    c = b[p]
    if (c < 32) form()
    if (c != 92) { out = out pct(c); continue }
    c = b[++p]
    if (c == 117) out = out utf8(rune())
    else if (c == 34 || c == 92 || c == 47) out = out pct(c)
    else if (c == 98 || c == 102 || c == 110 || c == 114 || c == 116) control = 1
    else form()
  }
  if (p >= n) form()
  p++
  return out
}
function rune(u, v) {
  u = four()
  if (u >= 56320 && u < 57344) form()
  if (u < 55296 || u > 57343) return u
  if (b[p + 1] != 92 || b[p + 2] != 117) form()
  p += 2
  v = four()
  if (v < 56320 || v > 57343) form()
  return 65536 + (u - 55296) * 1024 + v - 56320
}
function four(u, k, c) {
  for (k = 0; k < 4; k++) {
    c = b[++p]
    if (c >= 48 && c <= 57) c -= 48
    else if (c >= 65 && c <= 70) c -= 55
    else if (c >= 97 && c <= 102) c -= 87
    else form()
    u = u * 16 + c
  }
  return u
}
function utf8(u) {
  if (u < 128) return pct(u)
  if (u < 2048) return pct(192 + int(u / 64)) pct(128 + u % 64)
  if (u < 65536) return pct(224 + int(u / 4096)) pct(128 + int(u / 64) % 64) pct(128 + u % 64)
  return pct(240 + int(u / 262144)) pct(128 + int(u / 4096) % 64) pct(128 + int(u / 64) % 64) pct(128 + u % 64)
}
function skip(d) {
  do {
    if (b[p] == 34) str()
    else { d += (b[p] == 91 || b[p] == 123) - (b[p] == 93 || b[p] == 125); p++ }
  } while (p < n && (d > 0 || b[p] != 44 && b[p] != 125))
}`;

/**
 * Shell lines that define `login_lines`: it reads a secret (`user:password`, or JSON with username and password; line
 * breaks at its end do not count) and prints HTTP_PROXY and HTTPS_PROXY of the plan in both cases, one `NAME=value` a line,
 * with the login in them, percent-encoded. All or nothing: otherwise it ends with one of `loginFault`.
 */
export const loginLines = (plan: Plan): Verbatim =>
  verbatim(
    sh`
      # A login as user:password or JSON with username and password becomes variables, percent-encoded (RFC 3986).
      login_lines() {
        od -An -v -tx1 | awk -v ${`http=${plan.httpProxy}`} -v ${`https=${plan.httpsProxy}`} ${verbatim(`'${program}'`)}
      }
    `.trimEnd(),
  );
