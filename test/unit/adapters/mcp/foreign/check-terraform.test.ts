import { describe, expect, it } from 'vitest'
import { checkTerraform } from '../../../../../src/adapters/mcp/foreign/check-terraform.ts'
import { verifies } from '../../../../scenarios/requirements.ts'

const allowed = {
  resources: ['azurerm_resource_group', 'azurerm_storage_blob', 'random_pet'],
  data: ['azurerm_client_config'],
}
const group = 'resource "azurerm_resource_group" "main" {\n  name = var.name\n}\n'

function faultsOf(text: string): readonly string[] {
  const checked = checkTerraform({ 'main.tf': `${group}${text}` }, allowed)
  return 'faults' in checked ? checked.faults : []
}

/** Line 4 is the first behind the resource group. */
const at = (line: number, rule: string) => [`main.tf line ${line}: ${rule}`]

describe('checkTerraform', () => {
  it('tells what the files of a stack hold', () => {
    const files = {
      'main.tf': `${group}resource random_pet "b" {}\ndata "azurerm_client_config" "us" {}\n`,
      'variables.tf': 'variable "name" {\n  type = string\n}\nvariable "tags" { default = {} }\n',
    }
    expect(checkTerraform(files, allowed)).toEqual({
      content: {
        addresses: ['azurerm_resource_group.main', 'random_pet.b'],
        providers: ['azurerm', 'random'],
        variables: [
          { name: 'name', required: true },
          { name: 'tags', required: false },
        ],
      },
    })
  })

  it.each([
    ['comments', '# provisioner "x" {}\n// file("x")\n/* resource "null_resource" "x" {\n} */\n'],
    ['texts', 'locals {\n  a = "provisioner \\"x\\" { file(\\"y\\") }"\n}\n'],
    ['heredocs', 'locals {\n  a = <<EOT\nprovisioner "x" {}\nterraform { backend "http" {} }\nEOT\n}\n'],
    ['escaped interpolations', 'locals {\n  a = "$${file("\n  b = "%%{ path.module }"\n}\n'],
    ['members with names of functions', 'locals {\n  a = local.path.file\n  b = { path = 1, file = 2 }\n}\n'],
    [
      'nested pure functions',
      'locals {\n  a = join("-", [for k, v in (var.x) : upper(v) if (v != "")])\n}\n',
    ],
    [
      'dynamic blocks',
      'resource "random_pet" "p" {\n  dynamic "x" {\n    for_each = [1]\n    content {}\n  }\n}\n',
    ],
    ['a life cycle', 'resource "random_pet" "p" {\n  lifecycle { prevent_destroy = true }\n}\n'],
    ['signs that look like a heredoc', 'locals {\n  a = 1 < 2\n  b = "<<EOT"\n}\n'],
    ['interpolations over lines', 'locals {\n  a = "x${\n    upper(\n      "y"\n    )\n  }z"\n}\n'],
  ])('takes %s for what they are', (_, text) => {
    expect(faultsOf(text)).toEqual([])
  })

  it.each([
    [
      verifies(['foreign.policy'], 'a backend'),
      'terraform {\n  backend "http" {}\n}\n',
      'a block "terraform" is not allowed',
    ],
    ['a provider', 'provider "azurerm" {}\n', 'a block "provider" is not allowed'],
    ['a module', 'module "m" {\n  source = "./x"\n}\n', 'a block "module" is not allowed'],
    ['an import', 'import {\n  to = a.b\n}\n', 'a block "import" is not allowed'],
    ['an ephemeral resource', 'ephemeral "random_password" "p" {}\n', 'a block "ephemeral" is not allowed'],
    [
      'another type',
      'resource "null_resource" "x" {}\n',
      'the resource null_resource.x is of a type that was not allowed',
    ],
    [
      'an external data source',
      'data "external" "x" {}\n',
      'the data source external.x is of a type that was not allowed',
    ],
    [
      'an HTTP data source',
      'data "http" "x" {}\n',
      'the data source http.x is of a type that was not allowed',
    ],
    [
      'the state of another stack',
      'data "terraform_remote_state" "x" {}\n',
      'the data source terraform_remote_state.x is of a type that was not allowed',
    ],
    [
      'a resource of an allowed data source',
      'resource "azurerm_client_config" "x" {}\n',
      'the resource azurerm_client_config.x is of a type that was not allowed',
    ],
    [
      'a name with a template',
      'resource "random_pet" "${x}" {}\n',
      'neither an attribute nor a block can be read here',
    ],
    ['a name with signs', 'resource "random_pet" "a b" {}\n', 'the resource has no usable name'],
    ['two names for a variable', 'variable "a" "b" {}\n', 'the variable has no usable name'],
    ['an argument outside a block', 'count = 1\n', 'count stands outside a block'],
    ['a file', 'locals { a = file("/etc/passwd") }\n', 'the function file is not allowed'],
    ['a file behind a comment', 'locals { a = file /* ( */ ("x") }\n', 'the function file is not allowed'],
    [
      'a template file in a text',
      'locals { a = "x ${templatefile("t", {})} y" }\n',
      'the function templatefile is not allowed',
    ],
    [
      'a file in a directive',
      'locals { a = "%{ if fileexists("x") }y%{ endif }" }\n',
      'the function fileexists is not allowed',
    ],
    [
      'a file in a text in a text',
      'locals { a = "${upper("${filebase64("x")}")}" }\n',
      'the function filebase64 is not allowed',
    ],
    ['the clock', 'locals { a = timestamp() }\n', 'the function timestamp is not allowed'],
    [
      'a secret made plain',
      'locals { a = nonsensitive(var.x) }\n',
      'the function nonsensitive is not allowed',
    ],
    [
      'a function of a provider',
      'locals { a = provider::x::read("y") }\n',
      'a function of a provider is not allowed',
    ],
    ['a place on this machine', 'locals { a = "${path.module}/x" }\n', 'a reference to path is not allowed'],
    ['the workspace', 'locals { a = terraform.workspace }\n', 'a reference to terraform is not allowed'],
    ['a place in brackets', 'locals { a = path["cwd"] }\n', 'a reference to path is not allowed'],
  ])('refuses %s', (_, text, rule) => {
    expect(faultsOf(text)).toContain(at(4, rule)[0])
  })

  it.each([
    ['a provisioner', 'provisioner "local-exec" { command = "x" }', 'a provisioner is not allowed'],
    ['a connection', 'connection { host = "x" }', 'a connection is not allowed'],
    [
      'a provisioner made by a dynamic block',
      'dynamic "provisioner" { content {} }',
      'a provisioner is not allowed',
    ],
    ['an action', 'lifecycle {\n action_trigger {}\n}', 'a action_trigger is not allowed'],
    ['a count', 'count = 2', 'the argument count is not allowed'],
    ['a loop', 'for_each = {}', 'the argument for_each is not allowed'],
    ['a provider of its own', 'provider = azurerm.other', 'the argument provider is not allowed'],
    [
      'a file to be deployed',
      'zip_deploy_file = "/etc/passwd"',
      'the argument zip_deploy_file is not allowed',
    ],
    ['a file to be uploaded', 'source = "/etc/passwd"', 'the argument source is not allowed'],
  ])('refuses %s in a resource', (_, inside, rule) => {
    const text = `resource "azurerm_storage_blob" "b" {\n${inside}\n}\n`
    expect(faultsOf(text).map((fault) => fault.replace(/line \d+/, 'line 5'))).toContain(at(5, rule)[0])
  })

  it.each([
    [
      'a heredoc that goes on behind a look-alike',
      'locals {\n  a = <<EOT\n EOTX\n}\nfile("x")\n',
      'the heredoc EOT is not closed',
    ],
    [
      'code behind a heredoc',
      'locals {\n  a = <<-EOT\n  x\n  EOT\n  b = file("x")\n}\n',
      'the function file is not allowed',
    ],
    [
      'a call inside a heredoc',
      'locals {\n  a = <<EOT\nx ${file("y")}\nEOT\n}\n',
      'the function file is not allowed',
    ],
    [
      'a heredoc inside an interpolation',
      'locals {\n  a = "${<<EOT\nx\nEOT\n}"\n}\n',
      'a heredoc stands inside an interpolation',
    ],
    ['a text over lines', 'locals {\n  a = "x\n  b = 1\n}\n', 'a text is not closed'],
    ['an open comment', '/* x\n', 'a comment is not closed'],
    ['an open block', 'locals {\n', 'neither an attribute nor a block can be read here'],
    ['an open bracket', 'locals {\n  a = [1\n}\n', 'neither an attribute nor a block can be read here'],
    ['an open interpolation', 'locals { a = "${x" }\n', 'a text is not closed'],
    ['an escape that is none', 'locals { a = "\\x" }\n', 'a backslash begins no escape that is known'],
    ['letters beyond ASCII outside texts', 'lоcals {}\n', '"о" has no place here'],
    ['a semicolon', 'locals { a = 1; }\n', '";" has no place here'],
  ])('cannot be led astray by %s', (_, text, rule) => {
    const faults = faultsOf(text)
    expect(faults.map((fault) => fault.replace(/^main\.tf line \d+: /, ''))).toContain(rule)
  })

  it('ends an escape where Terraform ends it', () => {
    expect(faultsOf('locals { a = "\\\\${file("x")}" }\n')).toEqual(at(4, 'the function file is not allowed'))
    expect(faultsOf('locals { a = "$$${file(" }\n')).toEqual([])
    expect(faultsOf('locals { a = "$%{ if file("x") }%{ endif }" }\n')).toEqual(
      at(4, 'the function file is not allowed'),
    )
  })

  it('refuses what is nested too deeply', () => {
    const deep = `locals { a = ${'"${'.repeat(40)}1${'}"'.repeat(40)} }\n`
    expect(faultsOf(deep)).toEqual(at(4, 'texts are nested too deeply'))
    expect(faultsOf(`${'a {\n'.repeat(40)}${'}\n'.repeat(40)}`)).toHaveLength(1)
  })

  it('refuses files without a resource, too many, and names that are there twice', () => {
    expect(checkTerraform({ 'main.tf': 'locals {}\n' }, allowed)).toEqual({
      faults: ['there is no resource'],
    })
    const many = Array.from({ length: 41 }, (_, index) => `resource "random_pet" "p${index}" {}\n`)
    expect(checkTerraform({ 'main.tf': many.join('') }, allowed)).toEqual({
      faults: ['there are more than 40 resources'],
    })
    expect(
      checkTerraform({ 'a.tf': group, 'b.tf': `${group}variable "v" {}\nvariable "v" {}\n` }, allowed),
    ).toEqual({
      faults: ['azurerm_resource_group.main is there twice', 'the variable v is there twice'],
    })
  })

  it('names the file and the line, and at most five faults', () => {
    const text = 'module "m" {}\n'.repeat(9)
    const checked = checkTerraform({ 'main.tf': group, 'more.tf': text }, allowed)
    expect(checked).toEqual({
      faults: [1, 2, 3, 4, 5].map((line) => `more.tf line ${line}: a block "module" is not allowed`),
    })
  })

  it.each(['"${', '<<A\n', '/*', '{', '"a" ', '((((', 'a = [\n', '${"', '#\n', '%{', '"$$'])(
    'comes to an end on 64 KB of %j',
    (piece) => {
      expect(checkTerraform({ 'main.tf': piece.repeat(65_536 / piece.length) }, allowed)).toHaveProperty(
        'faults',
      )
    },
  )
})
