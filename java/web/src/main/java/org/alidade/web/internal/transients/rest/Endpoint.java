package org.alidade.web.internal.transients.rest;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One line of the table of endpoints. Routing, permissions, the reading of requests and the OpenAPI
 * document all come from here.
 *
 * <pre>{@code
 * Endpoint.get("/observations/{id}", Permission.READ, "One observation")
 *     .with(Parameter.id("id", "its number"))
 *     .answering(Observation.class, request -> Answer.of(find(request.id("id"))))
 * }</pre>
 *
 * @param method HTTP method
 * @param path path below the version, with names in braces
 * @param permission what the caller needs
 * @param summary one line
 * @param parameters what may be given
 * @param body class of the JSON body, if there is one
 * @param upload whether the body is a file
 * @param answer class of the data, or of its elements
 * @param list whether the data is a list
 * @param handler answers
 */
public record Endpoint(
    HandlerType method,
    String path,
    Permission permission,
    String summary,
    List<Parameter> parameters,
    Optional<Class<?>> body,
    boolean upload,
    Class<?> answer,
    boolean list,
    Function<Request, Answer> handler) {
  /** Rows that a page of a list has by itself. */
  private static final int PAGE_ROWS = 100;

  private static final int MOST_PAGE_ROWS = 1000;
  private static final long MOST_OFFSET = 100_000_000;

  /** Copies the list. */
  public Endpoint {
    parameters = List.copyOf(parameters);
  }

  private static Endpoint of(
      HandlerType method, String path, Permission permission, String summary) {
    return new Endpoint(
        method,
        path,
        permission,
        summary,
        List.of(),
        Optional.empty(),
        false,
        Object.class,
        false,
        request -> {
          throw new Problem(Problem.FAILED, "UNFINISHED", "nothing answers this");
        });
  }

  /** Reads something. */
  public static Endpoint get(String path, Permission permission, String summary) {
    return of(HandlerType.GET, path, permission, summary);
  }

  /** Makes or does something. */
  public static Endpoint post(String path, Permission permission, String summary) {
    return of(HandlerType.POST, path, permission, summary);
  }

  /** Changes something. */
  public static Endpoint put(String path, Permission permission, String summary) {
    return of(HandlerType.PUT, path, permission, summary);
  }

  /** Takes something away. */
  public static Endpoint delete(String path, Permission permission, String summary) {
    return of(HandlerType.DELETE, path, permission, summary);
  }

  private Endpoint with(
      List<Parameter> others,
      Optional<Class<?>> content,
      boolean file,
      Class<?> data,
      boolean many,
      Function<Request, Answer> answering) {
    return new Endpoint(
        method, path, permission, summary, others, content, file, data, many, answering);
  }

  /** The same with more parameters. */
  public Endpoint with(Parameter... more) {
    List<Parameter> all = new ArrayList<>(parameters);
    all.addAll(List.of(more));
    return with(all, body, upload, answer, list, handler);
  }

  /** The same with the parameters of a page: {@code limit} and {@code offset}. */
  public Endpoint paged() {
    return with(
        Parameter.integer("limit", PAGE_ROWS, 1, MOST_PAGE_ROWS, "rows of the page"),
        Parameter.integer("offset", 0, 0, MOST_OFFSET, "rows before the page"));
  }

  /** The same with a JSON body. */
  public Endpoint taking(Class<?> content) {
    return with(parameters, Optional.of(content), false, answer, list, handler);
  }

  /** The same with a file as body. */
  public Endpoint takingFile() {
    return with(parameters, Optional.empty(), true, answer, list, handler);
  }

  /** The same with what it answers. */
  public Endpoint answering(Class<?> data, Function<Request, Answer> answering) {
    return with(parameters, body, upload, data, false, answering);
  }

  /** The same with a list that it answers. */
  public Endpoint listing(Class<?> element, Function<Request, Answer> answering) {
    return with(parameters, body, upload, element, true, answering);
  }

  /** The first part of the path, which groups endpoints. */
  public String group() {
    return path.split("/", -1)[1];
  }

  /** Whether literal parts stand before names, so that the more exact path is tried first. */
  int names() {
    return (int) path.chars().filter(letter -> letter == '{').count();
  }
}
