import { Modal } from "@mantine/core";
import type { Correction } from "../state/correction.ts";
import { AddRelationForm } from "./corrections/AddRelationForm.tsx";
import { CorrectionForm } from "./corrections/CorrectionForm.tsx";
import { NoteForm } from "./corrections/NoteForm.tsx";
import { RenameForm } from "./corrections/RenameForm.tsx";
import { RetypeForm } from "./corrections/RetypeForm.tsx";
import { SameForm } from "./corrections/SameForm.tsx";
import { SplitForm } from "./corrections/SplitForm.tsx";
import { useEntity } from "./corrections/useEntity.ts";
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
      return <SameForm one={correction.one} other={correction.other} onDone={onDone} />;
    case "reject":
      return (
        <CorrectionForm
          input={() => ({ kind: "reject", id: correction.id })}
          act="It is wrong: take it out"
          onDone={onDone}
        >
          <p>
            <bdi>{correction.words}</bdi>
          </p>
          <p className="quiet small">It goes from the graph and stays away when the articles are read again.</p>
        </CorrectionForm>
      );
    case "note":
      return <NoteForm about={correction.about} onDone={onDone} />;
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
      return <RenameForm entity={entity} onDone={onDone} />;
    case "retype":
      return <RetypeForm entity={entity} onDone={onDone} />;
    case "split":
      return <SplitForm entity={entity} onDone={onDone} />;
    case "add":
      return <AddRelationForm entity={entity} onDone={onDone} />;
  }
}
