/** One step forward in the shape of the database. A released step is never edited: its checksum is kept in every store that took it. */
export interface Migration {
  /** 1, 2, 3 …: also the `user_version` of a database that has it. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Every step, oldest first. There is no way back: going back is done with the backup that is made before a step. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: "articles, what was read from them, builds and the queue",
    sql: `
create table article (
  n integer primary key,
  id text not null unique,
  source_id text,
  title text,
  published_at text,
  outlet text,
  url text,
  text text not null,
  added_at text not null
) strict;

create table extraction (
  article text primary key references article (id),
  rules text not null,
  content text not null
) strict;

create virtual table article_words using fts5 (
  title, text, content = 'article', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);

create table build (
  n integer primary key autoincrement,
  hash text not null,
  rules text not null,
  made_at text not null
) strict;

create table build_part (
  build integer not null references build (n) on delete cascade,
  part text not null,
  position integer not null,
  content blob not null,
  primary key (build, part, position)
) strict;

create table job (
  n integer primary key autoincrement,
  id text not null unique,
  name text not null,
  state text not null check (state in ('queued', 'reading', 'done', 'rejected', 'cancelled')),
  attempts integer not null default 0,
  worker integer,
  payload_kind text not null check (payload_kind in ('article', 'file')),
  payload blob,
  created_at text not null,
  changed_at text not null,
  finished_at text,
  outcome text,
  build_before text
) strict;

create index job_state on job (state, n);
create index job_changed on job (changed_at);
`,
  },
  {
    version: 2,
    name: "what people decided, and which decisions a build has",
    sql: `
create table decision (
  n integer primary key autoincrement,
  id text not null unique,
  made_at text not null,
  author text not null,
  reason text,
  content text not null,
  idempotency_key text unique
) strict;

alter table build add column decisions text not null default 'none';
`,
  },
];
