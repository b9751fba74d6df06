/** The rooms import one way: graph-data ◀ scripts, graph-data ◀ server; the page knows the server by its contract's types alone. */
const rooms = { "graph-data": [], scripts: ["graph-data"], server: ["graph-data"] };

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "nothing-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...Object.entries(rooms).map(([room, below]) => ({
      name: `${room}-imports-${below.length > 0 ? "graph-data" : "no-room"}`,
      severity: "error",
      from: { path: `^${room}/` },
      to: { path: "^(graph-data|scripts|server|client|test)/", pathNot: `^(${[room, ...below].join("|")})/` },
    })),
    {
      name: "client-runs-vocabulary-only",
      comment: "At run time the page needs nothing of the other rooms but the ontology's tables, which are pure.",
      severity: "error",
      from: { path: "^client/", pathNot: "^client/vite\\.config\\.ts$" },
      to: {
        path: "^(graph-data|scripts|server|test)/",
        pathNot: "^graph-data/ontology\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "client-types-from-contract-only",
      severity: "error",
      from: { path: "^client/" },
      to: {
        path: "^(scripts|test|server|graph-data)/",
        pathNot: "^(server/contract\\.ts|graph-data/(ontology|ids)\\.ts|graph-data/records/.*)$",
      },
    },
    {
      name: "client-without-node",
      severity: "error",
      from: { path: "^client/", pathNot: "^client/vite\\.config\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "product-without-tests",
      severity: "error",
      from: { path: "^(graph-data|scripts|server|client)/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "^client/dist/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
