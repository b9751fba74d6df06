import { Button, Checkbox, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { EntityDetail, EntityMentions } from "../../../server/contract.ts";
import { api } from "../../api.ts";
import { count, number } from "../../state/words.ts";
import { Failure, Waiting } from "../States.tsx";
import { CorrectionForm } from "./CorrectionForm.tsx";

/** Every mention with the words around it, to choose those that mean somebody else. */
export function SplitForm({ entity, onDone }: { entity: EntityDetail; onDone(): void }) {
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery({
    queryKey: ["mentions", entity.id],
    queryFn: ({ pageParam, signal }) => api.mentions(entity.id, pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.nextCursor,
  });
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting what="Fetching the mentions …" />;
  const articles = query.data.pages.flatMap(({ data }) => data);
  const total = query.data.pages[0]!.total.value;
  const picked = articles
    .flatMap(({ article, mentions }) => mentions.map(({ start, end }) => ({ article: article.id, start, end })))
    .filter((place) => chosen.has(keyOf(place.article, place.start)));
  const toggle = (keys: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };
  return (
    <CorrectionForm
      input={() => ({ kind: "split", entity: entity.id, name: name.trim(), places: picked })}
      act={`Split off ${count(picked.length, "mention")}`}
      ready={picked.length > 0 && picked.length < entity.mentionCount && name.trim() !== ""}
      onDone={onDone}
    >
      <p>
        Choose the mentions of <bdi>{entity.name}</bdi> that mean somebody or something else. What they are said to do
        goes with them.
      </p>
      <div className="mentions">
        {articles.map((own) => (
          <ArticleMentions key={own.article.id} own={own} chosen={chosen} toggle={toggle} />
        ))}
        {query.hasNextPage && (
          <Button
            size="compact-sm"
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show more articles ({number(articles.length)} of {number(total)} shown)
          </Button>
        )}
      </div>
      <TextInput
        label="Who or what are these?"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </CorrectionForm>
  );
}

const keyOf = (article: string, start: number): string => `${article} ${start}`;

/** One article's mentions: all at once by its title, or one by one. */
function ArticleMentions({
  own: { article, mentions },
  chosen,
  toggle,
}: {
  own: EntityMentions;
  chosen: ReadonlySet<string>;
  toggle(keys: readonly string[], on: boolean): void;
}) {
  const keys = mentions.map(({ start }) => keyOf(article.id, start));
  const own = keys.filter((key) => chosen.has(key)).length;
  return (
    <fieldset>
      <legend>
        <Checkbox
          label={article.title ?? "Untitled article"}
          checked={own > 0 && own === keys.length}
          indeterminate={own > 0 && own < keys.length}
          disabled={keys.length === 0}
          onChange={(event) => toggle(keys, event.currentTarget.checked)}
        />
      </legend>
      {mentions.map(({ start, before, wording, after }, at) => (
        <Checkbox
          key={start}
          size="xs"
          className="mention-choice"
          label={
            <span className="quotation small">
              {before && `… ${before}`}
              <mark>{wording}</mark>
              {after && `${after} …`}
            </span>
          }
          checked={chosen.has(keys[at]!)}
          onChange={(event) => toggle([keys[at]!], event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
