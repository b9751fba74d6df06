/** Lists of verbs, by lemma, that more than one part of the reading shares. */

import { framedVerbs } from "./speechFrames.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Verbs whose infinitive belongs to their object: "urged Peru to withdraw". */
export const objectControl = list(
  "urge ask tell order force allow help invite persuade require warn instruct encourage permit enable press call appoint elect name choose pressure convince push appeal authorize direct advise lead cause",
);

/** Verbs that make what follows a plan: "plans to", "has pledged to", "agreed to". */
export const planVerbs = list(
  "plan want intend seek hope pledge vow promise agree decide prepare aim expect propose offer wish threaten undertake commit resolve choose consider due set schedule look mull arrange head announce try attempt move",
);

/** Adjectives and participles between "is" and an infinitive that make it a plan: "is due to visit". */
export const planAdjectives = list(
  "due set scheduled expected ready poised likely willing determined slated planning preparing supposed bound committed keen eager prepared",
);

/** Verbs whose infinitive is only asked for: "urged Peru to withdraw" does not say that Peru did. */
export const requestVerbs = list(
  "ask urge call press demand invite tell order encourage advise require pressure warn instruct push appeal direct authorize permit",
);

/** Verbs that say that it did not happen: "failed to", "refused to". */
export const failVerbs = list("fail refuse decline avoid stop cease neglect");

/** Verbs of speaking and thinking that take a clause or a quotation. Each may also stand behind or before the quotation. */
export const speechVerbs = list(
  "say tell add announce claim argue state report note declare warn explain insist write believe think suggest acknowledge admit confirm reveal predict estimate stress emphasize allege assert maintain contend " +
    "observe remark reply respond comment conclude recall joke tweet post concede reiterate repeat boast testify promise vow pledge complain deny disclose indicate signal hope fear hold inform remind assure " +
    "feel know find show describe urge ask call demand order advise recommend propose counter quip lament caution swear hint imply describe stipulate rule decide agree cite quote accuse mention exclaim shout " +
    "whisper yell cry explain continue go proclaim reckon speculate suspect consider view expect doubt question wonder dispute outline detail underline underscore point pronounce profess charge attest certify " +
    "forecast project calculate theorize opine muse marvel mutter murmur brag gush chide scold retort interject interrupt read learn hear understand",
);

const others =
  "be have do meet visit travel go come fly arrive tour receive host welcome greet invite hold attend join participate lead head chair run oversee command direct found establish create launch set start form own buy acquire purchase " +
  "take sell control operate manage merge marry wed divorce date father bear grow live reside settle move study graduate teach educate work serve employ hire join leave resign retire appoint name nominate elect choose select promote dismiss fire sack " +
  "remove oust replace succeed suspend topple overthrow depose unseat step sign agree reach strike conclude ratify cooperate collaborate partner team ally work trade export import supply deliver ship invest fund finance inject back support endorse defend praise applaud hail " +
  "thank congratulate commend aid assist donate give grant lend provide send pay help rescue evacuate demand urge press insist call request ask appeal pressure condemn criticize denounce blast slam accuse blame rebuke attack assail lambast decry deplore " +
  "deride mock berate chide fault reject refuse dismiss rebuff veto block decline oppose deny withdraw threaten warn menace vow retaliate sanction impose blacklist freeze ban embargo penalize fine arrest detain charge indict convict sentence jail imprison prosecute sue investigate probe " +
  "raid search interrogate question extradite deport expel summon fight battle clash invade bomb shell strike hit kill shoot assassinate bombard occupy seize capture defeat protest demonstrate rally march base headquarter locate situate belong represent " +
  "act advise counsel speak talk discuss confer negotiate consult phone telephone call address frame praise win lose beat play perform sign compete run vote campaign target ambush storm besiege liberate recapture wound injure murder poison torture kidnap abduct boycott snub " +
  "slap lift tighten extend push unveil inaugurate open close approve pass adopt reaffirm reassert restate voice express convey deliver lodge file bring open raise boost expand increase strengthen deepen develop consolidate restore normalize sever cut break end recall expect due schedule accompany join escort dine sit testify appear brief " +
  "contact write present award honor decorate recognize salute remember mourn eulogize endorse recommend nominate sue countersue settle cheer lobby court woo entice seek favor champion pledge offer extend spend pour plough acquire snap scoop swallow bid rename absorb spin demerge split affiliate license contract subcontract hire tap install swear crown enthrone inaugurate " +
  "co-found cofound bankroll sponsor subsidize help shelter harbor arm equip train supply deploy station withdraw pull mass resign quit exit depart return drop stop pass swing transit cross enter leave flee escape relocate emigrate immigrate grow raise adopt divorce engage betroth govern recruit pick conduct begin resume journey make complete ink build pursue hand double issue wait solicit put levy introduce place carry wage castigate lambaste disparage ridicule insult vilify lash complain implore petition plead spurn defy ignore disregard violate turn rule brush intimidate provoke mass amass mobilize pile exert protest riot revolt rebel rise stage organize restrict prohibit withhold reduce halt cancel bar shut seal freeze apprehend pound blockade mount accept link tie share exchange forge enter recognize forgive laud upgrade side stand apologize ease feed finish renew continue mediate embark beg recommend stipulate step fire propose outrank chaperone own possess lease rent partner hail criticise";

export const allVerbs: readonly string[] = [
  ...new Set([...speechVerbs, ...planVerbs, ...failVerbs, ...objectControl, ...framedVerbs, ...others.split(/\s+/)]),
].filter((verb) => verb !== "due");

/** Verbs whose past is hardly ever anything else, taken for verbs even where the tagger says otherwise. */
export const unmistakablePasts = list(
  "say tell meet visit criticize condemn denounce accuse urge warn announce declare insist reject demand invite appoint dismiss arrest invade travel fly sign praise welcome threaten support claim argue explain deny write speak ask succeed replace urge add vow buy acquire undertake expel accuse blame demand",
);
