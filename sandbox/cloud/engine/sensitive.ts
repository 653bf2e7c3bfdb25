/**
 * Names of attributes that hold a secret in every provider.
 * Attributes that merely point at a key or a secret (ids, URIs, names, versions) do not end in these words.
 */
const SECRET =
  /(^|_)(password|client_secret|(access|shared|account|instrumentation|private|primary|secondary|master|admin|storage|host)_key|private_key_pem|connection_string|connection_string_primary|sas_(token|url)|token_value|kube_config_raw|kube_admin_config_raw)$/

/** Guesses from its name whether an attribute holds a secret, where no hint says so. */
export function isSecretName(path: string): boolean {
  return SECRET.test(path.split('.').at(-1) ?? '')
}
