import { optionsSchema, profiles, type RuleFacts } from '../../rules/index.ts'
import {
  caseStyles,
  configurableRules,
  failWords,
  members,
  nameKinds,
  namingMembers,
  ruleWords,
  severityWords,
  tableNumbers,
  waiverMembers,
} from './shape.ts'

/** The JSON Schema of `athena.config.json`, made from the rules and the profiles. */
export function configurationSchema(): Readonly<Record<string, unknown>> {
  const text = (description: string) => ({ type: 'string', minLength: 1, description })
  const texts = (description: string) => ({
    description,
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'athena.config.json',
    description: 'What athena review is set to in a repository.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: text(members.$schema),
      profile: {
        description: members.profile,
        default: profiles[0].id,
        oneOf: profiles.map(({ id, description }) => ({ const: id, description })),
      },
      rules: {
        description: members.rules,
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(configurableRules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
      naming: {
        description: members.naming,
        type: 'object',
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(nameKinds.map((kind) => [kind, text(namingMembers[kind])])),
          letters: { enum: caseStyles, description: namingMembers.letters },
          tables: { enum: tableNumbers, description: namingMembers.tables },
        },
      },
      waivers: {
        description: members.waivers,
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'reason'],
          properties: {
            rule: { description: waiverMembers.rule, enum: configurableRules.map(({ id }) => id) },
            on: text(waiverMembers.on),
            reason: text(waiverMembers.reason),
            author: text(waiverMembers.author),
            until: { ...text(waiverMembers.until), format: 'date' },
          },
        },
      },
      baseline: text(members.baseline),
      statistics: texts(members.statistics),
      workload: text(members.workload),
      paths: texts(members.paths),
      failOn: { description: members.failOn, enum: failWords, default: 'error' },
    },
    $defs: { setting },
  }
}

/** What every rule may be set to; rules with options say the same with them. */
const setting = settingSchema({})

function ruleSchema(rule: RuleFacts): Readonly<Record<string, unknown>> {
  const hasOptions = Object.keys(rule.options).length > 0
  return {
    description: `${rule.title} (${rule.severity}).`,
    ...(hasOptions ? settingSchema({ options: optionsSchema(rule.options) }) : { $ref: '#/$defs/setting' }),
  }
}

function settingSchema(more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const properties = { on: { type: 'boolean' }, severity: { enum: severityWords }, ...more }
  return {
    anyOf: [
      { enum: ruleWords },
      { type: 'boolean' },
      { type: 'object', additionalProperties: false, properties },
    ],
  }
}
