package org.alidade.web.internal.front;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.AlidadeException;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.web.LightCurveOptions;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.ServedFile;
import org.alidade.web.internal.Workshop;
import org.alidade.web.internal.lightcurve.LightCurvePage;
import org.jspecify.annotations.Nullable;

/**
 * A store of light curves that is opened when its page is first asked for: the list of many stores
 * needs none of them open.
 */
final class StorePage implements ServedFile {
  private final Path path;
  private final String name;
  private final Workshop workshop;
  private @Nullable LightCurvePage page;
  private String summary = "";

  StorePage(Path path, String name, Workshop workshop) {
    this.path = path;
    this.name = name;
    this.workshop = workshop;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "lightcurves";
  }

  @Override
  public String description() {
    return "light curves";
  }

  private synchronized LightCurvePage opened() {
    if (page == null) {
      page = new LightCurvePage(path, LightCurveOptions.defaults(), workshop);
    }
    return page;
  }

  @Override
  public Reply document(String document, Map<String, String> query) {
    return document.equals("state") ? state() : opened().document(document, query);
  }

  @Override
  public Reply act(String action, Map<String, Object> request) {
    return opened().act(action, request);
  }

  private synchronized Reply state() {
    Json json = new Json().text("name", name);
    try {
      if (summary.isEmpty()) {
        summary = summary();
      }
      return Reply.json(json.text("phase", "store").text("problem", "").text("summary", summary));
    } catch (AlidadeException e) {
      return Reply.json(
          json.text("phase", "unreadable")
              .text("problem", "The store cannot be opened: " + e.what() + ".")
              .text("summary", ""));
    }
  }

  private String summary() {
    try (LightCurveStore store = LightCurveStores.open(path)) {
      StoreInfo info = store.info();
      return String.format(
          Locale.ROOT,
          "%,d objects, %,d measurement types, %,d epochs, %,d measurements",
          info.objects(),
          info.types(),
          info.epochs(),
          info.measurements());
    }
  }

  @Override
  public synchronized void close() {
    if (page != null) {
      page.close();
    }
  }
}
