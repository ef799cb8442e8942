// What does the server hear of the user's settings, and what does the status bar say? Without VS Code, so that it can be tested.

/** A section of the configuration. */
export interface Section {
  get<T>(name: string): T | undefined;
}

/** As `seam lsp` reads them: docs/editors.md. What is empty is left out. */
export function serverOptions(section: Section): Record<string, string | number> {
  const options: Record<string, string | number> = {};
  for (const name of ["buildFolder", "config", "cacheDir", "doubleFolder"]) {
    const value = section.get<string>(name);
    if (value) options[name] = value;
  }
  const jobs = section.get<number>("jobs");
  if (jobs && jobs > 0) options.jobs = jobs;
  return options;
}

export function programPath(section: Section): string {
  return section.get<string>("path") || "seam";
}

export interface Status {
  isRunning: boolean;
  /** Of the findings in all files. */
  errors: number;
  warnings: number;
  notes: number;
}

/** "$(shield) Seam: 2 errors, 1 warning". */
export function statusText(status: Status): string {
  if (!status.isRunning) return "$(warning) Seam is not running";
  const parts: string[] = [];
  const add = (count: number, word: string) => {
    if (count > 0) parts.push(`${count} ${word}${count === 1 ? "" : "s"}`);
  };
  add(status.errors, "error");
  add(status.warnings, "warning");
  add(status.notes, "note");
  return `$(shield) Seam: ${parts.length > 0 ? parts.join(", ") : "clean"}`;
}
