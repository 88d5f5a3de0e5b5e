// The description of the service, drawn by Swagger UI, which asks this server alone.

const home = location.pathname.replace(/\/api\/docs\/?$/, '');
document.getElementById('pages').href = `${home}/`;

/* global SwaggerUIBundle */
SwaggerUIBundle({
  url: `${home}/api/openapi.json`,
  dom_id: '#description',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
});
