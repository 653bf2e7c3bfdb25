import { DEFAULT_CLOUD_FOLDER } from './command.ts'

/** What `npm run sandbox -- help` prints. */
export const SANDBOX_HELP = `Runs Terraform on a simulated Azure, Databricks and Entra on this machine. Nothing in it is real.

  npm run --silent sandbox -- terraform -chdir=DIR apply -auto-approve
      Runs terraform on the sandbox cloud, "init" included, and returns its exit code.
  npm run --silent sandbox -- list [--json]
      Lists what exists in the cloud.
  npm run --silent sandbox -- show ID
      Prints one resource as JSON. ID is its id, its name, or TYPE.NAME.
  npm run --silent sandbox -- set ID ATTRIBUTE=VALUE ...
      Changes it behind Terraform's back: the next plan shows drift. ATTRIBUTE may be a path: tags.team=data
  npm run --silent sandbox -- delete ID
      Removes it from the cloud behind Terraform's back.
  npm run --silent sandbox -- mirror DIR
      Writes a mirror of the providers to DIR, for terraform in a shell of your own, and prints the two lines to type.

Options, before the command or directly after it:
  --cloud DIR         folder of the cloud (${DEFAULT_CLOUD_FOLDER})
  --time-scale N      0 no delay (the default) to 1 real time; for terraform and mirror
  --faults FILE       what goes wrong, see sandbox/cloud/README.md; only for terraform

The subscription of the azurerm provider block must be one of the sandbox: 5a4db0c5-0000-4000-8000-000000000001
`
