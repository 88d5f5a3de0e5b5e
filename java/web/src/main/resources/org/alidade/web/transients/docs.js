// The description of the service, drawn by Swagger UI, which asks this server alone.

/* global SwaggerUIBundle */
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#description',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
});
