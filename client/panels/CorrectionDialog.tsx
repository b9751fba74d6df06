import { Button, Checkbox, Modal, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import {
  checkSignature,
  type EntityType,
  entityTypeNames,
  entityTypes,
  relationTypeNames,
  relationTypes,
} from "../../graph-data/ontology.ts";
import type { DecisionInput, EntityDetail } from "../../server/contract.ts";
import { api } from "../api.ts";
import type { Correction } from "../state/correction.ts";
import { usePage } from "../state/page.ts";
import { sharedSentences } from "../state/sharedSentences.ts";
import { keep, kept } from "../state/storage.ts";
import { open } from "../state/viewStore.ts";
import { count, dateRange, number, sentenceCase } from "../state/words.ts";
import { EntityMark } from "./EntityMark.tsx";
import { SearchField } from "./SearchField.tsx";
import { Failure, Waiting } from "./States.tsx";

const titles: Readonly<Record<Correction["kind"], string>> = {
  same: "Are these two the same?",
  split: "Some of it is somebody else",
  rename: "Change the name",
  retype: "Change the type",
  reject: "Is this wrong?",
  add: "Add a relation",
  note: "Add a note",
};

/** Sets something right: one dialog for each kind of correction, with why and by whom. */
export function CorrectionDialog({ correction, onClose }: { correction: Correction; onClose(): void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={titles[correction.kind]}
      size={correction.kind === "same" ? "xl" : "lg"}
      classNames={{ title: "modal-title" }}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Body correction={correction} onDone={onClose} />
    </Modal>
  );
}

function Body({ correction, onDone }: { correction: Correction; onDone(): void }) {
  switch (correction.kind) {
    case "same":
      return <Same one={correction.one} other={correction.other} onDone={onDone} />;
    case "reject":
      return (
        <Form input={() => ({ kind: "reject", id: correction.id })} act="It is wrong: take it out" onDone={onDone}>
          <p>
            <bdi>{correction.words}</bdi>
          </p>
          <p className="quiet small">It goes from the graph and stays away when the articles are read again.</p>
        </Form>
      );
    case "note":
      return <Note about={correction.about} onDone={onDone} />;
    default:
      return <OfEntity correction={correction} onDone={onDone} />;
  }
}

function OfEntity({ correction, onDone }: { correction: Extract<Correction, { entity: string }>; onDone(): void }) {
  const query = useEntity(correction.entity);
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting what="Asking the server …" />;
  const entity = query.data.data;
  switch (correction.kind) {
    case "rename":
      return <Rename entity={entity} onDone={onDone} />;
    case "retype":
      return <Retype entity={entity} onDone={onDone} />;
    case "split":
      return <Split entity={entity} onDone={onDone} />;
    case "add":
      return <Add entity={entity} onDone={onDone} />;
  }
}

const useEntity = (id: string | undefined) =>
  useQuery({
    queryKey: ["entity", id],
    queryFn: ({ signal }) => api.entity(id ?? "", signal),
    enabled: id !== undefined,
  });

/** The end of every dialog: why, by whom, the act itself, and what the server says against it. */
function Form({
  input,
  act,
  second,
  ready = true,
  onDone,
  children,
}: {
  input(): DecisionInput;
  act: string;
  second?: { readonly words: string; input(): DecisionInput };
  ready?: boolean;
  onDone(): void;
  children: ReactNode;
}) {
  const { decide } = usePage();
  const [reason, setReason] = useState("");
  const [author, setAuthor] = useState(() => kept("dramatis-author") ?? "");
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const send = (made: DecisionInput) => {
    keep("dramatis-author", author.trim());
    setSending(true);
    decide({ ...made, ...(reason.trim() ? { reason: reason.trim() } : {}) }).then(onDone, (error: unknown) => {
      setSending(false);
      setProblem(error instanceof Error ? error.message : "That could not be kept.");
    });
  };
  return (
    <form
      className="correction"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !sending) send(input());
      }}
    >
      {children}
      <div className="signed">
        <TextInput
          label="Why"
          placeholder="optional"
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label="Your name"
          placeholder="optional"
          maxLength={200}
          value={author}
          onChange={(event) => setAuthor(event.currentTarget.value)}
        />
      </div>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="actions">
        <Button type="submit" size="compact-md" disabled={!ready} loading={sending}>
          {act}
        </Button>
        {second && (
          <Button size="compact-md" variant="default" disabled={!ready || sending} onClick={() => send(second.input())}>
            {second.words}
          </Button>
        )}
      </div>
    </form>
  );
}

function Rename({ entity, onDone }: { entity: EntityDetail; onDone(): void }) {
  const [name, setName] = useState(entity.name);
  const trimmed = name.trim();
  return (
    <Form
      input={() => ({ kind: "rename", entity: entity.id, name: trimmed })}
      act="Change the name"
      ready={trimmed !== "" && trimmed !== entity.name}
      onDone={onDone}
    >
      <TextInput
        label="Name"
        data-autofocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Form>
  );
}

function Retype({ entity, onDone }: { entity: EntityDetail; onDone(): void }) {
  const [type, setType] = useState<EntityType>(entity.type);
  return (
    <Form
      input={() => ({ kind: "retype", entity: entity.id, type })}
      act="Change the type"
      ready={type !== entity.type}
      onDone={onDone}
    >
      <Radio.Group
        label={
          <>
            What is <bdi>{entity.name}</bdi>?
          </>
        }
        value={type}
        onChange={(value) => setType(value as EntityType)}
      >
        <div className="types">
          {entityTypeNames.map((name) => (
            <Radio
              key={name}
              value={name}
              label={
                <span className="entity-name">
                  <EntityMark type={name} /> {sentenceCase(entityTypes[name].label)}
                </span>
              }
            />
          ))}
        </div>
      </Radio.Group>
      <p className="quiet small">
        Relations that the new type cannot have are left out, and come back with the old type.
      </p>
    </Form>
  );
}

function Note({ about, onDone }: { about: string; onDone(): void }) {
  const [text, setText] = useState("");
  return (
    <Form
      input={() => ({ kind: "note", about, text: text.trim() })}
      act="Keep the note"
      ready={text.trim() !== ""}
      onDone={onDone}
    >
      <Textarea
        label="Note"
        data-autofocus
        autosize
        minRows={3}
        maxLength={5_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Form>
  );
}

/** Two side by side, with what becomes of them. */
function Same({ one, other, onDone }: { one?: string | undefined; other?: string | undefined; onDone(): void }) {
  const [first, setFirst] = useState(one);
  const [second, setSecond] = useState(other);
  const [stays, setStays] = useState<"first" | "second">("first");
  const pair = [useEntity(first).data?.data, useEntity(second).data?.data] as const;
  const [a, b] = pair;
  const both = a !== undefined && b !== undefined && a.id !== b.id;
  const [kept, gone] = stays === "first" ? [a, b] : [b, a];
  return (
    <Form
      input={() => ({ kind: "same", entities: [kept?.id ?? "", gone?.id ?? ""] })}
      act="They are the same"
      second={{
        words: "They are two",
        input: () => ({ kind: "notSame", entities: [a?.id ?? "", b?.id ?? ""] }),
      }}
      ready={both}
      onDone={() => {
        if (kept) open({ kind: "entity", id: kept.id });
        onDone();
      }}
    >
      <div className="side-by-side">
        {[
          { id: first, entity: a, set: setFirst, label: "One", input: "same-one" },
          { id: second, entity: b, set: setSecond, label: "The other", input: "same-other" },
        ].map(({ id, entity, set, label, input }) => (
          <div key={input}>
            {id === undefined ? (
              <SearchField inputId={input} label={label} placeholder={label} onPick={(picked) => set(picked.id)} />
            ) : entity ? (
              <Card entity={entity} onChange={() => set(undefined)} />
            ) : (
              <Waiting what="Asking the server …" />
            )}
          </div>
        ))}
      </div>
      {first !== undefined && first === second && <p className="problem">These are one already. Pick two.</p>}
      {both && (
        <>
          <Radio.Group
            label="Which name stays?"
            value={stays}
            onChange={(value) => setStays(value as "first" | "second")}
          >
            <div className="export-scopes">
              <Radio value="first" label={<bdi>{a.name}</bdi>} />
              <Radio value="second" label={<bdi>{b.name}</bdi>} />
            </div>
          </Radio.Group>
          <p>
            <bdi>{kept?.name}</bdi> will be named in {atMost(a.articleCount + b.articleCount, "article")}, with{" "}
            {atMost(a.degree + b.degree, "relation")}; <bdi>{gone?.name}</bdi> becomes another name of it.
          </p>
          {a.type !== b.type && (
            <p className="problem">
              One is a {entityTypes[a.type].label}, the other a {entityTypes[b.type].label}. The type of the one that
              stays holds.
            </p>
          )}
        </>
      )}
    </Form>
  );
}

const atMost = (value: number, one: string): string => `at most ${count(value, one)}`;

function Card({ entity, onChange }: { entity: EntityDetail; onChange(): void }) {
  const { type, name, aliases, roles, articleCount, degree, firstSeen, lastSeen } = entity;
  return (
    <div className="card">
      <p className="entity-name">
        <EntityMark type={type} /> <strong>{<bdi>{name}</bdi>}</strong>
      </p>
      <dl>
        <dt>Type</dt>
        <dd>{entityTypes[type].label}</dd>
        <dt>Also</dt>
        <dd>{aliases.length > 0 ? <bdi>{aliases.slice(0, 6).join(", ")}</bdi> : "no other name"}</dd>
        <dt>Roles</dt>
        <dd>{roles.length > 0 ? <bdi>{roles.slice(0, 4).join("; ")}</bdi> : "none is known"}</dd>
        <dt>Named in</dt>
        <dd>
          {count(articleCount, "article")} {dateRange(firstSeen, lastSeen)}
        </dd>
        <dt>Relations</dt>
        <dd>{number(degree)}</dd>
      </dl>
      <button type="button" className="link" onClick={onChange}>
        another one
      </button>
    </div>
  );
}

/** Mentions by article, to choose those that mean somebody else. */
function Split({ entity, onDone }: { entity: EntityDetail; onDone(): void }) {
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const places = entity.articles.flatMap(({ article, mentions }) =>
    mentions.map(({ start, end, wording }) => ({
      key: `${article.id} ${start}`,
      article: article.id,
      start,
      end,
      wording,
    })),
  );
  const toggle = (keys: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };
  const picked = places.filter(({ key }) => chosen.has(key));
  return (
    <Form
      input={() => ({
        kind: "split",
        entity: entity.id,
        name: name.trim(),
        places: picked.map(({ article, start, end }) => ({ article, start, end })),
      })}
      act={`Split off ${count(picked.length, "mention")}`}
      ready={picked.length > 0 && picked.length < places.length && name.trim() !== ""}
      onDone={onDone}
    >
      <p>
        Choose the mentions of <bdi>{entity.name}</bdi> that mean somebody or something else.
      </p>
      <div className="mentions">
        {entity.articles.map(({ article, mentions }) => {
          const keys = mentions.map(({ start }) => `${article.id} ${start}`);
          const own = keys.filter((key) => chosen.has(key)).length;
          return (
            <fieldset key={article.id}>
              <legend>
                <Checkbox
                  label={article.title ?? "Untitled article"}
                  checked={own === keys.length}
                  indeterminate={own > 0 && own < keys.length}
                  onChange={(event) => toggle(keys, event.currentTarget.checked)}
                />
              </legend>
              {mentions.length > 1 &&
                mentions.map(({ start, wording }, at) => (
                  <Checkbox
                    key={start}
                    size="xs"
                    label={`“${wording}”, the ${ordinal(at + 1)} mention`}
                    checked={chosen.has(keys[at]!)}
                    onChange={(event) => toggle([keys[at]!], event.currentTarget.checked)}
                  />
                ))}
            </fieldset>
          );
        })}
      </div>
      {entity.truncated && <p className="quiet small">Only the latest articles are listed.</p>}
      <TextInput
        label="Who or what are these?"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Form>
  );
}

const ordinal = (n: number): string =>
  `${n}${n % 100 > 10 && n % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")}`;

/** A relation that was missed: the other end, the type, and the sentence that says it. */
function Add({ entity, onDone }: { entity: EntityDetail; onDone(): void }) {
  const [otherId, setOther] = useState<string>();
  const [choice, setChoice] = useState("");
  const [sentence, setSentence] = useState("");
  const other = useEntity(otherId).data?.data;
  const shared = entity.articles.filter(({ article }) =>
    other?.articles.some((their) => their.article.id === article.id),
  );
  const texts = useQuery({
    queryKey: ["shared texts", entity.id, otherId, shared.map(({ article }) => article.id).join()],
    queryFn: ({ signal }) => Promise.all(shared.slice(0, 20).map(({ article }) => api.article(article.id, signal))),
    enabled: other !== undefined,
  });
  const options = other
    ? relationTypeNames.flatMap((type) => [
        ...(checkSignature(type, entity.type, other.type) === "fits"
          ? [{ value: `${type} out`, label: `${entity.name} ${relationTypes[type].reads} ${other.name}` }]
          : []),
        ...(relationTypes[type].inverse !== relationTypes[type].reads &&
        checkSignature(type, other.type, entity.type) === "fits"
          ? [{ value: `${type} in`, label: `${other.name} ${relationTypes[type].reads} ${entity.name}` }]
          : []),
      ])
    : [];
  const sentences = other ? sharedSentences(texts.data?.map(({ data }) => data) ?? [], entity.id, other.id) : [];
  const picked = sentences.find(({ key }) => key === sentence);
  return (
    <Form
      input={() => {
        const [type, way] = choice.split(" ");
        const out = way === "out";
        const { article, start, end, one, other: their } = picked!;
        return {
          kind: "add",
          type: relationTypeNames.find((name) => name === type)!,
          source: out ? entity.id : (otherId ?? ""),
          target: out ? (otherId ?? "") : entity.id,
          article,
          evidence: { start, end, source: out ? one : their, target: out ? their : one },
          assertion: "stated",
        };
      }}
      act="Add the relation"
      ready={choice !== "" && picked !== undefined}
      onDone={onDone}
    >
      {otherId === undefined ? (
        <SearchField
          inputId="add-other"
          label={`Who or what is related to ${entity.name}?`}
          placeholder="The other one"
          onPick={(found) => setOther(found.id)}
        />
      ) : !other || texts.isPending ? (
        <Waiting what="Looking for sentences that name both …" />
      ) : (
        <>
          <NativeSelect
            label="What is so?"
            data-autofocus
            value={choice}
            onChange={(event) => setChoice(event.currentTarget.value)}
            data={[{ value: "", label: "choose" }, ...options]}
          />
          {sentences.length === 0 ? (
            <p className="problem">
              No sentence names both <bdi>{entity.name}</bdi> and <bdi>{other.name}</bdi>, and no edge is without a
              sentence.
            </p>
          ) : (
            <Radio.Group label="Which sentence says so?" value={sentence} onChange={setSentence}>
              <div className="export-scopes">
                {sentences.slice(0, 40).map(({ key, quotation, title }) => (
                  <Radio
                    key={key}
                    value={key}
                    label={<span className="quotation small">“{quotation}”</span>}
                    description={title}
                  />
                ))}
              </div>
            </Radio.Group>
          )}
          <button type="button" className="link" onClick={() => setOther(undefined)}>
            another one
          </button>
        </>
      )}
    </Form>
  );
}
