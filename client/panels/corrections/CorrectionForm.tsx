import { Button, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { DecisionInput } from "../../../server/contract.ts";
import { usePage } from "../../state/page.ts";
import { keep, kept } from "../../state/storage.ts";

/** The end of every dialog: why, by whom, the act itself, and what the server says against it. */
export function CorrectionForm({
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
