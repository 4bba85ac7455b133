import chromium, { inflate } from "@sparticuz/chromium";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Duplex } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

interface Evaluation {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

/** A page of a headless browser. */
export interface Page {
  /** What the browser calls itself, as `HeadlessChrome/1.2`. */
  readonly product: string;
  /** Evaluates an expression in the page and gives its value, which must be JSON; rejects with what it throws. */
  evaluate(expression: string): Promise<unknown>;
  /** Ends the browser and removes its files. */
  close(): Promise<void>;
}

/** Where the npm package has a browser for: it carries one binary only. */
export const hasBrowser = process.platform === "linux" && process.arch === "x64";

const flags = [
  "--headless=shell",
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--single-process",
  "--remote-debugging-pipe",
];

/** Starts the browser that an npm package carries, on an HTML file, and waits until the file is loaded. */
export async function openPage(file: string): Promise<Page> {
  const scratch = mkdtempSync(join(tmpdir(), "rocky-browser-"));
  // The package unpacks to where the environment says that temporary files go.
  process.env["TMPDIR"] = scratch;
  const program = await chromium.executablePath();
  // The libraries that a machine without a desktop may lack.
  await inflate(
    join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "../bin/al2023.tar.br"),
  );
  const browser = spawn(program, [...flags, `--user-data-dir=${join(scratch, "profile")}`, "about:blank"], {
    env: { ...process.env, LD_LIBRARY_PATH: join(scratch, "al2023/lib") },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  let said = "";
  browser.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = new Promise<never>((_, reject) => {
    browser.on("error", reject);
    browser.on("exit", (code, signal) =>
      reject(new Error(`The browser ended with ${code ?? signal}.\n${said}`)),
    );
  });
  ended.catch(() => undefined);
  const ask = conversation(browser.stdio[3] as Duplex, browser.stdio[4] as Duplex);
  const send: Send = (method, params, sessionId) =>
    Promise.race([ask({ method, params, ...(sessionId === undefined ? {} : { sessionId }) }), ended]);

  const close = async (): Promise<void> => {
    const gone = new Promise((resolve) => browser.once("exit", resolve));
    if (browser.kill("SIGKILL")) await gone;
    rmSync(scratch, { recursive: true, force: true });
  };
  try {
    return { ...(await load(send, pathToFileURL(file).href)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Send = (method: string, params: object, sessionId?: string) => Promise<Record<string, unknown>>;

/** Opens a page at an address and waits until it is loaded. */
async function load(send: Send, url: string): Promise<Omit<Page, "close">> {
  const { product } = await send("Browser.getVersion", {});
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const evaluate = async (expression: string): Promise<unknown> => {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const answer = (await send("Runtime.evaluate", params, String(sessionId))) as unknown as Evaluation;
    const { exceptionDetails: thrown } = answer;
    if (thrown !== undefined) throw new Error(thrown.exception?.description ?? thrown.text);
    return answer.result.value;
  };
  await send("Page.navigate", { url }, String(sessionId));
  await evaluate(
    "document.readyState === 'complete' || new Promise((done) => addEventListener('load', () => done(true)))",
  );
  return { product: String(product), evaluate };
}

/** Asks over a pair of pipes: JSON messages, a NUL after each, answered by their number. */
function conversation(
  to: Duplex,
  from: Duplex,
): (message: Record<string, unknown>) => Promise<Record<string, unknown>> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let rest = "";
  let asked = 0;
  from.setEncoding("utf8").on("data", (text: string) => {
    const parts = `${rest}${text}`.split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const answer = JSON.parse(part) as Answer;
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    }
  });
  to.on("error", () => undefined);
  return (message) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, ({ result, error }) =>
        error === undefined ? resolve(result ?? {}) : reject(new Error(error.message)),
      );
      to.write(`${JSON.stringify({ id: asked, ...message })}\0`);
    });
}
