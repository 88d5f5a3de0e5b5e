package org.alidade.site;

import java.util.List;
import java.util.Map;

/**
 * The page in front of the API reference: modules, their packages and what they are for, as
 * Markdown.
 */
final class ApiPage {
  private ApiPage() {}

  static String markdown(Map<String, List<String>> groups, ApiTypes types, boolean linked) {
    StringBuilder text = new StringBuilder("# API reference\n\n");
    text.append(
        "Public packages by artifact. Packages below an `internal` one may change at any time.\n");
    if (linked) {
      text.append(
              "\n[All packages](site:api/index.html), [all types](site:api/allclasses-index.html), ")
          .append("[index of names](site:api/index-all.html).\n");
    }
    groups.forEach(
        (group, modules) -> {
          text.append("\n## ").append(group).append('\n');
          for (String module : modules) {
            text.append("\n### alidade-")
                .append(module)
                .append("\n\n| package | purpose |\n|---|---|\n");
            for (ApiTypes.PublicPackage found : types.packagesOf(module)) {
              String name = "`" + found.name() + "`";
              String cell =
                  linked ? "[" + name + "](site:" + found.page("package-summary") + ")" : name;
              text.append("| ").append(cell).append(" | ").append(found.purpose()).append(" |\n");
            }
          }
        });
    return text.toString();
  }
}
