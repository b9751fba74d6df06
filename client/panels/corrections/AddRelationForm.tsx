import { NativeSelect, Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { checkSignature, relationTypeNames, relationTypes } from "../../../graph-data/ontology.ts";
import type { EntityDetail } from "../../../server/contract.ts";
import { api } from "../../api.ts";
import { sharedSentences } from "../../state/sharedSentences.ts";
import { SearchField } from "../SearchField.tsx";
import { Waiting } from "../States.tsx";
import { CorrectionForm } from "./CorrectionForm.tsx";
import { useEntity } from "./useEntity.ts";

/** A relation that was missed: the other end, the type, and the sentence that says it. */
export function AddRelationForm({ entity, onDone }: { entity: EntityDetail; onDone(): void }) {
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
    <CorrectionForm
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
    </CorrectionForm>
  );
}
