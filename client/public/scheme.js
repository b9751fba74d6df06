// Runs before the first paint, as a file of its own: inline scripts are refused by the page's content security policy.
(() => {
  let wanted = "auto";
  try {
    wanted = localStorage.getItem("dramatis-scheme") ?? "auto";
  } catch {
    // Storage can be switched off; the system's setting holds then.
    wanted = "auto";
  }
  const dark = wanted === "dark" || (wanted !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
