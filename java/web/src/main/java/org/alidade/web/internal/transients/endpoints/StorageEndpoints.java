package org.alidade.web.internal.transients.endpoints;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alidade.objectstore.ObjectHead;
import org.alidade.objectstore.ObjectStore;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;

/** Objects of the store, by their keys. */
public final class StorageEndpoints {
  /** Keys this system makes (spec transient 6.3); nothing else is given out. */
  private static final Pattern KEY =
      Pattern.compile(
          "(observations|processed|differences|detections|cutouts|training|reference-datasets|cas)"
              + "(/(?!\\.+/|\\.+$)[A-Za-z0-9._+-]{1,200}){1,6}");

  private static final Parameter WANTED = Parameter.text("key", "key of the object").needed();

  private final ObjectStore store;

  /** Endpoints on a store. */
  public StorageEndpoints(ObjectStore store) {
    this.store = store;
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get("/storage/download", Permission.READ, "Content of an object")
            .with(WANTED)
            .answering(byte[].class, this::download),
        Endpoint.get("/storage/metadata", Permission.READ, "What is known about an object")
            .with(WANTED)
            .answering(ObjectHead.class, request -> Answer.of(head(request))),
        Endpoint.get("/storage/health", Permission.READ, "Whether the store answers")
            .answering(Map.class, request -> health()));
  }

  private ObjectHead head(Request request) {
    String key = request.given("key");
    if (!KEY.matcher(key).matches()) {
      throw Problem.missing("object");
    }
    return store.head(key).orElseThrow(() -> Problem.missing("object"));
  }

  private Answer download(Request request) {
    ObjectHead head = head(request);
    String name = head.key().substring(head.key().lastIndexOf('/') + 1);
    return Answer.file(store.get(head.key()), "application/octet-stream")
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private Answer health() {
    store.exists("cas/health");
    return Answer.of(Map.of("status", "healthy"));
  }
}
