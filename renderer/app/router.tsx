import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { roundStateSchema } from '../../core/contract/rounds.ts'
import { ScreenFailed } from './error-boundary.tsx'
import { Layout, Loading } from './layout.tsx'
import { NotFound } from './not-found.tsx'
import { screens } from './screens.ts'

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound })

/** `start` names the case whose start dialog is open. */
const homeSearch = z.object({ start: z.string().optional().catch(undefined) })
const historySearch = z.object({ state: roundStateSchema.optional().catch(undefined) })

const homeRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: homeSearch,
  component: lazyRouteComponent(screens.home, 'HomeScreen'),
})
const historyRoute = createRoute({
  getParentRoute: () => root,
  path: '/history',
  validateSearch: historySearch,
  component: lazyRouteComponent(screens.history, 'HistoryScreen'),
})
const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(screens.settings, 'SettingsScreen'),
})

const AttemptScreen = lazy(async () => ({ default: (await screens.attempt()).AttemptScreen }))
const attemptRoute = createRoute({
  getParentRoute: () => root,
  path: '/attempts/$attemptId',
  component: () => {
    const { attemptId } = attemptRoute.useParams()
    return <AttemptScreen key={attemptId} attemptId={attemptId} />
  },
})

const RoundPage = lazy(async () => ({ default: (await screens.round()).RoundPage }))
const roundRoute = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$attemptId',
  component: () => {
    const { attemptId } = roundRoute.useParams()
    return <RoundPage key={attemptId} attemptId={attemptId} />
  },
})

/** Hash history, because the files are served from `app://` and from a plain file server alike. */
export const router = createRouter({
  routeTree: root.addChildren([homeRoute, historyRoute, settingsRoute, attemptRoute, roundRoute]),
  history: createHashHistory(),
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error }) => <ScreenFailed error={error} />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
