import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { EntityDetail } from "../../../server/contract.ts";
import { CorrectionForm } from "./CorrectionForm.tsx";

/** Another name. */
export function RenameForm({ entity, onDone }: { entity: EntityDetail; onDone(): void }) {
  const [name, setName] = useState(entity.name);
  const trimmed = name.trim();
  return (
    <CorrectionForm
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
    </CorrectionForm>
  );
}
