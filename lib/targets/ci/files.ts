/** Files that review a schema in a repository, by their path. They name the schema's file once each. */

/** Reviews what a pull request changes, comments in its summary and shows the findings in the code. */
export function githubWorkflow(schema: string): string {
  return `name: Schema review
on:
  pull_request:
    paths: ['**/*.sql', athena.config.json, athena.baseline.json]
permissions:
  contents: read
  security-events: write
jobs:
  athena:
    runs-on: ubuntu-latest
    env:
      SCHEMA: ${schema}
      BASE: \${{ github.base_ref }}
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/checkout@v4
        with:
          # A variable of the repository or organisation: owner/name of Athena.
          repository: \${{ vars.ATHENA_REPOSITORY }}
          path: .athena
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci --prefix .athena
      - name: The schema before
        run: git show "origin/$BASE:$SCHEMA" > "$RUNNER_TEMP/before.sql" || true
      - name: Reports
        run: |
          review() { node .athena/bin/athena.mjs review "$SCHEMA" --since "$RUNNER_TEMP/before.sql" --fail-on none "$@"; }
          review --format sarif > athena.sarif
          review --format markdown >> "$GITHUB_STEP_SUMMARY"
      - uses: github/codeql-action/upload-sarif@v3
        with:
          sarif_file: athena.sarif
          category: athena
      - name: Review
        run: node .athena/bin/athena.mjs review "$SCHEMA" --since "$RUNNER_TEMP/before.sql"
`
}

/** Reviews what a merge request changes; its tests are the findings, and the whole review is kept as a page. */
export function gitlabPipeline(schema: string): string {
  return `athena:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      changes: ['**/*.sql', athena.config.json, athena.baseline.json]
  variables:
    SCHEMA: ${schema}
    GIT_DEPTH: 0
  before_script:
    # A variable of the project or group: the address of Athena's repository.
    - git clone --depth 1 "$ATHENA_REPOSITORY" .athena
    - npm ci --prefix .athena
    - git fetch origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
    - git show "FETCH_HEAD:$SCHEMA" > before.sql || true
  script:
    - node .athena/bin/athena.mjs review "$SCHEMA" --since before.sql --format junit --fail-on none > athena.xml
    - node .athena/bin/athena.mjs review "$SCHEMA" --format html --fail-on none > athena.html
    - node .athena/bin/athena.mjs review "$SCHEMA" --since before.sql
  artifacts:
    when: always
    paths: [athena.html]
    reports:
      junit: athena.xml
`
}

/** Refuses a commit whose schema has new errors; ATHENA is the folder of a clone of Athena. */
export function preCommitHook(schema: string): string {
  return `#!/bin/sh
# Copy to .git/hooks/pre-commit and make it executable. ATHENA names the folder of a clone of Athena.
schema=${schema}
git diff --cached --quiet -- "$schema" && exit 0
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
git show "HEAD:$schema" > "$folder/before.sql" 2> /dev/null || true
git show ":$schema" > "$folder/schema.sql" || exit 1
if [ -f athena.config.json ]; then set -- --config athena.config.json; else set --; fi
node "\${ATHENA:?is not set: the folder of a clone of Athena}/bin/athena.mjs" review "$folder/schema.sql" --since "$folder/before.sql" "$@"
`
}

/** A configuration to begin with. */
export function startingConfiguration(schema: string): string {
  return `${JSON.stringify({ profile: 'recommended', paths: [schema], rules: {}, waivers: [], failOn: 'error' }, null, 2)}\n`
}
