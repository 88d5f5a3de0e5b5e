package org.alidade.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the demo: its numbers, its figures, and the way to the report of the fit. */
final class DemoPage {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Alidade demo</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
      img { max-width: 100%%; height: auto; }
      pre { background: #f4f4f4; padding: 1rem; overflow-x: auto; }
      figure { margin: 2rem 0; }
      figcaption { color: #555; }
      </style>
      </head>
      <body>
      <h1>A mock galaxy, planted and found</h1>
      <pre>%s</pre>
      <p>The spectra, residuals and convergence are in the <a href="report/index.html">report of the fit</a>.</p>
      <figure><img src="sky.png" alt="Four maps of the galaxy">
      <figcaption>Each colour patch is one bin. The two ridges of high dispersion are where the counter-rotating disc
      meets the others.</figcaption></figure>
      <figure><img src="recovery.png" alt="Planted and found populations and light">
      <figcaption>The orbit families are told apart by their motion, so their light comes out well. Neighbouring
      populations have nearly the same spectrum, so their light spreads over neighbouring cells.</figcaption></figure>
      <figure><img src="prefit.png" alt="Spectra, templates, velocity distributions, models">
      <figcaption>What the fit was given.</figcaption></figure>
      </body>
      </html>
      """;

  private DemoPage() {}

  static void write(Path file, String summary) throws IOException {
    String safe = summary.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    Files.writeString(file, PAGE.formatted(safe), StandardCharsets.UTF_8);
  }
}
