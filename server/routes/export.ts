import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { z } from "zod";
import { choosePart } from "../../graph-data/export/choosePart.ts";
import { exportFormatNames, exportFormats } from "../../graph-data/export/exportFormats.ts";
import { exportPart } from "../../graph-data/export/exportPart.ts";
import { type EntityId, isEntityId } from "../../graph-data/ids.ts";
import { entityTypeNames } from "../../graph-data/ontology.ts";
import type { ArticleReader } from "../articleReader.ts";
import { limits } from "../contract.ts";
import { action } from "../endpoint.ts";
import { flag, someIds, someOf, whole } from "../parameters.ts";
import { takesGzip } from "../sendAnswer.ts";
import type { Serving } from "../serving.ts";
import { entityOf } from "./found.ts";
import { endParameters, relationParameters, toCriteria, toEnds } from "./relationParameters.ts";

const { relation: type, ...otherParameters } = relationParameters;

/** Parts of the graph in the formats of other programs, written while they are sent. */
export const exportEndpoints = ({ serving, reader }: { serving: Serving; reader: ArticleReader }) => [
  action({
    path: "/v1/export",
    method: "get",
    tag: "Graph",
    summary: "The graph or a part of it as a file",
    description:
      "The filters of `/v1/relations`, and those of a picture: `seed` with `depth`, `entityType`, `without`, `alone`. Nothing is left out for want of room. NDJSON ends with a line that counts the lines before it; the other formats are cut where the connection is.",
    query: z.strictObject({
      format: z
        .enum(exportFormatNames, `expected one of ${exportFormatNames.join(", ")}`)
        .meta({ description: exportFormatNames.map((name) => `${name}: ${exportFormats[name].does}`).join("; ") }),
      ...endParameters,
      type,
      ...otherParameters,
      seed: someIds(200, "Only what is around these entities."),
      depth: whole({ min: 0, max: limits.depth, fallback: 1, description: "How many steps from the seeds." }),
      entityType: someOf(entityTypeNames, "Only entities of these types, and relations between them."),
      without: someIds(500, "Entities that are left out."),
      alone: flag(true, "Also entities without a relation in this part."),
    }),
    answers: {
      200: { description: "The file, in the format's own content type.", contentType: "application/octet-stream" },
    },
    problems: ["not-found"],
    async act({ query, request, response }) {
      const snapshot = serving.current();
      const { graph } = snapshot;
      const part = choosePart(graph, {
        ...toCriteria({ ...query, relation: query.type }),
        ...toEnds(snapshot, query),
        seeds: query.seed?.map((id) => entityOf(snapshot, id).id),
        depth: query.depth,
        entityTypes: query.entityType,
        without: query.without && new Set<EntityId>(query.without.filter(isEntityId)),
        alone: query.alone,
      });
      const { mediaType, ending, write } = exportFormats[query.format];
      const packed = takesGzip(request);
      response.status(200).set({
        "Content-Type": `${mediaType}; charset=utf-8`,
        "Content-Disposition": `attachment; filename="dramatis-${snapshot.build.slice(0, 12)}${ending}"`,
        "Cache-Control": "no-store",
        Vary: "Accept-Encoding",
        ...(packed ? { "Content-Encoding": "gzip" } : {}),
      });
      if (request.method === "HEAD") {
        response.end();
        return;
      }
      const pieces = Readable.from(inPieces(write(exportPart(graph, part, reader.texts))));
      try {
        await (packed ? pipeline(pieces, createGzip({ level: 5 }), response) : pipeline(pieces, response));
      } catch (error) {
        // Whoever asked has gone: nobody is left to be told.
        if (response.destroyed && isEarlyEnd(error)) return;
        throw error;
      }
    },
  }),
];

/** Many small texts as fewer pieces of about 64 KB. */
async function* inPieces(texts: AsyncIterable<string>): AsyncIterable<Buffer> {
  let piece = "";
  for await (const text of texts) {
    piece += text;
    if (piece.length < 65_536) continue;
    yield Buffer.from(piece, "utf8");
    piece = "";
  }
  if (piece !== "") yield Buffer.from(piece, "utf8");
}

const isEarlyEnd = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  /^(ERR_STREAM_PREMATURE_CLOSE|ECONNRESET|EPIPE)$/.test(String(error.code));
