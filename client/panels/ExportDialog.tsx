import { Button, Modal, Radio } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { type Drawing, pictureSvg } from "../canvas/pictureSvg.ts";
import type { Scheme } from "../canvas/typeLook.ts";
import { canExport, type ExportScope, exportAddress } from "../state/exportAddress.ts";
import { usePage } from "../state/page.ts";
import { saveFile } from "../state/saveFile.ts";
import type { Subject } from "../state/view.ts";
import { useView } from "../state/viewStore.ts";
import { count, number } from "../state/words.ts";

interface Format {
  readonly name: string;
  readonly words: string;
  readonly hint: string;
}

const formats: readonly { readonly title: string; readonly formats: readonly Format[] }[] = [
  {
    title: "To read, send and print",
    formats: [{ name: "report", words: "Report", hint: "one HTML file with the sentences; opens from disk" }],
  },
  {
    title: "Tables",
    formats: [
      { name: "csv-entities", words: "Entities, CSV", hint: "one row an entity" },
      { name: "csv-relations", words: "Relations, CSV", hint: "one row a relation, with its best sentence" },
      { name: "csv-statements", words: "Sentences, CSV", hint: "one row for every sentence that says a relation" },
    ],
  },
  {
    title: "For graph programs",
    formats: [
      { name: "gexf", words: "GEXF", hint: "Gephi" },
      { name: "graphml", words: "GraphML", hint: "yEd, Cytoscape, igraph, networkx" },
      { name: "graphology", words: "graphology JSON", hint: "JavaScript, with all sentences" },
      { name: "cypher", words: "Cypher", hint: "Neo4j" },
      { name: "ftm", words: "FollowTheMoney", hint: "Aleph, yente" },
    ],
  },
  {
    title: "As data",
    formats: [
      { name: "ndjson", words: "JSON lines", hint: "one record a line" },
      { name: "jsonld", words: "JSON-LD", hint: "sentences as Web Annotations" },
      { name: "turtle", words: "Turtle", hint: "the same, for RDF stores" },
    ],
  },
];

/** Takes the graph, or a part of it, out of the page: files for people and programs, and the picture itself. */
export function ExportDialog({
  onClose,
  drawing,
  path,
  scheme,
}: {
  onClose(): void;
  /** What the picture shows; undefined where there is none. */
  drawing(): Drawing | undefined;
  path: readonly string[];
  scheme: Scheme;
}) {
  const view = useView();
  const { knowledge, shown, stats, dropped } = usePage();
  const [scope, setScope] = useState<ExportScope>(canExport(view.subject) ? "selection" : "shown");
  const [problem, setProblem] = useState("");
  const selection = selectionWords(view.subject, knowledge);
  const about = { view, knowledge, path };

  const save = async (kind: "svg" | "png") => {
    const now = drawing();
    if (!now) return setProblem("There is no picture to save. Show it first (G).");
    const caption = `Dramatis, ${count(shown.entities.size, "entity", "entities")}, ${count(shown.relations.length, "relation")}, from ${count(stats?.articles ?? 0, "article")}`;
    const svg = pictureSvg(now, { scheme, caption, widthOf: measured });
    try {
      if (kind === "svg") saveFile("dramatis.svg", new Blob([svg], { type: "image/svg+xml" }));
      else saveFile("dramatis.png", await toPng(svg));
      setProblem("");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "The picture could not be saved.");
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title="Export"
      size="lg"
      classNames={{ title: "modal-title" }}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className="export">
        <Radio.Group label="What" value={scope} onChange={(value) => setScope(value as ExportScope)}>
          <div className="export-scopes">
            <Radio
              value="shown"
              label={`What is shown: ${count(shown.entities.size, "entity", "entities")}, ${count(shown.relations.length, "relation")}`}
              description={
                dropped > 0
                  ? `With the filters as they are set; also the ${number(dropped)} entities that the picture has no room for.`
                  : undefined
              }
            />
            <Radio value="selection" disabled={!canExport(view.subject)} label={`The selection: ${selection}`} />
            <Radio
              value="everything"
              label={
                stats
                  ? `Everything: ${count(stats.entities, "entity", "entities")}, ${count(stats.relations, "relation")}, weak links too`
                  : "Everything"
              }
            />
          </div>
        </Radio.Group>
        {formats.map(({ title, formats: own }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul className="plain export-formats">
              {own.map(({ name, words, hint }) => {
                const address = exportAddress(name, scope, about);
                return (
                  <li key={name}>
                    {address ? (
                      <a href={address} download>
                        {words}
                      </a>
                    ) : (
                      <span>{words}</span>
                    )}{" "}
                    <span className="quiet small">{address ? hint : "nothing is in this part"}</span>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
        <section>
          <h3>The picture as it stands</h3>
          <div className="actions">
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden="true" />}
              onClick={() => void save("png")}
            >
              PNG
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden="true" />}
              onClick={() => void save("svg")}
            >
              SVG
            </Button>
          </div>
          {problem && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
        </section>
      </div>
    </Modal>
  );
}

function selectionWords(subject: Subject | undefined, { entities }: ReturnType<typeof usePage>["knowledge"]): string {
  const nameOf = (id: string | undefined) => (id && entities.get(id)?.name) || "…";
  switch (subject?.kind) {
    case "entity":
      return `${nameOf(subject.id)} and its relations`;
    case "relation":
      return "one relation";
    case "pair":
      return `${nameOf(subject.a)} and ${nameOf(subject.b)}`;
    case "path":
      return "the path";
    case "article":
      return "what one article says";
    default:
      return "nothing is selected";
  }
}

let pen: CanvasRenderingContext2D | null | undefined;
function measured(text: string, size: number): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * size * 0.55;
  pen.font = `500 ${size}px system-ui, sans-serif`;
  return pen.measureText(text).width;
}

/** Twice as many points as on the screen, so that it can be printed. */
async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("This browser cannot make a PNG of the picture. Try SVG.");
    return blob;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
