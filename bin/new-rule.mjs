#!/usr/bin/env node
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { categories, exportedName, makeRegistry } from './make-registry.mjs'
import { isMain, root } from './process.mjs'

/** Makes the files of a rule, to be filled in, and registers it; the paths written. Throws where the id is no good. */
export function newRule(category, id) {
  if (!categories.includes(category)) {
    throw new Error(`unknown category ${category}; known: ${categories.join(', ')}`)
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new Error(`${id} is no id: write it like wide-index`)
  const taken = categories.find((each) => existsSync(join(root, 'lib/rules', each, `${id}.ts`)))
  if (taken) throw new Error(`there is a rule ${id} in ${taken}`)
  if (existsSync(join(root, 'docs/rules', `${id}.md`))) throw new Error(`there is a page docs/rules/${id}.md`)
  const folder = join('lib/rules', category)
  const files = {
    [join(folder, `${id}.ts`)]: category === 'queries' ? queryRuleText(id) : tableRuleText(category, id),
    [join(folder, `${id}.cases`, 'bad.sql')]: '',
    [join(folder, `${id}.cases`, 'good.sql')]: '',
    ...(category === 'queries'
      ? {
          [join(folder, `${id}.cases`, 'bad.workload.sql')]: '',
          [join(folder, `${id}.cases`, 'good.workload.sql')]: '',
        }
      : {}),
    [join('docs/rules', `${id}.md`)]: `# ${id}\n`,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  makeRegistry([category])
  return [...Object.keys(files), join(folder, 'registry.ts')]
}

function tableRuleText(category, id) {
  return `import { tableRule } from '../define.ts'

/** . */
export const ${exportedName(id)} = tableRule({
  id: '${id}',
  title: '',
  category: '${category}',
${facts}
  *check({ table, label }) {
    if (table.columns.length > 0) return
    yield {
      entities: [table.id],
      message: \`\${label} …\`,
      evidence: '',
      confidence: 0.8,
      fix: null,
    }
  },
})
`
}

function queryRuleText(id) {
  return `import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'

/** . */
export const ${exportedName(id)} = queryRule({
  id: '${id}',
  title: '',
${facts}
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'operation') continue
        yield {
          at: node,
          message: \`\${query.label} …\`,
          evidence: '',
          confidence: 0.8,
          fix: null,
        }
      }
    }
  },
})
`
}

/** Empty: the contract suite asks for each of them. */
const facts = `  severity: 'warning',
  catalogue: [],
  tags: [],
  detects: '',
  rationale: '',
  source: '',
  ignoreWhen: '',
  remedy: '',
  fixable: false,`

if (isMain(import.meta.url)) {
  const [category, id] = process.argv.slice(2)
  if (!category || !id) {
    console.error('npm run new:rule -- <category> <id>')
    process.exitCode = 2
  } else {
    try {
      for (const path of newRule(category, id)) console.log(path)
      console.log(
        `Fill them in, then: UPDATE_GOLDEN=1 npx vitest run lib/rules/contract.test.ts -t "${id}", ` +
          'and read the page and fixed.sql that it writes.',
      )
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 2
    }
  }
}
