import { useQuery } from "@tanstack/react-query";
import { api } from "../../api.ts";

/** An entity as its panel shows it; nothing is asked while there is no id. */
export const useEntity = (id: string | undefined) =>
  useQuery({
    queryKey: ["entity", id],
    queryFn: ({ signal }) => api.entity(id ?? "", signal),
    enabled: id !== undefined,
  });
