import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useActions, useWorkbench } from '../../state/use-workbench'
import { returnFocus } from '../../ui/return-focus'
import { useShell } from '../shell-state'
import { type PaletteCommand, useCommands } from './commands'
import { buildSearchIndex, type SearchEntry, searchEntries } from './search-index'

const limit = 60

const item =
  'flex cursor-default items-center gap-2 rounded px-2 py-1 data-[selected=true]:bg-accent-soft data-[selected=true]:text-ink'

/** Ctrl+K: goes to anything that has a name, and runs any command. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const schema = useWorkbench((state) => state.schema)
  const { select } = useActions()
  const setNarrowView = useShell((state) => state.setNarrowView)
  const commands = useCommands()
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query)
  const index = useMemo(() => buildSearchIndex(schema), [schema])
  const found = useMemo(() => searchEntries(index, wanted.replace(/^>/, ''), limit), [index, wanted])
  const runnable = matching(commands, wanted.replace(/^>/, ''))
  const commandsOnly = wanted.startsWith('>')
  // The list comes after the keystroke: its first line is chosen when it is there.
  const first = (commandsOnly ? undefined : found[0]?.id) ?? (runnable[0] && lineOf(runnable[0])) ?? ''
  const [chosen, setChosen] = useState(first)
  useEffect(() => setChosen(first), [first])

  const go = (entry: SearchEntry): void => {
    onClose()
    setNarrowView('canvas')
    select([entry.id], 'assistant')
  }
  const run = (command: PaletteCommand): void => {
    onClose()
    command.run()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          className="-translate-x-1/2 fixed top-[12vh] left-1/2 z-50 w-[min(640px,94vw)] overflow-hidden rounded-xl border border-line bg-surface-raised shadow-raised"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Command
            shouldFilter={false}
            label="Search and commands"
            loop
            value={chosen}
            onValueChange={setChosen}
          >
            <Command.Input
              value={query}
              onValueChange={setQuery}
              placeholder="Table, column, index … or > for commands"
              className="w-full border-line border-b bg-transparent px-4 py-3 text-[15px] outline-none"
            />
            <Command.List className="max-h-[56vh] overflow-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-ink-muted">
                Nothing is named like that.
              </Command.Empty>
              {!commandsOnly && found.length > 0 && (
                <Command.Group heading={<Heading text={query === '' ? 'Tables' : 'Schema'} />}>
                  {found.map((entry) => (
                    <Command.Item key={entry.id} value={entry.id} onSelect={() => go(entry)} className={item}>
                      <span className="w-16 shrink-0 text-[11px] text-ink-faint">{entry.kind}</span>
                      <span className="truncate font-medium">{entry.name}</span>
                      <span className="ml-auto truncate pl-4 text-[12px] text-ink-muted">{entry.place}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {runnable.length > 0 && (
                <Command.Group heading={<Heading text="Commands" />}>
                  {runnable.map((command) => (
                    <Command.Item
                      key={command.label}
                      value={lineOf(command)}
                      onSelect={() => run(command)}
                      className={item}
                    >
                      <span className="grow">{command.label}</span>
                      {command.keys && (
                        <kbd className="font-sans text-[11px] text-ink-muted">{command.keys}</kbd>
                      )}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Heading({ text }: { readonly text: string }) {
  return <span className="block px-2 py-1 text-[11px] text-ink-faint uppercase tracking-wide">{text}</span>
}

function lineOf({ label }: PaletteCommand): string {
  return `command ${label}`
}

function matching(commands: readonly PaletteCommand[], query: string): readonly PaletteCommand[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
}
