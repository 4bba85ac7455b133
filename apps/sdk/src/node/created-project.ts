/** What {@link initProject} and {@link createPlayground} wrote. */
export interface CreatedProject {
  /** Absolute path of the project's root. */
  readonly root: string;
  /** Paths of the written files, relative to the root. */
  readonly files: readonly string[];
  /** How many models the project has, those that were there before included. */
  readonly models: number;
}
