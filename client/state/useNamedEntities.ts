import { skipToken, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ArticleDetail, One, PathsAnswer } from "../../server/contract.ts";
import type { Subject } from "./view.ts";

const nobody: readonly string[] = [];

/** The entities of the best path, once the panel has it. */
export function usePathEntities(subject: Subject | undefined): readonly string[] {
  const path = subject?.kind === "path" && subject.from && subject.to ? subject : undefined;
  const { data } = useQuery<PathsAnswer>({ queryKey: ["paths", path?.from, path?.to, false], queryFn: skipToken });
  return useMemo(() => data?.data[0]?.entities.map(({ id }) => id) ?? nobody, [data]);
}

/** The entities that the opened article names, once the panel has it. */
export function useArticleEntities(subject: Subject | undefined): readonly string[] {
  const id = subject?.kind === "article" ? subject.id : undefined;
  const { data } = useQuery<One<ArticleDetail>>({ queryKey: ["article", id], queryFn: skipToken });
  return useMemo(() => (id ? [...new Set(data?.data.mentions.map(({ entity }) => entity) ?? [])] : nobody), [data, id]);
}
