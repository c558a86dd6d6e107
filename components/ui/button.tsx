import type { ButtonHTMLAttributes, ReactNode } from 'react'

type Variant = 'solid' | 'outline' | 'ghost' | 'danger'

const looks: Record<Variant, string> = {
  solid: 'bg-accent text-accent-ink hover:opacity-90',
  outline: 'border border-line-strong bg-surface hover:bg-surface-sunken',
  ghost: 'hover:bg-surface-sunken',
  danger: 'bg-danger-soft text-danger hover:opacity-90',
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { readonly variant?: Variant }

/** A button with words on it. */
export function Button({ variant = 'outline', className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      className={`inline-flex items-center justify-center gap-1.5 rounded-md px-2.5 py-1 text-[12px] font-medium whitespace-nowrap disabled:opacity-50 ${looks[variant]} ${className}`}
      {...rest}
    />
  )
}

/** A button with a picture only; `label` names it for screen readers and as a tooltip. */
export function IconButton(
  props: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'title' | 'aria-label'> & {
    readonly label: string
    readonly children: ReactNode
  },
) {
  const { label, className = '', ...rest } = props
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      className={`inline-flex size-6 shrink-0 items-center justify-center rounded text-ink-muted hover:bg-surface-sunken hover:text-ink disabled:opacity-40 ${className}`}
      {...rest}
    />
  )
}
