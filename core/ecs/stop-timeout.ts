/** Seconds from SIGTERM to SIGKILL without `stopTimeout`. Source: API reference, ContainerDefinition. */
export const DEFAULT_STOP_TIMEOUT = 30;
