import { Drawer } from "@mantine/core";
import { Legend } from "./Legend.tsx";
import { Timeline } from "./Timeline.tsx";

/** Legend, filters and dates on a small screen. */
export const FiltersDrawer = ({ onClose }: { onClose(): void }) => (
  <Drawer
    opened
    onClose={onClose}
    title="Legend and filters"
    size="min(92vw, 340px)"
    closeButtonProps={{ "aria-label": "Close" }}
  >
    <Legend />
    <Timeline />
  </Drawer>
);
