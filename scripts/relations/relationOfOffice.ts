import type { RelationType } from "../../graph-data/ontology.ts";
import type { Office, OfficeKind } from "./officeNouns.ts";
import type { Unit } from "./units.ts";

/**
 * What an office makes its holder to what it is of: the president of a country heads it, the chairman from a country does not.
 *
 * @param receives the target receives the holder ("ambassador to Peru")
 */
export function relationOfOffice(office: Office, target: Unit, receives = false): RelationType | undefined {
  const has = (kind: OfficeKind): boolean => office.kinds.has(kind);
  const demonym = target.mention?.kind === "demonym";
  switch (target.type) {
    case "Country":
      if (has("stateHead")) return "headOf";
      if (has("minister")) return "ministerOf";
      if (has("ambassador")) return receives ? "ambassadorTo" : "agentOf";
      if (has("spokesperson")) return "spokespersonFor";
      if (has("adviser") && !demonym) return "advises";
      if (has("agent") && !/lawyer|attorney|counsel/.test(office.noun)) return "agentOf";
      if (has("lawmaker")) return demonym ? "citizenOf" : "agentOf";
      if (has("commander")) return "agentOf";
      if (
        /^(official|officer|prosecutor|judge|inspector|senior official|treasurer|chief justice|prosecutor general|chief prosecutor)$/.test(
          office.noun,
        )
      )
        return "agentOf";
      // "Peru striker Jane Smith": a national team takes citizens; its coach only works for it.
      if (/^(striker|midfielder|defender|goalkeeper|winger|forward|captain|player)$/.test(office.noun))
        return "citizenOf";
      if (!demonym && /^(coach|head coach)$/.test(office.noun)) return "employedBy";
      if (demonym && (has("employee") || has("member") || has("candidate"))) return "citizenOf";
      if (demonym && has("agent")) return "citizenOf";
      return undefined;
    case "Place":
      if (has("placeHead")) return "headOf";
      if (
        has("stateHead") &&
        /^(president|premier|leader|prime minister|governor|chancellor|emir|king|ruler)$/.test(office.noun)
      )
        return "headOf";
      // "the director of the Andes Gallery": the building is its body.
      if (
        /^(director|managing director|general director|executive director|principal|rector|dean|superintendent)$/.test(
          office.noun,
        ) &&
        institutional.test(target.text)
      )
        return "headOf";
      return undefined;
    case "Person":
      if (has("adviser")) return "advises";
      if (has("spokesperson")) return "spokespersonFor";
      if (has("agent") && !/vice/.test(office.noun)) return "agentOf";
      return undefined;
    case "Event":
    case undefined:
      return undefined;
    default:
      if (has("ambassador")) return receives ? "ambassadorTo" : "agentOf";
      if (has("boardMember")) return "boardMemberOf";
      if (has("founder")) return "founderOf";
      if (has("owner")) return "ownerOf";
      // "the Labour interior minister": of the party, not at its head.
      if (target.type === "PoliticalParty" && (has("minister") || has("agent"))) return "memberOf";
      if (has("minister")) return target.type === "PublicBody" ? "ministerOf" : undefined;
      if (has("spokesperson")) return "spokespersonFor";
      if (has("head") || has("stateHead") || (has("commander") && target.type === "ArmedForce")) return "headOf";
      if (has("candidate")) return target.type === "PoliticalParty" ? "memberOf" : undefined;
      // "a representative of Acme" acts for it, one of a party or a parliament sits in it.
      if (office.noun === "representative" && target.type !== "PoliticalParty" && target.type !== "PublicBody")
        return "agentOf";
      // "Lima Senator Jane Smith": a constituency that was taken for a body.
      if (has("lawmaker") && target.type === "Organization" && /^\p{Lu}\p{Ll}+$/u.test(target.text)) return undefined;
      if (has("lawmaker") || has("member")) return "memberOf";
      if (has("adviser") && office.noun !== "chief of staff") return "advises";
      if (has("employee") || has("adviser")) return target.type === "PoliticalParty" ? "memberOf" : "employedBy";
      if (has("agent")) return "agentOf";
      return undefined;
  }
}

const institutional =
  /\b(?:Gallery|Museum|Hospital|School|Cent(?:er|re)|Theat(?:er|re)|Park|Airport|Port|Prison|Library|Zoo|House|Observatory|Palace)\b/;
