import './app/zod-setup.ts'
import './ui/styles/theme.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
// Before the router, which would take the one-time token in the fragment for an address.
import './api/client.ts'
import { Providers } from './app/providers.tsx'
import { router } from './app/router.tsx'
import { fetchScreensWhenIdle } from './app/screens.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root.')
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
fetchScreensWhenIdle()
