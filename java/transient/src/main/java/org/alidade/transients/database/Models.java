package org.alidade.transients.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/** The models that have scored. */
public final class Models {
  private static final RecordTable<Model> TABLE = new RecordTable<>("models", Model.class);

  private final Handle handle;

  Models(Handle handle) {
    this.handle = handle;
  }

  /** Enters a model, or finds the one of the same name and version. */
  public Model register(Model model) {
    TABLE.insertIfAbsent(handle, model, Map.of());
    return find(model.name(), model.version()).orElseThrow();
  }

  /** The model of a name and version. */
  public Optional<Model> find(String name, String version) {
    return TABLE.rows(handle, "name", name, "version").stream()
        .filter(model -> model.version().equals(version))
        .findFirst();
  }

  /** The model of an identifier. */
  public Optional<Model> find(UUID id) {
    return TABLE.find(handle, id);
  }

  /** All models by name and version. */
  public List<Model> list() {
    return TABLE.rows(TABLE.select(handle, "ORDER BY name, version"));
  }
}
