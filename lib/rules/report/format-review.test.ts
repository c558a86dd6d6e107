import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDocument } from '../../sync/index.ts'
import { reviewSchema } from '../engine.ts'
import { formatReview, type ReviewFormat, reviewFormats } from './format-review.ts'

const text = [
  '-- a till',
  'CREATE TABLE customer (',
  '    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  ');',
  '',
  'CREATE TABLE receipt (',
  '    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,',
  '    customer_id bigint NOT NULL REFERENCES customer (id),',
  '    printed_at timestamp NOT NULL',
  ');',
  '',
].join('\n')

/** The parts of SARIF 2.1.0 that are required, and those we write. */
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            rules: z.array(
              z.strictObject({
                id: z.string().min(1),
                name: z.string(),
                shortDescription: z.strictObject({ text: z.string().min(1) }),
                fullDescription: z.strictObject({ text: z.string().min(1) }),
                help: z.strictObject({ text: z.string().min(1) }),
                defaultConfiguration: z.strictObject({ level: z.enum(['error', 'warning', 'note']) }),
                properties: z.strictObject({ category: z.string(), tags: z.array(z.string()) }),
              }),
            ),
          }),
        }),
        columnKind: z.literal('utf16CodeUnits'),
        results: z.array(
          z.strictObject({
            ruleId: z.string(),
            ruleIndex: z.int().min(0),
            level: z.enum(['error', 'warning', 'note']),
            message: z.strictObject({ text: z.string().min(1) }),
            locations: z
              .array(
                z.strictObject({
                  physicalLocation: z.strictObject({
                    artifactLocation: z.strictObject({ uri: z.string() }),
                    region: z
                      .strictObject({
                        startLine: z.int().min(1),
                        startColumn: z.int().min(1),
                        endLine: z.int().min(1),
                        endColumn: z.int().min(1),
                        charOffset: z.int().min(0),
                        charLength: z.int().min(0),
                      })
                      .optional(),
                  }),
                  logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string() })),
                }),
              )
              .min(1),
            partialFingerprints: z.record(z.string(), z.string()),
            rank: z.number().min(0).max(100),
            baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).optional(),
            suppressions: z
              .array(
                z.strictObject({
                  kind: z.enum(['inSource', 'external']),
                  status: z.enum(['accepted', 'underReview', 'rejected']),
                  justification: z.string().min(1),
                }),
              )
              .optional(),
            fixes: z
              .array(
                z.strictObject({
                  description: z.strictObject({ text: z.string().min(1) }),
                  artifactChanges: z
                    .array(
                      z.strictObject({
                        artifactLocation: z.strictObject({ uri: z.string() }),
                        replacements: z
                          .array(
                            z.strictObject({
                              deletedRegion: z.strictObject({
                                charOffset: z.int().min(0),
                                charLength: z.int().min(0),
                              }),
                              insertedContent: z.strictObject({ text: z.string() }),
                            }),
                          )
                          .min(1),
                      }),
                    )
                    .min(1),
                }),
              )
              .optional(),
          }),
        ),
      }),
    )
    .length(1),
})

describe('a review as a file', () => {
  it('in text has a line for each finding, at its place, and its fix', () => {
    const lines = format('text').split('\n')
    expect(lines).toContain(
      'my schema.sql:9:5: warning: receipt.printed_at stores a moment without its time zone. [timestamp-without-time-zone]',
    )
    expect(lines).toContain('    fix: Create an index on receipt(customer_id)')
    expect(lines.at(-2)).toBe('2 findings: 0 errors, 2 warnings, 0 hints; 2 can be fixed.')
  })

  it('in JSON has places, reasons and ops', () => {
    const { findings } = JSON.parse(format('json')) as { findings: readonly Record<string, unknown>[] }
    expect(findings).toHaveLength(2)
    expect(findings.find((each) => each.rule === 'timestamp-without-time-zone')).toMatchObject({
      line: 9,
      column: 5,
      endLine: 9,
      endColumn: 15,
      fix: { safe: false, ops: [{ op: 'column.setType', column: 'printed_at' }] },
    })
  })

  it('in SARIF is of the shape of SARIF 2.1.0', () => {
    const log = sarif.parse(JSON.parse(format('sarif')))
    const [run] = log.runs
    expect(run?.results).toHaveLength(2)
    for (const result of run?.results ?? []) {
      expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId)
      expect(result.locations[0]?.physicalLocation.artifactLocation.uri).toBe('my%20schema.sql')
    }
  })

  it.each(reviewFormats)('in %s says that there is nothing', (kind) => {
    const output = formatReview([], { file: 'a.sql', text: '', locate: () => [] }, kind)
    expect(output.endsWith('\n')).toBe(true)
  })
})

function format(kind: ReviewFormat): string {
  const document = openDocument(text, 'postgres')
  const source = {
    file: 'my schema.sql',
    text,
    locate: (id: Parameters<typeof document.sources.locate>[0]) => document.sources.locate(id),
  }
  return formatReview(reviewSchema(document.schema), source, kind)
}
