import { ActionIcon, Button, Menu, useMantineColorScheme } from "@mantine/core";
import {
  IconAdjustments,
  IconDeviceDesktop,
  IconDots,
  IconFilePlus,
  IconLayoutList,
  IconMoon,
  IconShare,
  IconSun,
} from "@tabler/icons-react";
import type { Dialog } from "../state/dialog.ts";
import { usePage } from "../state/page.ts";
import { changeView, open } from "../state/viewStore.ts";
import { count } from "../state/words.ts";
import { SearchField } from "./SearchField.tsx";

/** The bar above everything: search, what there is, and what can be done with the page as a whole. */
export function PageHead({
  narrowScreen,
  listShown,
  legendShown,
  setLegendShown,
  dialog,
  setDialog,
}: {
  narrowScreen: boolean;
  listShown: boolean;
  legendShown: boolean;
  setLegendShown(shown: boolean): void;
  dialog: Dialog;
  setDialog(dialog: Dialog): void;
}) {
  const { stats, goTo } = usePage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const menu = [
    { id: "export", words: "Export …", run: () => setDialog("export") },
    { id: "quality", words: "How good is this?", run: () => open({ kind: "quality" }) },
    { id: "changes", words: "What changed", run: () => open({ kind: "changes" }) },
    { id: "history", words: "History of corrections", run: () => open({ kind: "history" }) },
    { id: "similar", words: "Possibly the same: review", run: () => open({ kind: "similar" }) },
    { id: "articles", words: "Articles", run: () => open({ kind: "articles" }) },
    { id: "commands", words: "All commands", run: () => setDialog("commands") },
    { id: "help", words: "Keys", run: () => setDialog("help") },
  ];
  const nextScheme = colorScheme === "auto" ? "light" : colorScheme === "light" ? "dark" : "auto";
  const schemeWords = { auto: "as the system", light: "light", dark: "dark" };
  const SchemeIcon = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon }[colorScheme];

  return (
    <header className="head">
      <h1 className="brand">Dramatis</h1>
      <div className="head-search">
        <SearchField
          inputId="search"
          label="Search people, companies, places"
          placeholder={narrowScreen ? "Search" : "Search people, companies, places …   /"}
          onPick={({ id }) => goTo(id)}
        />
      </div>
      <button type="button" className="link counts" onClick={() => open({ kind: "articles" })}>
        {stats ? `${count(stats.articles, "article")} · ${count(stats.entities, "entity", "entities")}` : ""}
      </button>
      <div className="head-tools">
        <Button
          className="wide-only"
          size="compact-md"
          leftSection={<IconFilePlus size={16} aria-hidden="true" />}
          onClick={() => setDialog("add")}
        >
          Add article
        </Button>
        <ActionIcon
          className="narrow-only"
          variant="subtle"
          color="gray"
          size={44}
          aria-label="Add article"
          onClick={() => setDialog("add")}
        >
          <IconFilePlus size={20} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={narrowScreen ? 44 : "lg"}
          aria-label="Legend and filters"
          aria-expanded={narrowScreen ? dialog === "filters" : legendShown}
          title="Legend and filters"
          onClick={() => (narrowScreen ? setDialog("filters") : setLegendShown(!legendShown))}
        >
          <IconAdjustments size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={narrowScreen ? 44 : "lg"}
          aria-label={listShown ? "Show the picture" : "Show the list"}
          title={listShown ? "Picture (G)" : "List (L)"}
          onClick={() => changeView({ mode: listShown ? "picture" : "list" })}
        >
          {listShown ? <IconShare size={18} /> : <IconLayoutList size={18} />}
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={narrowScreen ? 44 : "lg"}
          aria-label={`Page is ${schemeWords[colorScheme]}; change to ${schemeWords[nextScheme]}`}
          title={`Page: ${schemeWords[colorScheme]}`}
          onClick={() => setColorScheme(nextScheme)}
        >
          <SchemeIcon size={18} />
        </ActionIcon>
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={narrowScreen ? 44 : "lg"}
              aria-label="More"
              title="Export, how good it is, keys"
            >
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {menu.map(({ id, words, run }) => (
              <Menu.Item key={id} onClick={run}>
                {words}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}
