import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../api.ts";
import { usePage } from "../state/page.ts";
import { open } from "../state/viewStore.ts";
import { count, number, outlet } from "../state/words.ts";
import { PanelFrame } from "./PanelFrame.tsx";
import { Failure, Waiting } from "./States.tsx";
import { DateWords } from "./Words.tsx";

/** All articles, the latest first. */
export function ArticlesPanel() {
  const { addArticles } = usePage();
  const query = useInfiniteQuery({
    queryKey: ["articles"],
    queryFn: ({ pageParam, signal }) => api.articles(pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.nextCursor,
  });
  const articles = query.data?.pages.flatMap(({ data }) => data) ?? [];
  const total = query.data?.pages[0]?.total.value ?? 0;
  return (
    <PanelFrame title={<h2>Articles</h2>}>
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Waiting what="Fetching the list …" />}
      {query.isSuccess && (
        <p className="quiet">
          {count(total, "article")}, the latest first.{" "}
          <button type="button" className="link" onClick={addArticles}>
            Add article
          </button>
        </p>
      )}
      <ul className="plain">
        {articles.map((article) => (
          <li key={article.id}>
            <button type="button" className="line" onClick={() => open({ kind: "article", id: article.id })}>
              <span className="line-main">{article.title ?? "Untitled article"}</span>
              <span className="line-side">
                {outlet(article)}
                {article.publishedAt && (
                  <>
                    {" · "}
                    <DateWords iso={article.publishedAt} />
                  </>
                )}
                {" · "}
                {count(article.entityCount, "entity", "entities")} · {count(article.statementCount, "statement")}
                {article.copyCount > 0 && ` · one of ${number(article.copyCount + 1)} copies`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button variant="default" size="compact-sm" onClick={() => void query.fetchNextPage()}>
          Show more ({number(articles.length)} of {number(total)} shown)
        </Button>
      )}
    </PanelFrame>
  );
}
