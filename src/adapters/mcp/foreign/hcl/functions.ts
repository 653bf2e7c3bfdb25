/**
 * Functions of Terraform that only compute: the same arguments give the same value on every machine.
 * Left out are those that read files, the clock or chance, that take the mark off a secret, and those of providers
 * (developer.hashicorp.com/terraform/language/functions, 2026-11).
 */
export const pureFunctions: ReadonlySet<string> = new Set(
  (
    'abs ceil floor log max min parseint pow signum ' +
    'chomp endswith format formatlist indent join lower regex regexall replace split startswith strcontains ' +
    'strrev substr title trim trimprefix trimsuffix trimspace upper ' +
    'alltrue anytrue chunklist coalesce coalescelist compact concat contains distinct element flatten index keys ' +
    'length list lookup map matchkeys merge one range reverse setintersection setproduct setsubtract setunion ' +
    'slice sort sum transpose values zipmap ' +
    'base64decode base64encode base64gzip csvdecode jsondecode jsonencode textdecodebase64 textencodebase64 ' +
    'urlencode yamldecode yamlencode ' +
    'base64sha256 base64sha512 md5 sha1 sha256 sha512 uuidv5 ' +
    'formatdate timeadd timecmp ' +
    'cidrhost cidrnetmask cidrsubnet cidrsubnets ' +
    'can convert issensitive sensitive tobool tolist tomap tonumber toset tostring try type'
  ).split(' '),
)
