import { Button, CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api.ts";
import { firstQuestions } from "../state/firstQuestions.ts";
import { usePage } from "../state/page.ts";
import { keep, kept } from "../state/storage.ts";
import { open } from "../state/viewStore.ts";

const closedKey = "dramatis-first-minute";

/** A quiet card with questions that the data can answer. Once closed, it stays closed. */
export function FirstMinute() {
  const { knowledge, addArticles } = usePage();
  const [shown, setShown] = useState(() => kept(closedKey) === undefined);
  const articles = useQuery({
    queryKey: ["articles", "latest"],
    queryFn: ({ signal }) => api.articles(undefined, signal),
    enabled: shown,
  });
  const builds = useQuery({ queryKey: ["builds"], queryFn: ({ signal }) => api.builds(signal), enabled: shown });
  if (!shown || knowledge.entities.size === 0) return null;
  const latest = articles.data?.data[0];
  const close = () => {
    keep(closedKey, "closed");
    setShown(false);
  };
  return (
    <section className="first-minute" aria-label="Where to begin">
      <CloseButton className="first-close" aria-label="Close for good" onClick={close} />
      <h2>Who is connected to whom, and which sentence says so</h2>
      <ul className="plain">
        {firstQuestions(knowledge).map(({ words, subject }) => (
          <li key={words}>
            <button type="button" className="link" onClick={() => open(subject)}>
              {words}
            </button>
          </li>
        ))}
        {builds.isSuccess &&
          (builds.data.total.value > 1 ? (
            <li>
              <button type="button" className="link" onClick={() => open({ kind: "changes" })}>
                What changed last?
              </button>
            </li>
          ) : (
            latest && (
              <li>
                <button type="button" className="link" onClick={() => open({ kind: "article", id: latest.id })}>
                  What does the latest article say?
                </button>
              </li>
            )
          ))}
      </ul>
      <Button size="compact-sm" variant="default" onClick={addArticles}>
        Add your own article
      </Button>
    </section>
  );
}
