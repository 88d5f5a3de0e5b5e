package org.alidade.web.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the front page lists: items on shelves, and what is not shown. */
public final class FrontList {
  private FrontList() {}

  /**
   * Something with a page.
   *
   * @param shelf heading under which it stands
   * @param href address of its page
   * @param name what it is called
   * @param description one line on what it is
   * @param where the folder it lies in, as the user gave it; may be empty
   */
  public record Item(String shelf, String href, String name, String description, String where) {}

  /**
   * Something without a page.
   *
   * @param name what it is called
   * @param reason why it has none
   */
  public record Left(String name, String reason) {}

  /** The list as a document, shelves in the order of their first items. */
  public static Reply of(List<Item> items, List<Left> left) {
    Map<String, List<Item>> shelves = new LinkedHashMap<>();
    items.forEach(item -> shelves.computeIfAbsent(item.shelf(), s -> new ArrayList<>()).add(item));
    return Reply.json(
        new Json()
            .text("version", version())
            .objects(
                "shelves",
                shelves.entrySet(),
                (json, shelf) ->
                    json.text("title", shelf.getKey())
                        .objects("items", shelf.getValue(), FrontList::item))
            .objects(
                "left",
                left,
                (json, one) -> json.text("name", one.name()).text("reason", one.reason())));
  }

  private static void item(Json json, Item item) {
    json.text("href", item.href())
        .text("name", item.name())
        .text("description", item.description())
        .text("where", item.where());
  }

  private static String version() {
    String version = FrontList.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
