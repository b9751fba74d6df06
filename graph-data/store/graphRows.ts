import { type Insertable, type Kysely, sql } from "kysely";
import type { Window } from "../graph/settle.ts";
import type { Copies } from "../records/build.ts";
import { HistoryRows } from "./historyRows.ts";
import { inParts, mostAtOnce } from "./inParts.ts";
import { putRows } from "./putRows.ts";
import { tablePages } from "./tablePages.ts";
import type { Row, Tables } from "./tables.ts";

/**
 * The rows that the graph is kept in, as the update needs them. One of these belongs to one transaction; no query of it depends on the
 * engine.
 */
export class GraphRows {
  readonly #db: Kysely<Tables>;
  /** What the graph was before, and what was decided. */
  readonly history: HistoryRows;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
    this.history = new HistoryRows(db);
  }

  async state(): Promise<Row<"graph_state"> | undefined> {
    return this.#db.selectFrom("graph_state").selectAll().where("id", "=", 1).executeTakeFirst();
  }

  saveState = (state: Insertable<Tables["graph_state"]>): Promise<void> => putRows(this.#db, "graph_state", [state]);

  members = (articles: readonly string[]): Promise<Row<"member">[]> =>
    inParts(articles, (part) => this.#db.selectFrom("member").selectAll().where("article", "in", part).execute());

  hints = (articles: readonly string[]): Promise<Row<"hint">[]> =>
    inParts(articles, (part) => this.#db.selectFrom("hint").selectAll().where("article", "in", part).execute());

  /** Which entity each entity of these articles became, where it became one. */
  homes = (articles: readonly string[]) =>
    inParts(articles, (part) => this.#memberHomes().where("member.article", "in", part).execute());

  /** The same for all that became one entity. */
  membersOf = async (entity: string) => [
    ...(await this.#memberHomes()
      .where("profile.entity", "=", entity)
      .where("profile.home", "is", null)
      .where("member.home", "is", null)
      .execute()),
    ...(await this.#memberHomes().where("profile.home", "=", entity).where("member.home", "is", null).execute()),
    ...(await this.#memberHomes().where("member.home", "=", entity).execute()),
  ];

  #memberHomes() {
    return this.#db
      .selectFrom("member")
      .innerJoin("profile", (join) =>
        join.onRef("profile.block", "=", "member.block").onRef("profile.id", "=", "member.profile"),
      )
      .select((eb) => [
        "member.article",
        "member.local",
        "member.mentions",
        eb
          .fn<string | null>("nullif", [eb.fn.coalesce("member.home", "profile.home", "profile.entity"), eb.val("")])
          .as("entity"),
        eb.fn.coalesce("member.decided", "profile.decided").as("decided"),
        "profile.reason",
        "profile.content",
      ]);
  }

  statementsIn = (relation: string): Promise<Row<"statement">[]> =>
    this.#db.selectFrom("statement").selectAll().where("relation", "=", relation).execute();

  /** What is known of articles, without their texts. */
  readHeads = (articles: readonly string[]) =>
    inParts(articles, (part) =>
      this.#db
        .selectFrom("article")
        .select(["id", "source_id", "title", "published_at", "outlet", "url"])
        .where("id", "in", part)
        .execute(),
    );

  async dropContributions(articles: readonly string[]): Promise<void> {
    await inParts(articles, (part) => this.#db.deleteFrom("member").where("article", "in", part).execute());
    await inParts(articles, (part) => this.#db.deleteFrom("hint").where("article", "in", part).execute());
  }

  async addContributions(members: readonly Row<"member">[], hints: readonly Row<"hint">[]): Promise<void> {
    await inParts(members, (part) => this.#db.insertInto("member").values(part).execute());
    await inParts(hints, (part) => this.#db.insertInto("hint").values(part).execute());
  }

  profilesIn = (blocks: readonly string[]): Promise<Row<"profile">[]> =>
    inParts(blocks, (part) => this.#db.selectFrom("profile").selectAll().where("block", "in", part).execute());

  profilesRedirectedTo = (blocks: readonly string[]): Promise<Row<"profile">[]> =>
    inParts(blocks, (part) => this.#db.selectFrom("profile").selectAll().where("redirect", "in", part).execute());

  /** Profiles that are part of these entities. */
  profilesOf = async (entities: readonly string[]): Promise<Row<"profile">[]> => [
    ...(await inParts(entities, (part) =>
      this.#db.selectFrom("profile").selectAll().where("entity", "in", part).where("home", "is", null).execute(),
    )),
    ...(await inParts(entities, (part) =>
      this.#db.selectFrom("profile").selectAll().where("home", "in", part).execute(),
    )),
  ];

  /** Profiles that are these entities by the rules, or would be by their own name. */
  profilesRuled = async (by: "own" | "entity", entities: readonly string[]): Promise<Row<"profile">[]> =>
    inParts(entities, (part) => this.#db.selectFrom("profile").selectAll().where(by, "in", part).execute());

  /** For ids that the rules give: which entity each own id became, one row a pair. */
  ruledHomes = (by: "own" | "entity", ids: readonly string[]) =>
    inParts(ids, (part) =>
      this.#db
        .selectFrom("profile")
        .select(["own", "entity"])
        .distinct()
        .where(by, "in", part)
        .where("entity", "is not", null)
        .execute(),
    );

  /** Members of which decisions say where they belong, whatever their profile. */
  splitMembers = (): Promise<Row<"member">[]> =>
    this.#db.selectFrom("member").selectAll().where("home", "is not", null).execute();

  profilesAt = async (keys: readonly Pick<Row<"profile">, "block" | "id">[]): Promise<Row<"profile">[]> => {
    const found: Row<"profile">[] = [];
    for (const { block, id } of keys)
      found.push(
        ...(await this.#db.selectFrom("profile").selectAll().where("block", "=", block).where("id", "=", id).execute()),
      );
    return found;
  };

  async saveMemberHomes(rows: readonly Row<"member">[]): Promise<void> {
    for (const { article, local, home, decided } of rows)
      await this.#db
        .updateTable("member")
        .set({ home, decided })
        .where("article", "=", article)
        .where("local", "=", local)
        .execute();
  }

  /** Decisions that put something somewhere. */
  async placingDecisions(): Promise<string[]> {
    const members = await this.#db
      .selectFrom("member")
      .select("decided")
      .distinct()
      .where("home", "is not", null)
      .execute();
    const profiles = await this.#db
      .selectFrom("profile")
      .select("decided")
      .distinct()
      .where("home", "is not", null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("member")
            .select("member.local")
            .whereRef("member.block", "=", "profile.block")
            .whereRef("member.profile", "=", "profile.id")
            .where("member.home", "is", null),
        ),
      )
      .execute();
    const all = [...members, ...profiles];
    return all.flatMap(({ decided }) => decided?.split(" ") ?? []);
  }

  effectsOn = (articles: readonly string[]): Promise<Row<"effect">[]> =>
    inParts(articles, (part) => this.#db.selectFrom("effect").selectAll().where("article", "in", part).execute());

  effectsOf = (decisions: readonly string[]): Promise<Row<"effect">[]> =>
    inParts(decisions, (part) => this.#db.selectFrom("effect").selectAll().where("decision", "in", part).execute());

  async replaceEffects(articles: readonly string[], rows: readonly Row<"effect">[]): Promise<void> {
    await inParts(articles, (part) => this.#db.deleteFrom("effect").where("article", "in", part).execute());
    await inParts(rows, (part) => this.#db.insertInto("effect").values(part).execute());
  }

  saveProfiles = (rows: readonly Row<"profile">[]): Promise<void> =>
    putRows(this.#db, "profile", rows, { stay: ["content", "own"] });

  async dropProfiles(rows: readonly Pick<Row<"profile">, "block" | "id">[]): Promise<void> {
    for (const { block, id } of rows)
      await this.#db.deleteFrom("profile").where("block", "=", block).where("id", "=", id).execute();
  }

  /** Dates of the first and last article that has a profile; without members that decisions put elsewhere, if they shall not count. */
  async datesOf(
    profile: Pick<Row<"profile">, "block" | "id">,
    which: "all" | "unsplit" = "all",
  ): Promise<[string | null, string | null]> {
    const query = this.#db
      .selectFrom("member")
      .select((eb) => [eb.fn.min("published_at").as("first"), eb.fn.max("published_at").as("last")])
      .where("block", "=", profile.block)
      .where("profile", "=", profile.id);
    const row = await (which === "all" ? query : query.where("home", "is", null)).executeTakeFirst();
    return [row?.first ?? null, row?.last ?? null];
  }

  /** Articles that have one of these profiles. */
  async articlesWith(profiles: readonly Pick<Row<"profile">, "block" | "id">[]): Promise<string[]> {
    const articles = new Set<string>();
    for (const { block, id } of profiles) {
      const rows = await this.#db
        .selectFrom("member")
        .select("article")
        .distinct()
        .where("block", "=", block)
        .where("profile", "=", id)
        .execute();
      for (const { article } of rows) articles.add(article);
    }
    return [...articles];
  }

  likenessesIn = (blocks: readonly string[]): Promise<Row<"likeness">[]> =>
    inParts(blocks, (part) => this.#db.selectFrom("likeness").selectAll().where("block", "in", part).execute());

  async replaceLikenesses(gone: readonly Row<"likeness">[], rows: readonly Row<"likeness">[]): Promise<void> {
    for (const { block, one, other } of gone)
      await this.#db
        .deleteFrom("likeness")
        .where("block", "=", block)
        .where("one", "=", one)
        .where("other", "=", other)
        .execute();
    await inParts(rows, (part) => this.#db.insertInto("likeness").values(part).execute());
  }

  entities = (ids: readonly string[]): Promise<Row<"entity">[]> =>
    inParts(ids, (part) => this.#db.selectFrom("entity").selectAll().where("id", "in", part).execute());

  saveEntities = (rows: readonly Row<"entity">[]): Promise<void> =>
    putRows(this.#db, "entity", rows, { stay: ["since"] });

  async dropEntities(ids: readonly string[]): Promise<void> {
    await inParts(ids, (part) => this.#db.deleteFrom("entity").where("id", "in", part).execute());
  }

  async dropPlaces(entities: readonly string[]): Promise<void> {
    await inParts(entities, (part) => this.#db.deleteFrom("place").where("entity", "in", part).execute());
  }

  /** How many there are that came after a build. */
  async countAll(after = 0): Promise<{ entities: number; relations: number }> {
    const count = async (table: "entity" | "relation") => {
      const row = await this.#db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("since", ">", after)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    };
    return { entities: await count("entity"), relations: await count("relation") };
  }

  places = (entities: readonly string[]): Promise<Row<"place">[]> =>
    inParts(entities, (part) => this.#db.selectFrom("place").selectAll().where("entity", "in", part).execute());

  /** Who stands in the cells that these rectangles touch. */
  async placesWithin(windows: readonly Window[], cell: (n: number) => number) {
    const cells = new Map<string, readonly [number, number]>();
    for (const { left, right, bottom, top } of windows)
      for (let x = cell(left); x <= cell(right); x++)
        for (let y = cell(bottom); y <= cell(top); y++) cells.set(`${x} ${y}`, [x, y]);
    return inParts([...cells.values()], async (part) => {
      // Joined with the cells, so that each is one look into the index; "or" would look up every row that it finds.
      const wanted = sql.join(part.map(([x, y]) => sql`(cast(${x} as bigint), cast(${y} as bigint))`));
      const found = await sql<{ x: number; y: number }>`
        select place.x, place.y from (values ${wanted}) as wanted
        join place on place.cell_x = wanted.column1 and place.cell_y = wanted.column2`.execute(this.#db);
      return found.rows;
    });
  }

  savePlaces = (rows: readonly Row<"place">[]): Promise<void> => putRows(this.#db, "place", rows);

  statementsOf = (articles: readonly string[]): Promise<Row<"statement">[]> =>
    inParts(articles, (part) => this.#db.selectFrom("statement").selectAll().where("article", "in", part).execute());

  async replaceStatements(
    gone: ReadonlyMap<string, readonly string[]>,
    added: readonly Row<"statement">[],
  ): Promise<void> {
    for (const [article, ids] of gone)
      await inParts(ids, (part) =>
        this.#db.deleteFrom("statement").where("article", "=", article).where("id", "in", part).execute(),
      );
    await inParts(added, (part) => this.#db.insertInto("statement").values(part).execute());
  }

  /** First and last date of a relation's statements, and of their articles. */
  async rangesOf(relation: string) {
    const range = async (column: "date" | "published_at") => {
      const row = await this.#db
        .selectFrom("statement")
        .select((eb) => [eb.fn.min(column).as("first"), eb.fn.max(column).as("last")])
        .where("relation", "=", relation)
        .executeTakeFirst();
      return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
    };
    return { dates: await range("date"), published: await range("published_at") };
  }

  relations = (ids: readonly string[]): Promise<Row<"relation">[]> =>
    inParts(ids, (part) => this.#db.selectFrom("relation").selectAll().where("id", "in", part).execute());

  saveRelations = (rows: readonly Row<"relation">[]): Promise<void> =>
    putRows(this.#db, "relation", rows, { stay: ["type", "source", "target", "since"] });

  async dropRelations(ids: readonly string[]): Promise<void> {
    await inParts(ids, (part) => this.#db.deleteFrom("relation").where("id", "in", part).execute());
  }

  /** How many articles name an entity, counted anew. */
  async countArticlesOf(entity: string): Promise<number> {
    const articles = (by: "profile.entity" | "profile.home" | "member.home") => {
      const query = this.#db
        .selectFrom("member")
        .innerJoin("profile", (join) =>
          join.onRef("profile.block", "=", "member.block").onRef("profile.id", "=", "member.profile"),
        )
        .select("member.article")
        .where(by, "=", entity);
      if (by === "member.home") return query;
      const whole = query.where("member.home", "is", null);
      return by === "profile.home" ? whole : whole.where("profile.home", "is", null);
    };
    const all = articles("profile.entity").union(articles("profile.home")).union(articles("member.home"));
    const row = await this.#db
      .selectFrom(all.as("naming"))
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  articleFacts = (articles: readonly string[]): Promise<Row<"article_fact">[]> =>
    inParts(articles, (part) => this.#db.selectFrom("article_fact").selectAll().where("article", "in", part).execute());

  saveArticleFacts = (rows: readonly Row<"article_fact">[]): Promise<void> =>
    putRows(this.#db, "article_fact", rows, { stay: ["since"] });

  async dropArticleFacts(articles: readonly string[]): Promise<void> {
    await inParts(articles, (part) => this.#db.deleteFrom("article_fact").where("article", "in", part).execute());
  }

  sketches = (articles: readonly string[]): Promise<Row<"sketch">[]> =>
    inParts(articles, (part) => this.#db.selectFrom("sketch").selectAll().where("article", "in", part).execute());

  sketchesTelling = (stories: readonly string[]): Promise<Row<"sketch">[]> =>
    inParts(stories, (part) => this.#db.selectFrom("sketch").selectAll().where("story", "in", part).execute());

  sketchesWithKeys = (keys: readonly number[]): Promise<Row<"sketch_key">[]> =>
    inParts(keys, (part) => this.#db.selectFrom("sketch_key").selectAll().where("key", "in", part).execute());

  async addSketches(sketches: readonly Row<"sketch">[], keys: readonly Row<"sketch_key">[]): Promise<void> {
    await inParts(sketches, (part) => this.#db.insertInto("sketch").values(part).execute());
    await inParts(keys, (part) => this.#db.insertInto("sketch_key").values(part).execute());
  }

  async dropSketches(articles: readonly string[]): Promise<void> {
    await inParts(articles, (part) => this.#db.deleteFrom("sketch").where("article", "in", part).execute());
    await inParts(articles, (part) => this.#db.deleteFrom("sketch_key").where("article", "in", part).execute());
  }

  async saveStories(stories: readonly Pick<Row<"sketch">, "article" | "story">[]): Promise<void> {
    for (const { article, story } of stories)
      await this.#db.updateTable("sketch").set({ story }).where("article", "=", article).execute();
  }

  /** Which articles are copies, of those that are asked for or of all. */
  async copies(articles?: readonly string[]): Promise<Copies> {
    const query = () => this.#db.selectFrom("sketch").select(["article", "story"]).where("story", "is not", null);
    const rows = await (articles === undefined
      ? query().orderBy("article").execute()
      : inParts(articles, (part) => query().where("article", "in", part).execute()));
    return Object.fromEntries(rows.map(({ article, story }) => [article, story])) as Copies;
  }

  texts = (articles: readonly string[]) =>
    inParts(articles, (part) =>
      this.#db.selectFrom("article").select(["id", "text"]).where("id", "in", part).execute(),
    );

  /** What was read from articles, with what is known of them. */
  readings = (articles: readonly string[]) =>
    inParts(articles, (part) =>
      this.#db
        .selectFrom("article")
        .innerJoin("extraction", "extraction.article", "article.id")
        .select([
          "article.id",
          "article.source_id",
          "article.title",
          "article.published_at",
          "article.outlet",
          "article.url",
          "extraction.rules",
          "extraction.content",
        ])
        .where("article.id", "in", part)
        .execute(),
    );

  /** Takes the whole graph away; articles, what was read from them, what was retired and what builds changed stay. */
  async clear(): Promise<void> {
    const tables = [
      "profile",
      "member",
      "hint",
      "likeness",
      "entity",
      "place",
      "relation",
      "statement",
      "effect",
      "article_fact",
      "sketch",
      "sketch_key",
      "graph_state",
    ] as const;
    for (const table of tables) await this.#db.deleteFrom(table).execute();
  }

  /** All rows of a table in the order of its key, a page at a time. */
  pages = <Table extends "entity" | "relation" | "statement" | "place">(table: Table) =>
    tablePages(this.#db, table, { rowsAtOnce: pageSize });

  /** All articles without their texts, in id order, a page at a time. */
  articlePages = () =>
    tablePages(this.#db, "article", {
      rowsAtOnce: mostAtOnce,
      columns: ["id", "source_id", "title", "published_at", "outlet", "url"],
      by: ["id"],
    });

  likenesses = (): Promise<Row<"likeness">[]> =>
    this.#db.selectFrom("likeness").selectAll().orderBy("block").orderBy("one").orderBy("other").execute();
}

const pageSize = 1_000;
