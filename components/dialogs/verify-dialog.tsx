'use client'

import { Modal } from '../ui/modal'
import { useVerification } from './use-verification'
import { VerifyResult } from './verify-result'

/** Runs the script on a real PostgreSQL in this browser and says what it leaves behind. */
export function VerifyDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Modal
      open={open}
      title="Verify on PostgreSQL"
      description="The script runs in a throw-away PostgreSQL in this browser; its catalogue is compared with what is read here."
      width="max-w-3xl"
      onClose={onClose}
    >
      <Verification onJump={onClose} />
    </Modal>
  )
}

function Verification({ onJump }: { readonly onJump: () => void }) {
  const verification = useVerification()
  switch (verification.phase) {
    case 'running':
      return (
        <p role="status">Running every statement … Large scripts take a minute. Closing this stops it.</p>
      )
    case 'failed':
      return (
        <p role="alert" className="text-danger">
          The engine could not be run: {verification.message}
        </p>
      )
    case 'done':
      return <VerifyResult report={verification.report} seconds={verification.seconds} onJump={onJump} />
  }
}
