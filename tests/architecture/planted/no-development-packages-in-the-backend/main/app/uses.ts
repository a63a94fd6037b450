import { Icon } from 'lucide-react'

export const used = Icon
