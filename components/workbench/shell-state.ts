import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type PanelId = 'objects' | 'editor' | 'side'
export type SideTab = 'inspector' | 'athena'
export type AthenaTab = 'review' | 'score' | 'export'
/** Parts of the review's settings. */
export type SettingsPart = 'profile' | 'rules' | 'names' | 'baseline' | 'statistics' | 'queries'
export type ShellDialog = 'palette' | 'help' | 'versions' | 'verify' | 'compare' | 'migration' | 'review'
/** What a narrow window shows, one at a time. */
export type NarrowView = 'objects' | 'editor' | 'canvas' | SideTab

interface ShellState {
  readonly open: Readonly<Record<PanelId, boolean>>
  readonly sideTab: SideTab
  readonly narrowView: NarrowView
  readonly dialog: ShellDialog | null
  /** The sides that the comparison begins with, versions or branches; null leaves it to itself. */
  readonly comparing: { readonly older: string; readonly newer: string } | null
  /** Which part of the review's settings is shown. */
  readonly settingsPart: SettingsPart
  /** The rule whose page is shown over everything. */
  readonly rule: string | null
  /** The finding, by its key, whose waiving is being asked about. */
  readonly waiving: string | null
  /** Which part of the assistant is shown. */
  readonly athenaTab: AthenaTab
}

interface ShellActions {
  togglePanel(panel: PanelId): void
  showSide(tab: SideTab): void
  showAthena(tab: AthenaTab): void
  setNarrowView(view: NarrowView): void
  openDialog(dialog: ShellDialog): void
  closeDialog(): void
  /** Opens the comparison, with two sides where they are known. */
  openCompare(comparing?: ShellState['comparing']): void
  /** Opens the settings of the review. */
  openSettings(part: SettingsPart): void
  /** Asks why a finding does not apply; null closes that. */
  waive(key: string | null): void
  /** Opens the page of a rule; null closes it. */
  showRule(rule: string | null): void
  /** Opens the assistant where she hands things over. */
  showExport(): void
}

/** How the window is arranged; remembered in this browser, except for what is open for a moment. */
export const useShell = create<ShellState & ShellActions>()(
  persist(
    (set) => ({
      open: { objects: true, editor: true, side: true },
      sideTab: 'inspector',
      narrowView: 'canvas',
      dialog: null,
      comparing: null,
      settingsPart: 'profile',
      rule: null,
      waiving: null,
      athenaTab: 'review',
      togglePanel: (panel) => set(({ open }) => ({ open: { ...open, [panel]: !open[panel] } })),
      showSide: (sideTab) =>
        set(({ open }) => ({ sideTab, narrowView: sideTab, open: { ...open, side: true } })),
      showAthena: (athenaTab) => set({ athenaTab }),
      setNarrowView: (narrowView) => set({ narrowView }),
      openDialog: (dialog) => set({ dialog }),
      closeDialog: () => set({ dialog: null }),
      openCompare: (comparing = null) => set({ dialog: 'compare', comparing }),
      openSettings: (settingsPart) => set({ dialog: 'review', settingsPart }),
      waive: (waiving) => set({ waiving }),
      showRule: (rule) => set({ rule }),
      showExport: () =>
        set(({ open }) => ({
          sideTab: 'athena',
          narrowView: 'athena',
          open: { ...open, side: true },
          athenaTab: 'export',
        })),
    }),
    {
      name: 'athena.shell',
      partialize: ({ open, sideTab, narrowView }) => ({ open, sideTab, narrowView }),
    },
  ),
)
