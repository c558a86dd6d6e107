/** Athena's mark: her owl. Decorative; what stands beside it names it. */
export function Mark({ className = 'size-6' }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect x="2" y="3" width="28" height="26" rx="8" fill="var(--accent)" />
      <circle cx="11" cy="14" r="5" fill="var(--accent-ink)" />
      <circle cx="21" cy="14" r="5" fill="var(--accent-ink)" />
      <circle cx="11" cy="14" r="2.2" fill="var(--accent)" />
      <circle cx="21" cy="14" r="2.2" fill="var(--accent)" />
      <path d="M16 17l-2.2 3.2L16 24l2.2-3.8z" fill="var(--accent-ink)" />
    </svg>
  )
}
