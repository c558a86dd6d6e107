import { ArrowRight } from 'lucide-react'
import { Button } from '../ui/button'
import { type Answer, nameOfId, type Question } from './answers'

/** Likely renames, one card each: taken for one thing under two names, or for one dropped and one added. */
export function RenameCards(props: {
  readonly open: readonly Question[]
  readonly answers: readonly Answer[]
  readonly onAnswer: (answer: Answer) => void
}) {
  const { open, answers } = props
  if (open.length + answers.length === 0) return null
  const cards = (
    <ul className="grid gap-2 pt-1 md:grid-cols-2">
      {open.map((question) => (
        <RenameCard key={question.from} question={question} answer={null} onAnswer={props.onAnswer} />
      ))}
      {answers.map(({ question, answer }) => (
        <RenameCard key={question.from} question={question} answer={answer} onAnswer={props.onAnswer} />
      ))}
    </ul>
  )
  return (
    <section aria-label="Likely renames" className="max-h-52 shrink-0 overflow-auto">
      {open.length === 0 ? (
        // What is answered makes room for what comes of it.
        <details>
          <summary className="cursor-pointer font-semibold">Every likely rename is answered</summary>
          {cards}
        </details>
      ) : (
        <>
          <h3 className="font-semibold">
            {open.length === 1 ? 'A likely rename is' : `${open.length} likely renames are`} to be answered
          </h3>
          {cards}
        </>
      )}
    </section>
  )
}

function RenameCard(props: {
  readonly question: Question
  readonly answer: Answer['answer'] | null
  readonly onAnswer: (answer: Answer) => void
}) {
  const { question, answer, onAnswer } = props
  const [from, to] = [nameOfId(question.from), nameOfId(question.to)]
  return (
    <li className={`rounded-lg border p-2 ${answer === null ? 'border-warn bg-warn-soft' : 'border-line'}`}>
      <fieldset>
        <legend className="flex flex-wrap items-center gap-1.5">
          <span className="text-ink-muted">{question.kind}</span>
          <code className="break-all">{from}</code>
          <ArrowRight size={13} aria-label="to" />
          <code className="break-all">{to}</code>
        </legend>
        <p className="text-[12px] text-ink-muted">
          {Math.round(question.score * 100)} % likely
          {question.reasons.length > 0 && `: ${question.reasons.join(', ')}`}
        </p>
        <div className="mt-1 flex gap-2">
          <Button
            aria-pressed={answer === 'renamed'}
            variant={answer === 'renamed' ? 'solid' : 'outline'}
            onClick={() => onAnswer({ question, answer: 'renamed' })}
          >
            {question.kind === 'move' ? 'Moved' : 'Renamed'}
          </Button>
          <Button
            aria-pressed={answer === 'dropped'}
            variant={answer === 'dropped' ? 'solid' : 'outline'}
            onClick={() => onAnswer({ question, answer: 'dropped' })}
          >
            Dropped and added
          </Button>
        </div>
      </fieldset>
    </li>
  )
}
