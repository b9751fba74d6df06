import { glob, lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { type Format, formatOf, readableEndings } from "./source.ts";

/** A file to read, or a path that cannot be read, with the reason. */
export type FoundFile =
  | { readonly path: string; readonly format: Format; readonly size: number }
  | { readonly path: string; readonly rejected: string };

/**
 * Finds the files that paths stand for: files, folders with all below them, and patterns such as `news/*.txt`. Names come sorted, so that
 * every run reads in the same order. Links that lead out of a folder are not followed; dotfiles and files of other kinds within a folder are
 * left alone.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const path of paths)
    for (const file of await findPath(path)) if (!found.has(file.path)) found.set(file.path, file);
  return [...found.values()];
}

async function findPath(path: string): Promise<FoundFile[]> {
  const kind = await kindOf(path);
  if (kind.is === "file") return [fileAt(path, kind.size)];
  if (kind.is === "folder") {
    const files = await findInFolder(path, { root: await realpath(path), seen: new Set() });
    return files.length > 0 ? files : [{ path, rejected: `There is nothing to read in it (${readableEndings}).` }];
  }
  if (kind.is === "nothing" && /[*?[{]/.test(path)) {
    const matches: string[] = [];
    for await (const match of glob(path)) matches.push(match);
    const files: FoundFile[] = [];
    for (const match of matches.sort()) files.push(...(await findPath(match)));
    if (files.length > 0) return files;
  }
  return [{ path, rejected: kind.is === "nothing" ? "There is no such file. Check the path." : kind.reason }];
}

function fileAt(path: string, size: number): FoundFile {
  const format = formatOf(path);
  return format === undefined
    ? { path, rejected: `This kind of file is not read. Save its text as one of ${readableEndings}.` }
    : { path, format, size };
}

async function findInFolder(folder: string, within: { root: string; seen: Set<string> }): Promise<FoundFile[]> {
  const real = await realpath(folder);
  // Links can make a folder its own grandchild.
  if (within.seen.has(real)) return [];
  within.seen.add(real);
  const files: FoundFile[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith(".")) continue;
    const path = join(folder, name);
    if ((await lstat(path)).isSymbolicLink() && !(await leadsInside(path, within.root))) continue;
    const kind = await kindOf(path);
    if (kind.is === "folder") files.push(...(await findInFolder(path, within)));
    if (kind.is === "unreadable" && formatOf(name) !== undefined) files.push({ path, rejected: kind.reason });
    const format = /\.[^.]+$/.test(name) ? formatOf(name) : undefined;
    if (kind.is === "file" && format !== undefined) files.push({ path, format, size: kind.size });
  }
  return files;
}

async function leadsInside(link: string, root: string): Promise<boolean> {
  try {
    const target = await realpath(link);
    return target === root || target.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false; // it leads nowhere
  }
}

type Kind = { is: "file"; size: number } | { is: "folder" } | { is: "nothing" } | { is: "unreadable"; reason: string };

async function kindOf(path: string): Promise<Kind> {
  try {
    const { size, ...stats } = await stat(path).then((s) => ({
      size: s.size,
      file: s.isFile(),
      folder: s.isDirectory(),
    }));
    if (stats.file) return { is: "file", size };
    if (stats.folder) return { is: "folder" };
    return { is: "unreadable", reason: "It is neither a file nor a folder." };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG") return { is: "nothing" };
    if (code === undefined) throw error;
    return { is: "unreadable", reason: unreadable(code) };
  }
}

/** Why the system does not give out a file, as a sentence. */
export const unreadable = (code: string): string =>
  code === "EACCES" || code === "EPERM"
    ? "You may not read it. Check its permissions."
    : code === "ENOENT"
      ? "There is no such file. Check the path."
      : `It cannot be read (${code}).`;
