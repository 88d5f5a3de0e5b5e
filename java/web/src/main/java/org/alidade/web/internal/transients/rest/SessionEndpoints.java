package org.alidade.web.internal.transients.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions: a browser shows a key, asks who it is, and leaves again. */
public final class SessionEndpoints {
  private final Gate gate;

  /** Sessions of a gate. */
  public SessionEndpoints(Gate gate) {
    this.gate = gate;
  }

  /**
   * A key that is shown.
   *
   * @param key the API key
   */
  public record Login(@Nullable String key) {
    @Override
    public String toString() {
      return "Login[]";
    }
  }

  /**
   * Who asks.
   *
   * @param name name of the key
   * @param permissions what it allows
   */
  public record Who(String name, List<String> permissions) {
    static Who of(Caller caller) {
      return new Who(caller.name(), caller.permissions().stream().sorted().toList());
    }
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.post("/session", Permission.NONE, "Begins the session of a browser")
            .taking(Login.class)
            .answering(Who.class, this::begin),
        Endpoint.get("/session", Permission.READ, "Who asks, and what the key allows")
            .answering(Who.class, request -> Answer.of(Who.of(request.caller()))),
        Endpoint.delete("/session", Permission.NONE, "Ends the session of a browser")
            .answering(Map.class, this::end));
  }

  private Answer begin(Request request) {
    String key = request.body(Login.class).key();
    if (key == null) {
      throw Problem.malformed("give the key");
    }
    return Answer.of(Who.of(gate.enter(request.context(), key.strip())));
  }

  private Answer end(Request request) {
    gate.leave(request.context());
    return Answer.of(Map.of());
  }
}
