import type { Target } from '../target.ts'
import { githubWorkflow, gitlabPipeline, preCommitHook, startingConfiguration } from './files.ts'

/** Where the schema is taken to be in the repository. */
const schema = 'schema.sql'

/** What reviews the schema in a repository: pipelines, a hook, and a configuration to begin with. */
export const ci: Target = {
  id: 'ci',
  label: 'Review in a repository',
  description: 'GitHub Actions, GitLab CI, a pre-commit hook and athena.config.json',
  extension: 'yml',
  mediaType: 'application/yaml',
  emit({ text }) {
    return {
      files: [
        { path: schema, content: text },
        { path: 'athena.config.json', content: startingConfiguration(schema) },
        { path: '.github/workflows/athena.yml', content: githubWorkflow(schema) },
        { path: '.gitlab-ci.yml', content: gitlabPipeline(schema) },
        { path: 'hooks/pre-commit', content: preCommitHook(schema) },
      ],
      losses: [],
    }
  },
}
