import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import "@mantine/dropzone/styles.css";
import { IconFileText } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Job } from "../../server/contract.ts";
import { api } from "../api.ts";
import { usePage } from "../state/page.ts";
import { acceptedEndings, sortUpload } from "../state/sortUpload.ts";
import { onJob } from "../state/useServer.ts";
import { open } from "../state/viewStore.ts";
import { count } from "../state/words.ts";

/** One article on its way, or one that never set out. */
interface Item {
  readonly key: string;
  readonly name: string;
  readonly job?: Job;
  readonly refused?: string;
}

/** Adds articles: pasted or dropped; shows how the reading goes and what it brought. */
export function AddArticle({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { stats, goTo } = usePage();
  const [items, setItems] = useState<readonly Item[]>([]);
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const [publishedAt, setPublishedAt] = useState("");
  const [outlet, setOutlet] = useState("");
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const names = useRef(0);

  const take = (jobs: readonly Job[]) =>
    setItems((before) => [...before, ...jobs.map((job) => ({ key: job.id, name: job.name, job }))]);
  const refuse = (name: string, refused: string) => {
    names.current++;
    const key = `refused ${names.current}`;
    setItems((before) => [...before, { key, name, refused }]);
  };
  const update = useCallback(
    (job: Job) => setItems((before) => before.map((item) => (item.key === job.id ? { ...item, job } : item))),
    [],
  );

  useEffect(() => onJob(update), [update]);
  const waiting = items.filter(({ job }) => job && isUnderway(job)).map(({ key }) => key);
  const waitingKey = waiting.join();
  // The stream of events tells of every change; where it is cut, asking now and then tells it too.
  useEffect(() => {
    if (waitingKey === "") return;
    const timer = window.setInterval(() => {
      for (const id of waitingKey.split(",").slice(0, 20)) {
        api.job(id).then(
          ({ data }) => update(data),
          () => undefined,
        );
      }
    }, 1_500);
    return () => window.clearInterval(timer);
  }, [waitingKey, update]);

  const send = async () => {
    if (text.trim() === "") return setProblem("Paste the text of an article first.");
    if (publishedAt !== "" && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(publishedAt)) {
      return setProblem("Write the date as 2018-03-28, 2018-03 or 2018.");
    }
    setProblem("");
    setSending(true);
    try {
      const { data } = await api.addArticles([
        {
          text,
          ...(title.trim() ? { title: title.trim() } : {}),
          ...(publishedAt ? { publishedAt } : {}),
          ...(outlet.trim() ? { outlet: outlet.trim() } : {}),
        },
      ]);
      take(data);
      setText("");
      setTitle("");
      setPublishedAt("");
      setOutlet("");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "The article could not be sent.");
    } finally {
      setSending(false);
    }
  };

  const drop = async (files: readonly File[]) => {
    for (const file of files) {
      const upload = sortUpload(file, stats?.limits.uploadBytes ?? 20_000_000);
      if (upload.kind === "refused") {
        refuse(upload.name, upload.reason);
        continue;
      }
      try {
        take((await api.addFile(upload.name, upload.mediaType, file)).data);
      } catch (error) {
        refuse(upload.name, error instanceof Error ? error.message : "The file could not be sent.");
      }
    }
  };

  const finished = items.filter(({ job }) => job && !isUnderway(job)).length;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Add article"
      size="lg"
      classNames={{ title: "modal-title" }}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className="add">
        <Textarea
          label="Text"
          placeholder="Paste an article in English"
          autosize
          minRows={5}
          maxRows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
        <div className="add-fields">
          <TextInput
            label="Title"
            description="optional"
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label="Date"
            description="optional, 2018-03-28"
            value={publishedAt}
            onChange={(event) => setPublishedAt(event.currentTarget.value.trim())}
          />
          <TextInput
            label="Outlet"
            description="optional"
            value={outlet}
            onChange={(event) => setOutlet(event.currentTarget.value)}
          />
        </div>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <Button onClick={() => void send()} loading={sending}>
          Read this article
        </Button>
        <Dropzone
          onDrop={(files) => void drop(files)}
          maxFiles={200}
          className="dropzone"
          inputProps={{ "aria-label": "Files to read", accept: acceptedEndings }}
        >
          <p>
            <IconFileText size={20} aria-hidden="true" /> Or drop files here, or click to choose: .txt, .md, .jsonl,
            .html
          </p>
        </Dropzone>
        {items.length > 0 && (
          <section aria-label="Progress" aria-live="polite">
            <p className="quiet small">
              {finished} of {count(items.filter(({ job }) => job).length, "article")} read
              {waiting.length > 0 && `, ${waiting.length} waiting`}
            </p>
            <ul className="plain">
              {items.map((item) => (
                <li key={item.key} className="job">
                  <strong>{item.name}</strong>
                  <ItemState
                    item={item}
                    onCancel={async () => {
                      try {
                        update((await api.cancel(item.key)).data);
                      } catch (error) {
                        setProblem(error instanceof Error ? error.message : "It could not be cancelled.");
                      }
                    }}
                    onShow={(id, kind) => {
                      onClose();
                      if (kind === "entity") goTo(id);
                      else open({ kind: "article", id });
                    }}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Modal>
  );
}

const isUnderway = ({ state, result, known }: Job): boolean =>
  state === "queued" || state === "reading" || (state === "done" && !result && !known);

function ItemState({
  item: { job, refused },
  onCancel,
  onShow,
}: {
  item: Item;
  onCancel(): void;
  onShow(id: string, kind: "entity" | "article"): void;
}) {
  if (refused) return <p className="problem">{refused}</p>;
  if (!job) return null;
  switch (job.state) {
    case "queued":
      return (
        <p className="quiet">
          waiting{job.ahead ? `, ${count(job.ahead, "article")} before it` : ""}{" "}
          <button type="button" className="link" onClick={onCancel}>
            cancel
          </button>
        </p>
      );
    case "reading":
      return <p className="quiet">being read …</p>;
    case "cancelled":
      return <p className="quiet">cancelled</p>;
    case "rejected":
      return <p className="problem">{job.reason ?? "It could not be read."}</p>;
    case "done":
      return <Brought job={job} onShow={onShow} />;
  }
}

/** "3 new entities, 5 new relations — show". */
function Brought({ job, onShow }: { job: Job; onShow(id: string, kind: "entity" | "article"): void }) {
  const { article, result, known } = job;
  if (known) {
    return (
      <p className="quiet">
        Already in the graph: nothing changed.{" "}
        {article && (
          <button type="button" className="link" onClick={() => onShow(article, "article")}>
            show
          </button>
        )}
      </p>
    );
  }
  if (!result) return <p className="quiet">read; the graph is being built …</p>;
  const first = result.newEntities[0];
  return (
    <div>
      <p>
        {count(result.newEntities.length, "new entity", "new entities")},{" "}
        {count(result.newRelations.length, "new relation")}
        {(article || first) && (
          <>
            {" — "}
            <button
              type="button"
              className="link"
              onClick={() => (article ? onShow(article, "article") : first && onShow(first.id, "entity"))}
            >
              show
            </button>
          </>
        )}
      </p>
      {result.newRelations.length > 0 && (
        <ul className="brought">
          {result.newRelations.slice(0, 5).map(({ id, sentence }) => (
            <li key={id}>{sentence}</li>
          ))}
          {result.newRelations.length > 5 && <li className="quiet">and {result.newRelations.length - 5} more</li>}
        </ul>
      )}
    </div>
  );
}
