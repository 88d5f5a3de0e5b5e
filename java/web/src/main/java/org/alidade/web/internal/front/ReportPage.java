package org.alidade.web.internal.front;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.MissingDatasetException;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.ServedFile;

/** A folder with a page that these programs wrote, shown as it is. */
final class ReportPage implements ServedFile, WithContent {
  private final Path folder;
  private final String name;
  private final FolderContent content;

  ReportPage(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    this.content = new FolderContent(folder);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "report";
  }

  @Override
  public String description() {
    return "report page with figures";
  }

  @Override
  public Reply document(String document, Map<String, String> query) {
    if (!document.equals("state")) {
      throw new MissingDatasetException("no such document", name, "see the page");
    }
    boolean there = Files.isRegularFile(folder.resolve(Recognition.PAGE));
    return Reply.json(
        new Json()
            .text("name", name)
            .text("phase", there ? "written" : "missing")
            .text("problem", there ? "" : "The page is not there any more.")
            .text("summary", ""));
  }

  @Override
  public Optional<Reply> content(String file) {
    return content.find(file);
  }
}
