const locks =
  /^(?:nolock|holdlock|readuncommitted|readcommitted|readpast|rowlock|paglock|tablock|tablockx|updlock|xlock|nowait)$/i;

/** Whether a word in parentheses behind a table asks for locks. */
export function isLockHint(word: string): boolean {
  return locks.test(word);
}
