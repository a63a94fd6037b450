import { useNavigate } from '@tanstack/react-router'
import { lazy } from 'react'
import { RoomScreen } from '../features/room/room-screen.tsx'

const SelfEvaluation = lazy(async () => ({
  default: (await import('../features/self-evaluation/self-evaluation.tsx')).SelfEvaluation,
}))

/** The room of a round, with the self-evaluation that follows it: features do not import each other, so they meet here. */
export function RoundPage({ attemptId }: { readonly attemptId: string }) {
  const navigate = useNavigate()
  const openAttempt = () => void navigate({ to: '/attempts/$attemptId', params: { attemptId } })
  return (
    <RoomScreen
      attemptId={attemptId}
      renderSelfEvaluation={() => <SelfEvaluation attemptId={attemptId} onSubmitted={openAttempt} />}
      onOpenAttempt={openAttempt}
    />
  )
}
