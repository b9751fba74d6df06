import { Radio } from "@mantine/core";
import { useState } from "react";
import { type EntityType, entityTypeNames, entityTypes } from "../../../graph-data/ontology.ts";
import type { EntityDetail } from "../../../server/contract.ts";
import { sentenceCase } from "../../state/words.ts";
import { EntityMark } from "../EntityMark.tsx";
import { CorrectionForm } from "./CorrectionForm.tsx";

/** Another type. */
export function RetypeForm({ entity, onDone }: { entity: EntityDetail; onDone(): void }) {
  const [type, setType] = useState<EntityType>(entity.type);
  return (
    <CorrectionForm
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
    </CorrectionForm>
  );
}
