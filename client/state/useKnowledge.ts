import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../api.ts";
import { followBuild, joinKnowledge, type Knowledge, noKnowledge, toKnowledge } from "./knowledge.ts";

/** How many neighbours one expansion brings at most. */
const expansion = 25;

/**
 * Keeps what the page knows of the graph: the first picture, what was expanded since, and newer builds as they appear. Nothing that was
 * on screen changes its place.
 */
export function useKnowledge(fallbacks: boolean) {
  const [knowledge, setKnowledge] = useState<Knowledge>(noKnowledge);
  const [dropped, setDropped] = useState(0);
  const current = useRef(knowledge);
  current.current = knowledge;

  const first = useQuery({
    queryKey: ["subgraph", fallbacks],
    queryFn: ({ signal }) => api.subgraph({ maxNodes: 2_000, fallbacks }, signal),
    placeholderData: (before) => before,
    structuralSharing: false,
  });

  useEffect(() => {
    if (!first.data) return;
    const next = toKnowledge(first.data);
    setDropped(first.data.dropped?.nodes ?? 0);
    setKnowledge((known) => {
      if (known.build === "") return next;
      return known.build === next.build ? joinKnowledge(known, next) : followBuild(known, next);
    });
  }, [first.data]);

  /** Adds an entity with its strongest neighbours; tells how many came and how many there were no room for. */
  const expand = useCallback(
    async (id: string): Promise<{ added: number; more: number }> => {
      const known = current.current;
      const depth = 1;
      const answer = await api.subgraph({ seed: [id], depth, maxNodes: expansion + 1, fallbacks });
      const more = toKnowledge(answer);
      const added = [...more.entities.keys()].filter((key) => !known.entities.has(key)).length;
      const joined = joinKnowledge(known, more);
      current.current = joined;
      setKnowledge(joined);
      return { added, more: answer.dropped?.nodes ?? 0 };
    },
    [fallbacks],
  );

  return { knowledge, dropped, expand, query: first };
}
