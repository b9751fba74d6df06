// A file of its own, because the content security policy lets no inline script run.
window.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#documentation",
  deepLinking: true,
  // The badge would ask a server elsewhere.
  validatorUrl: null,
});
