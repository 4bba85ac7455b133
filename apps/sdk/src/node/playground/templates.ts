import { flightsPlayground } from "./flights.ts";
import { quickstart } from "./quickstart.ts";
import { shop } from "./shop.ts";
import type { PlaygroundTemplate } from "./template.ts";

/** The projects to learn with; the first is the one to begin with. */
export const playgroundTemplates: readonly PlaygroundTemplate[] = [quickstart, shop, flightsPlayground];
