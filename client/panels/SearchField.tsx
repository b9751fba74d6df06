import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { entityTypes } from "../../graph-data/ontology.ts";
import type { EntitySummary } from "../../server/contract.ts";
import { api } from "../api.ts";
import { count } from "../state/words.ts";
import { EntityMark } from "./EntityMark.tsx";

/** Finds an entity by what is typed of one of its names. Enter takes the best match. */
export function SearchField({
  label,
  placeholder,
  onPick,
  inputId,
  initial = "",
  keep = false,
}: {
  label: string;
  placeholder: string;
  onPick(entity: EntitySummary): void;
  inputId: string;
  initial?: string;
  /** The picked name stays in the field. */
  keep?: boolean;
}) {
  const [typed, setTyped] = useState(initial);
  const asked = useDelayed(typed.trim(), 70);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useEffect(() => setTyped(initial), [initial]);

  const found = useQuery({
    queryKey: ["search", asked],
    queryFn: ({ signal }) => api.search(asked, 8, signal),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const entities = asked === "" ? [] : (found.data?.data ?? []);
  const total = found.data?.total.value ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the best match is chosen anew with each answer
  useEffect(() => {
    if (entities.length > 0) combobox.selectFirstOption();
  }, [found.data]);

  const pick = (id: string) => {
    const entity = entities.find((one) => one.id === id);
    if (!entity) return;
    setTyped(keep ? entity.name : "");
    combobox.closeDropdown();
    onPick(entity);
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={pick}
      withinPortal
      shadow="md"
      position="bottom-start"
      middlewares={{ shift: true, flip: false }}
    >
      <Combobox.Target>
        <TextInput
          id={inputId}
          className="search"
          aria-label={label}
          placeholder={placeholder}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={(event) => {
            if (keep) event.currentTarget.select();
            if (typed.trim() !== "") combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            if (typed !== "" && !keep) setTyped("");
            else event.currentTarget.blur();
            combobox.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ""}>
        <Combobox.Options aria-label={label}>
          {entities.map((entity) => (
            <Combobox.Option key={entity.id} value={entity.id}>
              <span className="found">
                <EntityMark type={entity.type} size={20} />
                <span>
                  <bdi>{entity.name}</bdi>
                  <span className="found-side">
                    {entityTypes[entity.type].label} · {count(entity.degree, "relation")}
                    {entity.roles[0] && ` · ${entity.roles[0]}`}
                  </span>
                </span>
              </span>
            </Combobox.Option>
          ))}
          {found.isSuccess && entities.length === 0 && (
            <Combobox.Empty>No name like that. Try a part of it, or another spelling.</Combobox.Empty>
          )}
          {found.isError && <Combobox.Empty>The search does not answer. Try again in a moment.</Combobox.Empty>}
        </Combobox.Options>
        {total > entities.length && entities.length > 0 && (
          <Combobox.Footer>
            <span className="quiet">
              {entities.length} of {count(total, "match", "matches")} shown
            </span>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** The value once it has not changed for a while. */
function useDelayed(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
