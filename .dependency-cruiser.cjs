// Who may import whom. Every rule has a planted violation in tests/architecture that must fail, so that a rule that has gone
// blind is noticed. TypeScript 7 has no JavaScript API yet, so files are parsed with swc; type-only imports count as well.

/** A package's own files, however it was resolved. */
const packaged = (names) => `node_modules/(?:@types/)?(?:${names})/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Modules that need each other can be neither understood nor tested one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment:
        'A file that nothing imports is dead, or its import is missing. Entries and ambient types are meant to stand alone.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '^main/hosts/electron/(main|backend|preload)\\.ts$',
          '^main/hosts/web/serve\\.ts$',
          '^renderer/main\\.tsx$',
          '^renderer/public/',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'A mistyped path would otherwise pass every other rule in silence.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'core-imports-core-only',
      comment: 'The domain is pure: it runs in the backend, in the page and in tests, and knows of none of them.',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(main|renderer|tests|scripts)/' },
    },
    {
      name: 'core-has-no-node',
      comment: 'Files, network, timers and randomness reach the domain as arguments, so that it can be replayed.',
      severity: 'error',
      from: { path: '^core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-packages',
      comment:
        'The domain stands on few packages, all of them pure: schemas, the contract, the machine, the search index, YAML.',
      severity: 'error',
      from: { path: '^core/' },
      to: {
        path: 'node_modules/',
        pathNot: packaged('zod|@orpc/contract|@orpc/client|@orpc/shared|xstate|minisearch|yaml'),
      },
    },
    {
      name: 'services-use-ports',
      comment:
        'Use cases know the domain and their ports; which database, disk or host fulfils them is not their business.',
      severity: 'error',
      from: { path: '^main/services/' },
      to: { path: '^(main/(?!services/)|renderer/|tests/)' },
    },
    {
      name: 'adapters-implement-ports',
      comment:
        'PostgreSQL, history and files know the ports they implement, the domain and themselves, never each other or the app.',
      severity: 'error',
      from: { path: '^main/(postgres|history|files)/' },
      to: {
        path: '^(main|renderer|tests)/',
        pathNot: ['^main/services/ports\\.ts$', '^main/$1/'],
      },
    },
    {
      name: 'only-create-backend-composes',
      comment: 'One composition root: whoever needs PostgreSQL, history or files gets it from there, through a port.',
      severity: 'error',
      from: {
        path: '^(core|main|renderer)/',
        pathNot: ['^main/app/create-backend\\.ts$', '^main/(postgres|history|files)/'],
      },
      to: { path: '^main/(postgres|history|files)/' },
    },
    {
      name: 'app-knows-no-host',
      comment: 'The backend runs the same behind a window, a browser and a command line.',
      severity: 'error',
      from: { path: '^main/app/' },
      to: { path: '^(main/hosts|renderer|tests)/' },
    },
    {
      name: 'hosts-use-the-app',
      comment:
        'A host starts the backend and carries the contract. It reaches no service and no adapter behind the app’s back.',
      severity: 'error',
      from: { path: '^main/hosts/' },
      to: { path: '^(main/(services|postgres|history|files)|renderer|tests)/' },
    },
    {
      name: 'hosts-are-apart',
      comment:
        'A host can be understood, and taken away, without the others; what they share lies beside their folders.',
      severity: 'error',
      from: { path: '^main/hosts/([^/]+)/' },
      to: { path: '^main/hosts/[^/]+/', pathNot: '^main/hosts/$1/' },
    },
    {
      name: 'renderer-imports-core-only',
      comment: 'The page speaks to the backend through the contract and runs in any browser.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|tests|scripts)/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The page is sandboxed: there is no Node in it.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-are-apart',
      comment: 'Screens share through ui, api and app routes; a feature that imports another cannot be changed alone.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/[^/]+/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-is-plain',
      comment: 'Components of the design system know no screen, no call and no route.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(app|api|features)/' },
    },
    {
      name: 'electron-in-its-host',
      comment: 'The backend is plain Node and the page plain web, or the browser host would not run.',
      severity: 'error',
      from: { path: '^(core|main|renderer)/', pathNot: '^main/hosts/electron/' },
      to: { path: ['^electron$', packaged('electron')] },
    },
    {
      name: 'pg-under-postgres',
      comment: 'What is done to the candidate’s database, and with whose rights, can be read in one folder.',
      severity: 'error',
      from: { path: '^(core|main|renderer)/', pathNot: '^main/postgres/' },
      to: { path: packaged('pg|pg-cursor|libpg-query') },
    },
    {
      name: 'sqlite-under-history',
      comment: 'The append-only log has one writer in one folder.',
      severity: 'error',
      from: { path: '^(core|main|renderer)/', pathNot: '^main/history/' },
      to: { path: packaged('better-sqlite3') },
    },
    {
      name: 'no-development-packages-in-the-backend',
      comment: 'What the package leaves out cannot be imported at run time. Types are erased; the page is bundled.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/hosts/electron/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    builtInModules: { add: ['electron'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
