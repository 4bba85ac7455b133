declare const ROCKY_VERSION: string | undefined;

/** The version of this release; the bundler fills it in. */
export const version: string = typeof ROCKY_VERSION === "string" ? ROCKY_VERSION : "0.0.0";

declare const ROCKY_BUILD: string | undefined;

/** A hash of everything that this build is made of; the bundler fills it in. */
export const build: string | undefined = typeof ROCKY_BUILD === "string" ? ROCKY_BUILD : undefined;
