import { Textarea } from "@mantine/core";
import { useState } from "react";
import { CorrectionForm } from "./CorrectionForm.tsx";

/** Words about an entity or a relation that change nothing. */
export function NoteForm({ about, onDone }: { about: string; onDone(): void }) {
  const [text, setText] = useState("");
  return (
    <CorrectionForm
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
    </CorrectionForm>
  );
}
