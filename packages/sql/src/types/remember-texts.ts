/** Keeps the answers about short texts. */
export function rememberTexts<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { readonly made: T }>();
  return (text) => {
    if (text.length > longestKept) return answer(text);
    const known = answers.get(text);
    if (known !== undefined) return known.made;
    const made = answer(text);
    if (answers.size >= mostTexts) answers.clear();
    answers.set(text, { made });
    return made;
  };
}

const mostTexts = 512;
const longestKept = 64;
