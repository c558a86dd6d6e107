import { z } from 'zod'

/** What was judged of one finding in one of the real schemas. */
export interface Judgement {
  /** The script's file name. */
  readonly script: string
  /** The finding's key: stable over readings. */
  readonly finding: string
  readonly verdict: 'right' | 'wrong'
  /** Why, in a few words. */
  readonly because: string
}

/** The file of a rule's judgements. */
export const judgementFile: z.ZodType<readonly Judgement[]> = z.array(
  z.strictObject({
    script: z.string().min(1),
    finding: z.string().min(1),
    verdict: z.enum(['right', 'wrong']),
    because: z.string().min(3),
  }),
)
