/** Names of variables that hold secrets, and of those that only sound like it. */
const SECRET =
  /passw(?:or)?d|passphrase|secret|private_?key|api_?key|access_?token|auth_?token|(?:^|_)token$/i;
const HARMLESS =
  /^(?:token_type|version)|_(?:file|path|arn|name|url|uri|host|endpoint|id|ttl|expiry|expires|expiration|length|prefix|header|enabled|type|algorithm|rounds|policy|region|manager|in|minutes|seconds|hours|days)$/i;

/** Shapes of well-known credentials. */
const TOKEN = new RegExp(
  [
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
    /\bgh[pousr]_[A-Za-z0-9]{36}/,
    /\bgithub_pat_\w{40}/,
    /\bxox[abpr]-[\w-]{10}/,
    /-----BEGIN [A-Z ]{0,30}PRIVATE KEY/,
    /\bsk_live_\w{16}/,
    /\bglpat-[\w-]{20}/,
    /\bAIza[\w-]{35}\b/,
    /\bnpm_[A-Za-z0-9]{36}\b/,
  ]
    .map((shape) => shape.source)
    .join('|'),
);
/** The shortest of them: `xoxb-` and ten characters. */
const SHORTEST_TOKEN = 15;

/** A URL with a password. */
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,100}:[^\s:@/]{3,200}@/i;

/** True when a variable of this name and value looks like a secret in plain text. */
export function looksSecret(name: string, value: string): boolean {
  if (value === '' || !SECRET.test(name) || HARMLESS.test(name)) return false;
  return !/^(?:arn:|https?:\/\/|\/|true$|false$|\d{1,6}$)/i.test(value);
}

/** True when the value has the shape of a well-known credential, or is a URL with a password. */
export function holdsCredential(value: string): boolean {
  if (value.length > 10_000) return false;
  return (
    (value.length >= SHORTEST_TOKEN && TOKEN.test(value)) ||
    (value.includes('@') && URL_WITH_PASSWORD.test(value))
  );
}
