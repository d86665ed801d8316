/** Names of the ways between the preload and the main process. Nobody else uses them. */
export const CHANNELS = {
  /** preload → main: a page has loaded and wants its port. */
  hello: 'galley:hello',
  /** main → preload: a port to the desk service. The newest one counts. */
  port: 'galley:port',
  /** main → preload: why the desk service cannot work, or null when it is tried again. */
  failed: 'galley:failed',
  /** main → preload: a shell event. */
  event: 'galley:event',
  /** preload → main: a shell call. */
  shell: 'galley:shell',
  /** preload → main: paths of files that a person dropped or pasted. */
  paths: 'galley:paths',
  /** preload → main: the bytes of a pasted file that has no path. */
  bytes: 'galley:bytes',
} as const;
