/**
 * Terraform's CLI configuration of a mode.
 * In the sandbox the only way to install a provider is an empty folder: what the simulated cloud does not serve
 * cannot be had, least of all the real provider.
 */
export function cliConfiguration(mode: 'sandbox' | 'azure', emptyMirror: string): string {
  if (mode === 'azure') {
    return 'disable_checkpoint = true\nplugin_cache_may_break_dependency_lock_file = true\n'
  }
  return [
    'disable_checkpoint = true',
    'provider_installation {',
    '  filesystem_mirror {',
    `    path = ${JSON.stringify(emptyMirror)}`,
    '  }',
    '}',
    '',
  ].join('\n')
}
