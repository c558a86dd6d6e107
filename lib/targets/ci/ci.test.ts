import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { githubWorkflow, gitlabPipeline, preCommitHook, startingConfiguration } from './files.ts'

const page = join(import.meta.dirname, '../../../docs/review.md')
const parts = [
  ['`.github/workflows/athena.yml`', 'yaml', githubWorkflow('schema.sql')],
  ['`.gitlab-ci.yml`', 'yaml', gitlabPipeline('schema.sql')],
  ['`hooks/pre-commit`', 'sh', preCommitHook('schema.sql')],
] as const

describe('files for a repository', () => {
  it('are YAML with steps, and JSON', () => {
    const workflow = parse(githubWorkflow('db/schema.sql'))
    expect(workflow.jobs.athena.env.SCHEMA).toBe('db/schema.sql')
    expect(workflow.jobs.athena.steps.length).toBeGreaterThan(4)
    // What a branch is called must not become part of a script.
    for (const { run = '' } of workflow.jobs.athena.steps) expect(run).not.toContain('${{')
    const pipeline = parse(gitlabPipeline('db/schema.sql'))
    expect(pipeline.athena.script.every((line: unknown) => typeof line === 'string')).toBe(true)
    expect(pipeline.athena.variables.SCHEMA).toBe('db/schema.sql')
    expect(JSON.parse(startingConfiguration('db/schema.sql')).paths).toEqual(['db/schema.sql'])
  })

  it('hold a hook that a shell can read', () => {
    expect(() => execFileSync('sh', ['-n'], { input: preCommitHook('schema.sql') })).not.toThrow()
  })

  it('are in the docs as they are exported', () => {
    const text = readFileSync(page, 'utf8')
    const start = text.indexOf(`\n${parts[0][0]}:`)
    const blocks = parts.map(([name, kind, content]) => `${name}:\n\n\`\`\`${kind}\n${content}\`\`\`\n`)
    const whole = `${text.slice(0, start + 1)}${blocks.join('\n')}`
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(page, whole)
    expect(readFileSync(page, 'utf8')).toBe(whole)
  })
})
