import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { RoomScreen } from '../features/room/room-screen.tsx'
import { SelfEvaluation } from '../features/self-evaluation/self-evaluation.tsx'

/** The room with the self-evaluation at its end: joined here, because features do not know each other. */
export function RoundPage({ attemptId }: { readonly attemptId: string }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const openAttempt = (id: string) => navigate({ to: '/attempts/$attemptId', params: { attemptId: id } })
  const finish = () => {
    void queries.invalidateQueries({ queryKey: ['attempts'] })
    void queries.invalidateQueries({ queryKey: ['cases'] })
    void openAttempt(attemptId)
  }
  return (
    <RoomScreen
      attemptId={attemptId}
      onOpenAttempt={openAttempt}
      renderSelfEvaluation={() => <SelfEvaluation attemptId={attemptId} onSubmitted={finish} />}
    />
  )
}
