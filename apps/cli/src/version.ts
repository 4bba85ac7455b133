declare const ROCKY_VERSION: string | undefined;

/** The version of this release; the bundler fills it in. */
export const version: string = typeof ROCKY_VERSION === "string" ? ROCKY_VERSION : "0.0.0";
