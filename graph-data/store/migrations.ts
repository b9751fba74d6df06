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
  {
    version: 3,
    name: "the graph in rows, so that an article changes only what it touches",
    sql: `
create table profile (
  block text not null,
  id text not null,
  content text not null,
  articles integer not null,
  mentions integer not null,
  aliases text not null,
  first_seen text,
  last_seen text,
  own text,
  address text,
  redirect text,
  reason text,
  entity text,
  primary key (block, id)
) strict;
create index profile_entity on profile (entity);
create index profile_redirect on profile (redirect) where redirect is not null;

create table member (
  article text not null,
  local text not null,
  block text not null,
  profile text not null,
  mentions integer not null,
  published_at text,
  primary key (article, local)
) strict;
create index member_profile on member (block, profile, published_at);

create table hint (
  article text not null,
  block text not null,
  profile text not null,
  primary key (article, block, profile)
) strict;

create table likeness (
  block text not null,
  one text not null,
  other text not null,
  reason text not null,
  likeness real not null,
  primary key (block, one, other, reason, likeness)
) strict;

create table entity (
  id text primary key,
  type text not null,
  name text not null,
  aliases text not null,
  mention_count integer not null,
  article_count integer not null,
  first_seen text,
  last_seen text,
  digest text not null,
  since integer not null
) strict;

create table place (
  entity text primary key,
  x real not null,
  y real not null,
  community integer not null,
  cell_x integer not null,
  cell_y integer not null
) strict;
create index place_cell on place (cell_x, cell_y);

create table relation (
  id text primary key,
  type text not null,
  source text not null,
  target text not null,
  tally text not null,
  digest text not null,
  since integer not null
) strict;
create index relation_source on relation (source);
create index relation_target on relation (target);

create table statement (
  id text primary key,
  relation text not null,
  article text not null,
  content text not null,
  date text,
  published_at text
) strict;
create index statement_article on statement (article);
create index statement_date on statement (relation, date);
create index statement_published on statement (relation, published_at);

create table article_fact (
  article text primary key,
  digest text not null,
  since integer not null
) strict;

create index build_hash on build (hash);

create table graph_state (
  id integer primary key check (id = 1),
  build integer not null,
  facts blob not null,
  rules text not null,
  resolution text not null,
  entities integer not null,
  communities integer not null,
  arranged integer not null,
  arranged_entities integer not null
) strict;

create table change (
  build integer not null,
  kind text not null,
  id text not null,
  what text not null,
  primary key (build, kind, id)
) strict;

create table retired (
  id text primary key,
  build integer not null,
  reason text not null,
  successors text not null
) strict;
`,
  },
  {
    version: 4,
    name: "which articles are copies of one story; what each build changed, and why",
    sql: `
create table sketch (
  article text primary key,
  content blob not null,
  story text
) strict;
create index sketch_story on sketch (story) where story is not null;

create table sketch_key (
  key integer not null,
  article text not null,
  primary key (key, article)
) strict;
create index sketch_key_article on sketch_key (article);

alter table build add column base integer;
alter table build add column cause text;
alter table change add column content text;
`,
  },
  {
    version: 5,
    name: "what people decided, in the rows that it changes; rows that are written together lie together",
    sql: `
create table profile_5 (
  block text not null,
  id text not null,
  content text not null,
  articles integer not null,
  mentions integer not null,
  aliases text not null,
  first_seen text,
  last_seen text,
  own text,
  address text,
  redirect text,
  reason text,
  entity text,
  home text,
  decided text,
  primary key (block, id)
) strict, without rowid;
insert into profile_5 select block, id, content, articles, mentions, aliases, first_seen, last_seen, own, address, redirect, reason, entity, null, null from profile;
drop table profile;
alter table profile_5 rename to profile;
create index profile_own on profile (own) where own is not null;
create index profile_entity on profile (entity) where entity is not null;
create index profile_home on profile (home) where home is not null;
create index profile_redirect on profile (redirect) where redirect is not null;

create table member_5 (
  article text not null,
  local text not null,
  block text not null,
  profile text not null,
  mentions integer not null,
  published_at text,
  home text,
  decided text,
  primary key (article, local)
) strict, without rowid;
insert into member_5 select article, local, block, profile, mentions, published_at, null, null from member;
drop table member;
alter table member_5 rename to member;
create index member_profile on member (block, profile, published_at);
create index member_home on member (home) where home is not null;

create table hint_5 (
  article text not null,
  block text not null,
  profile text not null,
  primary key (article, block, profile)
) strict, without rowid;
insert into hint_5 select article, block, profile from hint;
drop table hint;
alter table hint_5 rename to hint;

create table likeness_5 (
  block text not null,
  one text not null,
  other text not null,
  reason text not null,
  likeness real not null,
  primary key (block, one, other, reason, likeness)
) strict, without rowid;
insert into likeness_5 select block, one, other, reason, likeness from likeness;
drop table likeness;
alter table likeness_5 rename to likeness;

create table entity_5 (
  id text primary key,
  type text not null,
  name text not null,
  aliases text not null,
  mention_count integer not null,
  article_count integer not null,
  first_seen text,
  last_seen text,
  digest text not null,
  since integer not null
) strict, without rowid;
insert into entity_5 select id, type, name, aliases, mention_count, article_count, first_seen, last_seen, digest, since from entity;
drop table entity;
alter table entity_5 rename to entity;

create table place_5 (
  entity text primary key,
  x real not null,
  y real not null,
  community integer not null,
  cell_x integer not null,
  cell_y integer not null
) strict, without rowid;
insert into place_5 select entity, x, y, community, cell_x, cell_y from place;
drop table place;
alter table place_5 rename to place;
create index place_cell on place (cell_x, cell_y, x, y);

create table relation_5 (
  id text primary key,
  type text not null,
  source text not null,
  target text not null,
  tally text not null,
  digest text not null,
  since integer not null
) strict, without rowid;
insert into relation_5 select id, type, source, target, tally, digest, since from relation;
drop table relation;
alter table relation_5 rename to relation;

create table statement_5 (
  article text not null,
  id text not null,
  relation text not null,
  content text not null,
  date text,
  published_at text,
  primary key (article, id)
) strict, without rowid;
insert into statement_5 select article, id, relation, content, date, published_at from statement;
drop table statement;
alter table statement_5 rename to statement;
create index statement_relation on statement (relation, date, published_at);

create table article_fact_5 (
  article text primary key,
  digest text not null,
  since integer not null
) strict, without rowid;
insert into article_fact_5 select article, digest, since from article_fact;
drop table article_fact;
alter table article_fact_5 rename to article_fact;

create table effect (
  decision text not null,
  article text not null,
  primary key (decision, article)
) strict, without rowid;
create index effect_article on effect (article);
`,
  },
];
