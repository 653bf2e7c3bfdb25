/** What `npm run github -- --help` prints. */
export const GITHUB_HELP = `Starts a GitHub of our own on this machine: REST API, git over HTTP, webhooks and pages. Nothing in it is real.

  npm run --silent github -- --port 4010 --webhook-url http://127.0.0.1:3000/api/github/webhooks
      Starts it and tells its address, its people with their tokens, and its App.
  npm run --silent github -- --json
      The same as one line of JSON as soon as it is ready:
      {"url","organisations":[{"login","repositories"}],"users":[{"login","token"}],
       "apps":[{"id","slug","privateKey","webhookSecret","installations":[{"id","account"}]}]}

Options:
  --port N            port on 127.0.0.1; 0, the default, takes a free one
  --webhook-url URL   where the webhooks of its App go; none are sent without it
  --directory DIR     empty folder for the bare repositories; a temporary one that goes with it when missing
  --json              one line of JSON instead of a text for people
  --help, -h          this text

A token is also the password of git:
  git clone http://alice:TOKEN@127.0.0.1:4010/acme/infra.git
Bad days are ordered over HTTP while it runs, see sandbox/github/README.md:
  curl -X POST http://127.0.0.1:4010/_double/knobs -d '{"failNextDeliveries":1}'
`
